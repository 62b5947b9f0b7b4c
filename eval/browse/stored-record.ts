/**
 * `run.json` as it is read back for the client's page: what is shown of it, with what earlier versions did not save
 * made up for. Anything that is no record of a run is refused as a whole.
 */
import { readFileSync, statSync } from 'node:fs';
import { z } from 'zod';
import { JushiError } from '../../knowledge/errors.ts';
import { sliceKindSchema } from '../../protocol/evaluation.ts';
import { recordFile } from '../runs/run-folder.ts';

const count = z.number().int().nonnegative();
const summarySchema = z.object({ n: count, value: z.number(), low: z.number(), high: z.number() });
const scoresSchema = z.record(z.string(), summarySchema);
const changeSchema = z.object({ score: z.string(), worse: count, better: count, p: z.number() });

const storedRecordSchema = z.object({
  id: z.string(),
  target: z.string(),
  sets: z.array(z.object({ name: z.string(), cases: count })),
  selected: count,
  isComplete: z.boolean(),
  asked: z
    .object({
      model: z.string().nullable().optional(),
      articles: z.object({ count, digest: z.string().nullable() }).optional(),
      version: z.string().optional(),
    })
    .catch({}),
  summary: z
    .object({
      cases: count,
      passed: count,
      failed: count,
      errors: count,
      scores: scoresSchema,
      slices: z.array(
        z.object({ by: sliceKindSchema, key: z.string(), cases: count, errors: count, scores: scoresSchema }),
      ),
      judged: z.object({ n: count, mean: z.number() }).nullable().catch(null),
      flips: z.object({ cases: count, verdicts: count, answers: count }).nullable().catch(null),
    })
    .nullable(),
  gate: z
    .object({
      exitCode: z.number().int(),
      comparison: z.unknown().transform((comparison) => comparison ?? null),
      regressions: z.array(z.string()),
      worse: z.array(changeSchema),
      floors: z.array(
        z.object({
          floor: z.object({
            score: z.string(),
            atLeast: z.number().optional(),
            atMost: z.number().optional(),
            where: z.object({ key: z.string() }).optional(),
          }),
          n: count,
          value: z.number().nullable(),
          isKept: z.boolean(),
        }),
      ),
      errors: z.array(z.string()),
      staleGold: z.array(z.unknown()).catch([]),
    })
    .nullable(),
  times: z.object({
    startedAt: z.string(),
    seconds: z.number().nullable(),
    p50Ms: z.number().nullish(),
    p95Ms: z.number().nullish(),
  }),
});

export type StoredRecord = z.infer<typeof storedRecordSchema>;

/** A run of 10,000 cases in 3,000 places takes 3 MB; what is larger was not written by the runner. */
const LARGEST_BYTES = 64 * 1_048_576;

/** @throws JushiError `unreadable-run` */
export function readStoredRecord(folder: string): StoredRecord {
  const file = recordFile(folder);
  try {
    if (statSync(file).size > LARGEST_BYTES) throw new Error(`more than ${LARGEST_BYTES} bytes`);
    return storedRecordSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (cause) {
    throw new JushiError('unreadable-run', undefined, { cause });
  }
}
