/**
 * The wire of saved evaluation runs (`npm run eval`): a list, one run's report, its cases, and two runs compared.
 * Everything is read from what the runner saved; nothing is scored anew. Shares and scores are 0 to 1; spans count
 * UTF-16 code units of the text they belong to.
 */
import { z } from 'zod';
import { understoodPartSchema } from './answer.ts';
import { MAX_PAGE_SIZE } from './library.ts';

/** The names that the runner gives its folders: nothing that could leave the runs folder. */
export const runIdSchema = z.string().regex(/^[\w-]{1,100}$/);

const count = z.number().int().nonnegative();
const page = z.coerce.number().int().min(1).max(1_000_000).default(1);
const pageSize = z.coerce.number().int().min(1).max(MAX_PAGE_SIZE);
const words = z.string().max(200);
const paged = { page: z.number().int(), pageSize: z.number().int(), total: count };

export const caseStatusSchema = z.enum(['pass', 'fail', 'error']);
export const sliceKindSchema = z.enum(['category', 'asker', 'region', 'year']);

/** `low` and `high`: Wilson's 95 % interval. `title` and `meaning` are Chinese; `name` is the runner's. */
export const scoreSchema = z.object({
  name: z.string(),
  title: z.string(),
  meaning: z.string(),
  better: z.enum(['high', 'low']),
  n: count,
  value: z.number(),
  low: z.number(),
  high: z.number(),
});

/** A run as the list shows it. `passed`, `failed`, `errors` are null as long as it is not complete. */
export const runHeadSchema = z.object({
  id: z.string(),
  startedAt: z.string(),
  seconds: z.number().nullable(),
  target: z.string(),
  sets: z.array(z.object({ name: z.string(), cases: count })),
  cases: count,
  isComplete: z.boolean(),
  passed: count.nullable(),
  failed: count.nullable(),
  errors: count.nullable(),
  /** 0 fine · 1 regression or floor missed · 2 bad input · 3 run errors; null without a verdict. */
  exitCode: z.number().int().nullable(),
  /** False where there was neither baseline nor floor to hold a run without errors against. */
  isJudged: z.boolean(),
  /** `unknown` where the run does not say: of another server, or saved by an earlier version. */
  wording: z.enum(['extractive', 'model', 'unknown']),
  model: z.string().nullable(),
  /** The index that was asked; null where the run does not say. */
  articles: z.object({ count, digest: z.string().nullable() }).nullable(),
  version: z.string().nullable(),
  /** `correct`, `cited`, `refusedRight`, `falseRefusal`, in this order, as far as the run has them. */
  scores: z.array(scoreSchema),
});

export const runsQuerySchema = z.object({ page, pageSize: pageSize.default(50) });

/** Newest first. `damaged` are runs of this page that cannot be read; they count in `total`. */
export const runsPageSchema = z.object({
  runs: z.array(runHeadSchema),
  damaged: z.array(z.string()),
  ...paged,
});

export const sliceSchema = z.object({
  by: sliceKindSchema,
  key: z.string(),
  cases: count,
  errors: count,
  correct: scoreSchema.nullable(),
  cited: scoreSchema.nullable(),
});

const scoreChangeSchema = z.object({
  name: z.string(),
  title: z.string(),
  worse: count,
  better: count,
  /** Exact McNemar, two-sided. */
  p: z.number(),
});

/** What the gate found; lists of ids are cut after the first 50, `…Count` tells all. */
export const verdictSchema = z.object({
  exitCode: z.number().int(),
  hasBaseline: z.boolean(),
  regressions: z.array(z.string()),
  regressionCount: count,
  errorCount: count,
  worse: z.array(scoreChangeSchema),
  floors: z.array(
    z.object({
      title: z.string(),
      name: z.string(),
      atLeast: z.number().nullable(),
      atMost: z.number().nullable(),
      where: z.string().nullable(),
      value: z.number().nullable(),
      n: count,
      isKept: z.boolean(),
    }),
  ),
  staleGoldCount: count,
});

/** Of places and years the 40 slices with most cases are given; `moreSlices` tells how many there are besides. */
export const runReportSchema = runHeadSchema.extend({
  allScores: z.array(scoreSchema),
  slices: z.array(sliceSchema),
  moreSlices: count,
  verdict: verdictSchema.nullable(),
  p50Ms: z.number().nullable(),
  p95Ms: z.number().nullable(),
  flips: z.object({ cases: count, verdicts: count, answers: count }).nullable(),
  judged: z.object({ n: count, mean: z.number() }).nullable(),
});

/** What is wrong with an answer: a code, and the words it is about where there are some. */
export const faultSchema = z.object({
  code: z.enum([
    'error',
    'outcome',
    'missing',
    'unwanted',
    'long',
    'uncited',
    'reason',
    'false-quote',
    'numbers',
    'slots',
  ]),
  words: z.array(z.string()),
});

export const caseHeadSchema = z.object({
  id: z.string(),
  question: z.string(),
  category: z.string(),
  asker: z.string(),
  status: caseStatusSchema,
  outcome: z.string(),
  loose: z.boolean(),
  faults: z.array(faultSchema),
});

export const casesQuerySchema = z.object({
  page,
  pageSize: pageSize.default(30),
  /** `failing`: failed or without an answer. */
  status: z.enum(['failing', 'pass', 'fail', 'error']).optional(),
  category: words.optional(),
  asker: words.optional(),
  region: words.optional(),
  year: z.coerce.number().int().optional(),
  /** Words of id or question, without regard to case and spaces. */
  text: words.optional(),
});

const facetSchema = z.array(z.object({ key: z.string(), cases: count, failing: count }));

/** In the order they were asked. `damagedLines` were passed over; `isCut` where the run is larger than is read. */
export const casesPageSchema = z.object({
  cases: z.array(caseHeadSchema),
  facets: z.object({ categories: facetSchema, askers: facetSchema }),
  damagedLines: count,
  isCut: z.boolean(),
  ...paged,
});

export const caseQuerySchema = z.object({ case: z.string().min(1).max(200) });

/** `right`: what was looked for; `wrong`: what must not stand there; `common`: where quote and evidence run together. */
export const markSchema = z.object({ start: count, end: count, kind: z.enum(['right', 'wrong', 'common']) });

export const caseReportSchema = caseHeadSchema.extend({
  regions: z.array(z.string()),
  years: z.array(z.number().int()),
  history: z.array(z.object({ role: z.enum(['user', 'assistant']), content: z.string() })),
  answerable: z.boolean(),
  notes: z.string(),
  expectedReasons: z.array(z.string()),
  reason: z.string().nullable(),
  error: z.string().nullable(),
  wanted: z.array(z.object({ alternatives: z.array(z.string()), isFound: z.boolean() })),
  unwanted: z.array(z.object({ words: z.string(), isFound: z.boolean() })),
  evidence: z.array(z.object({ article: z.string(), quote: z.string(), marks: z.array(markSchema) })),
  answer: z.string(),
  answerMarks: z.array(markSchema),
  citations: z.array(
    z.object({
      n: z.number().int().nullable(),
      articleId: z.string(),
      title: z.string(),
      quote: z.string(),
      start: z.number().int(),
      end: z.number().int(),
      holdsEvidence: z.boolean(),
      isTrue: z.boolean().nullable(),
      marks: z.array(markSchema),
    }),
  ),
  scores: z.array(z.object({ name: z.string(), title: z.string(), meaning: z.string(), value: z.number() })),
  understood: z.array(understoodPartSchema).nullable(),
  retrieved: z.array(z.object({ title: z.string(), score: z.number(), holdsEvidence: z.boolean() })).nullable(),
  twin: z.object({ question: z.string(), answer: z.string(), isCorrect: z.boolean() }).nullable(),
  judgement: z.object({ grade: z.number().nullable(), words: z.string() }).nullable(),
  repeats: z.object({ runs: count, correct: count, answers: count }).nullable(),
  /** Milliseconds by stage. */
  timings: z.record(z.string(), z.number()),
});

export const changeSchema = z.enum(['now-failing', 'now-passing', 'still-failing', 'weaker', 'changed-answer']);

export const compareQuerySchema = z.object({
  base: runIdSchema,
  with: runIdSchema,
  /** Which cases are listed; default the first kind that has some. */
  change: changeSchema.optional(),
  page,
  pageSize: pageSize.default(30),
});

const comparedStateSchema = z.object({ status: caseStatusSchema, outcome: z.string(), faults: z.array(faultSchema) });

/** Cases are those in both runs; `cases` one page of those with `change`, in the order of `with`. */
export const comparisonSchema = z.object({
  base: runHeadSchema,
  with: runHeadSchema,
  common: count,
  /** Only in `with`, and only in `base`. */
  added: count,
  gone: count,
  counts: z.record(changeSchema, count),
  /** `correct` and `cited`. */
  changes: z.array(scoreChangeSchema),
  /** By share of right answers over common cases; those with a difference first. */
  slices: z.array(
    z.object({
      by: sliceKindSchema,
      key: z.string(),
      cases: count,
      base: z.number(),
      with: z.number(),
      worse: count,
      better: count,
      p: z.number(),
    }),
  ),
  moreSlices: count,
  change: changeSchema,
  cases: z.array(
    z.object({
      id: z.string(),
      question: z.string(),
      category: z.string(),
      asker: z.string(),
      isAnswerChanged: z.boolean(),
      /** Titles of scores that were full in one run and no more, or not yet, in the other. */
      lost: z.array(z.string()),
      won: z.array(z.string()),
      before: comparedStateSchema,
      after: comparedStateSchema,
    }),
  ),
  ...paged,
});

export const compareCaseQuerySchema = z.object({
  base: runIdSchema,
  with: runIdSchema,
  case: z.string().min(1).max(200),
});

/** One case in both runs; `differences` lead from the answer before to the answer after. */
export const comparedCaseSchema = z.object({
  before: caseReportSchema,
  after: caseReportSchema,
  differences: z.array(z.object({ kind: z.enum(['same', 'gone', 'new']), text: z.string() })),
});

export type CaseStatus = z.infer<typeof caseStatusSchema>;
export type SliceKind = z.infer<typeof sliceKindSchema>;
export type Score = z.infer<typeof scoreSchema>;
export type RunHead = z.infer<typeof runHeadSchema>;
export type RunsQuery = z.infer<typeof runsQuerySchema>;
export type RunsPage = z.infer<typeof runsPageSchema>;
export type RunSlice = z.infer<typeof sliceSchema>;
export type Verdict = z.infer<typeof verdictSchema>;
export type RunReport = z.infer<typeof runReportSchema>;
export type Fault = z.infer<typeof faultSchema>;
export type CaseHead = z.infer<typeof caseHeadSchema>;
export type CasesQuery = z.infer<typeof casesQuerySchema>;
export type CasesPage = z.infer<typeof casesPageSchema>;
export type CaseReport = z.infer<typeof caseReportSchema>;
export type Mark = z.infer<typeof markSchema>;
export type Change = z.infer<typeof changeSchema>;
export type CompareQuery = z.infer<typeof compareQuerySchema>;
export type Comparison = z.infer<typeof comparisonSchema>;
export type ComparedCase = Comparison['cases'][number];
export type ComparedCaseReport = z.infer<typeof comparedCaseSchema>;
