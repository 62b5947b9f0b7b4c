/**
 * The wire of a question and its answer: what `POST /api/ask` takes and gives.
 * One schema gives validation, type and documentation. Offsets count UTF-16 code units of the
 * article text that `GET /api/articles/:id` returns; spans are half open, `[start, end)`.
 */
import { z } from 'zod';
import { MAX_HISTORY_TURNS, MAX_QUESTION_LENGTH, MAX_TURN_LENGTH } from './limits.ts';

export { MAX_HISTORY_TURNS, MAX_QUESTION_LENGTH, MAX_TURN_LENGTH };

export const articleKindSchema = z.enum(['work-report', 'news', 'policy', 'other']);

export const turnSchema = z.object({
  role: z.enum(['user', 'assistant']),
  content: z.string().max(MAX_TURN_LENGTH),
});

/** What is given here stands instead of what the question says of place, time or kind; an empty list asks for nothing. */
export const filtersSchema = z.object({
  regions: z.array(z.string().max(50)).max(50).optional(),
  years: z.array(z.number().int().min(1900).max(2200)).max(50).optional(),
  kinds: z.array(articleKindSchema).max(10).optional(),
});

/** 1 to 1000 characters once blanks around it are cut off. A character is at most two UTF-16 units: longer is not even counted. */
export const questionSchema = z
  .string()
  .trim()
  .min(1)
  .max(2 * MAX_QUESTION_LENGTH)
  .check(({ value, issues }) => {
    if ([...value].length > MAX_QUESTION_LENGTH) {
      issues.push({ code: 'too_big', origin: 'string', maximum: MAX_QUESTION_LENGTH, inclusive: true, input: value });
    }
  })
  // JSON Schema counts characters (RFC 8259), not units.
  .meta({ maxLength: MAX_QUESTION_LENGTH });

export const askRequestSchema = z.object({
  question: questionSchema,
  history: z.array(turnSchema).max(MAX_HISTORY_TURNS).optional(),
  filters: filtersSchema.optional(),
});

export const outcomeSchema = z.enum(['answered', 'refused', 'clarify']);

export const reasonSchema = z.enum([
  'not-covered',
  'no-such-region',
  'no-such-period',
  'no-such-indicator',
  'off-topic',
  'unsafe',
  'ambiguous',
]);

export const statusSchema = z.enum(['achieved', 'estimated', 'target', 'stated']);

export const boundSchema = z.enum(['exact', 'about', 'at-least', 'over', 'at-most', 'nearly']);

export const measureSchema = z.enum([
  'level',
  'new',
  'net-new',
  'change',
  'growth',
  'average-growth',
  'share',
  'rank',
  'multiple',
]);

export const intentSchema = z.enum([
  'figure',
  'compare',
  'list',
  'policy',
  'who',
  'where',
  'when',
  'definition',
  'coverage',
  'fact',
  'off-topic',
  'attack',
]);

/** How one part of the question was read. `carriedOver` and `relaxed` name slots. */
export const understoodPartSchema = z.object({
  intent: intentSchema,
  regions: z.array(z.string()),
  periods: z.array(z.string()),
  indicators: z.array(z.string()),
  subjects: z.array(z.string()),
  status: statusSchema.nullable(),
  carriedOver: z.array(z.string()),
  relaxed: z.array(z.string()),
});

/** A word of the question with one wrong character, and as it was read. */
export const correctionSchema = z.object({ typed: z.string(), read: z.string() });

/** Words outside the quote that a slot was read from: a heading, the title, a sentence before. */
export const citationContextSchema = z.object({
  slot: z.string(),
  text: z.string(),
  start: z.number().int().nonnegative(),
  end: z.number().int().nonnegative(),
});

/** `quote` is exactly the article text at `[start, end)`. */
export const citationSchema = z.object({
  n: z.number().int().positive(),
  articleId: z.string(),
  title: z.string(),
  publishedOn: z.string().nullable(),
  regions: z.array(z.string()),
  year: z.number().int().nullable(),
  source: z.string(),
  sectionPath: z.array(z.string()),
  quote: z.string(),
  start: z.number().int().nonnegative(),
  end: z.number().int().nonnegative(),
  context: z.array(citationContextSchema),
});

/** A figure of the answer that passed its proof; `n` is its citation, `answerStart`/`answerEnd` its place in `answer`. */
export const provedFigureSchema = z.object({
  indicator: z.string(),
  subject: z.string().nullable(),
  value: z.number(),
  maxValue: z.number().nullable(),
  unit: z.string(),
  bound: boundSchema,
  measure: measureSchema,
  comparedWith: z.string().nullable(),
  status: statusSchema,
  period: z.string().nullable(),
  region: z.string().nullable(),
  n: z.number().int().positive(),
  answerStart: z.number().int().nonnegative(),
  answerEnd: z.number().int().nonnegative(),
});

/** A number computed from proved figures; `from` are indexes into `figures`. */
export const derivedFigureSchema = z.object({
  value: z.number(),
  unit: z.string(),
  formula: z.string(),
  from: z.array(z.number().int().nonnegative()),
});

export const conflictSchema = z.object({
  indicator: z.string(),
  period: z.string().nullable(),
  region: z.string().nullable(),
  values: z.array(z.object({ value: z.number(), unit: z.string(), n: z.number().int().positive() })),
});

export const missingPartSchema = z.object({ part: z.string(), reason: reasonSchema });

export const timingsSchema = z.object({
  understand: z.number(),
  retrieve: z.number(),
  compose: z.number(),
  verify: z.number(),
  total: z.number(),
});

/**
 * How passages were found, where an embedding model is set: by words and vectors, or by words alone and why: the index
 * has no vectors, or those of another model; the service was too slow, or did not give any.
 */
export const retrievalSchema = z.object({
  by: z.enum(['words', 'words-and-vectors']),
  reason: z.enum(['no-vectors', 'other-model', 'slow', 'unavailable']).optional(),
});

export const answerSchema = z.object({
  id: z.string(),
  answer: z.string(),
  outcome: outcomeSchema,
  reason: reasonSchema.optional(),
  missing: z.array(missingPartSchema),
  mode: z.enum(['extractive', 'model']),
  fallback: z.string().optional(),
  /** `corrections` is there only where a word of the question was read as another than typed. */
  understood: z.object({ parts: z.array(understoodPartSchema), corrections: z.array(correctionSchema).optional() }),
  retrieval: retrievalSchema.optional(),
  citations: z.array(citationSchema),
  figures: z.array(provedFigureSchema),
  derived: z.array(derivedFigureSchema),
  conflicts: z.array(conflictSchema),
  suggestions: z.array(z.string()),
  generation: z.number().int().nonnegative(),
  timings: timingsSchema,
});

export type ArticleKind = z.infer<typeof articleKindSchema>;
export type Turn = z.infer<typeof turnSchema>;
export type Filters = z.infer<typeof filtersSchema>;
export type AskRequest = z.infer<typeof askRequestSchema>;
export type Outcome = z.infer<typeof outcomeSchema>;
export type Reason = z.infer<typeof reasonSchema>;
export type Status = z.infer<typeof statusSchema>;
export type Intent = z.infer<typeof intentSchema>;
export type Correction = z.infer<typeof correctionSchema>;
export type UnderstoodPart = z.infer<typeof understoodPartSchema>;
export type Citation = z.infer<typeof citationSchema>;
export type ProvedFigure = z.infer<typeof provedFigureSchema>;
export type DerivedFigure = z.infer<typeof derivedFigureSchema>;
export type Conflict = z.infer<typeof conflictSchema>;
export type MissingPart = z.infer<typeof missingPartSchema>;
export type Retrieval = z.infer<typeof retrievalSchema>;
export type Answer = z.infer<typeof answerSchema>;
