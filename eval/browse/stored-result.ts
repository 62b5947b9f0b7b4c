/**
 * A line of `results.jsonl` as it is read back for the client's page. What earlier versions did not save is made up
 * for; a line that is no result gives null, and its run shows the others.
 */
import { z } from 'zod';
import { turnSchema } from '../../protocol/answer.ts';
import { caseStatusSchema } from '../../protocol/evaluation.ts';
import { evidenceSchema } from '../cases/case-schema.ts';

const texts = z.array(z.string());
const share = z.number().nullable();

const storedResultSchema = z.object({
  id: z.string().min(1),
  category: z.string().default('other'),
  asker: z.string().default(''),
  regions: texts.default([]),
  years: z.array(z.number().int()).default([]),
  answerable: z.boolean().default(true),
  loose: z.boolean().default(false),
  status: caseStatusSchema,
  outcome: z.string(),
  reason: z.string().nullable().default(null),
  error: z.string().nullable().default(null),
  answer: z.string(),
  scores: z
    .record(z.string(), share)
    .transform((scores) => ({ quotesTrue: null, numbers: null, slots: null, ...scores })),
  bits: z.object({
    correct: z.boolean(),
    outcomeRight: z.boolean(),
    missing: z.array(texts),
    wrong: texts,
    focused: z.boolean(),
    cited: z.boolean().nullable(),
    reason: z.boolean().nullable(),
  }),
  case: z.object({
    question: z.string(),
    history: z.array(turnSchema).catch([]),
    answerable: z.boolean().default(true),
    must_include: z.array(texts).default([]),
    must_not_include: texts.default([]),
    evidence: z.array(evidenceSchema).catch([]),
    expected_reason: z.union([z.string(), texts]).nullish().catch(null),
    notes: z.string().catch(''),
  }),
  citations: z
    .array(
      z.object({
        n: z.number().int().nullable(),
        articleId: z.string(),
        title: z.string(),
        quote: z.string(),
        start: z.number().int(),
        end: z.number().int(),
        holdsEvidence: z.boolean(),
        isTrue: z.boolean().nullable(),
      }),
    )
    .catch([]),
  understood: z.unknown().optional(),
  retrieved: z
    .array(z.object({ title: z.string(), score: z.number(), holdsEvidence: z.boolean() }))
    .nullable()
    .catch(null),
  twin: z.object({ question: z.string(), answer: z.string(), correct: z.boolean() }).nullable().catch(null),
  judgement: z.object({ grade: z.number().nullable(), words: z.string() }).nullable().catch(null),
  repeats: z
    .object({ runs: z.number().int(), correct: z.number().int(), answers: z.number().int() })
    .nullable()
    .catch(null),
  timings: z.record(z.string(), z.number()).catch({}),
});

export type StoredResult = z.infer<typeof storedResultSchema>;

/** Null for what is no result: half a line, foreign words. */
export function parseStoredResult(text: string): StoredResult | null {
  try {
    return storedResultSchema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}
