/**
 * One case of a regression set: a question and what a right answer holds (docs/evaluation.md; the fields
 * after `notes` are ours and optional). The schema validates, gives the type and is printed as JSON Schema.
 * Unknown fields are kept and named by lint, not refused: sets of other tools carry their own.
 */
import { z } from 'zod';
import { MAX_HISTORY_TURNS, filtersSchema, questionSchema, statusSchema, turnSchema } from '../../protocol/answer.ts';

export const evidenceSchema = z.object({
  article: z.string().min(1).describe('The title of the article; "003" means the report page that has no title.'),
  quote: z.string().min(1).describe('Words of the article that hold the answer, exactly as printed.'),
});

const words = z.union([z.string(), z.array(z.string()).min(1)]).optional();

/** A figure the answer must hold as a record. Only the slots that are given are compared; of a list one must be met. */
export const expectedFigureSchema = z.object({
  value: z.number(),
  maxValue: z.number().optional(),
  unit: z.string().optional(),
  indicator: words,
  subject: words,
  region: words,
  period: words,
  status: statusSchema.optional(),
  bound: z.string().optional(),
  measure: z.string().optional(),
});

export const caseSchema = z.looseObject({
  id: z.string().min(1).max(200).describe('Stable: baselines compare by it.'),
  category: z
    .string()
    .min(1)
    .default('other')
    .describe('figure, list, policy, compare, unanswerable … — sets the length limit.'),
  question: questionSchema,
  history: z.array(turnSchema).max(MAX_HISTORY_TURNS).default([]).describe('The talk before, newest last.'),
  answerable: z
    .boolean()
    .default(true)
    .describe('False where the articles do not cover it: the right answer is a refusal.'),
  must_include: z
    .array(z.array(z.string().min(1)).min(1))
    .default([])
    .describe('Of each group at least one alternative must stand in the answer.'),
  must_not_include: z.array(z.string().min(1)).default([]).describe('None of these may stand in the answer.'),
  evidence: z
    .array(evidenceSchema)
    .default([])
    .describe('Where the answer stands; several when each of them is enough.'),
  expected_reason: z
    .union([z.string(), z.array(z.string()).min(1)])
    .nullish()
    .describe('The reason a refusal must give; one of several.'),
  asker: z.string().default('').describe('investor, staff, evaluator … — a slice of the report.'),
  notes: z.string().default(''),
  filters: filtersSchema.optional().describe('Sent with the question.'),
  loose: z
    .boolean()
    .optional()
    .describe('True where a case that passed in the baseline may fail without failing the run.'),
  figures: z.array(expectedFigureSchema).optional().describe('Figures the answer must hold, slot by slot.'),
  self_contained: questionSchema
    .optional()
    .describe('The same question asked without history: its twin. Both should get the same answer.'),
  regions: z
    .array(z.string())
    .optional()
    .describe('Slices of the report; read from question and evidence when missing.'),
  years: z
    .array(z.number().int())
    .optional()
    .describe('Slices of the report; read from question and evidence when missing.'),
});

export type EvalCase = z.infer<typeof caseSchema>;
export type ExpectedFigure = z.infer<typeof expectedFigureSchema>;

export const KNOWN_FIELDS: ReadonlySet<string> = new Set(Object.keys(caseSchema.shape));

/** The JSON Schema of one line of a set, for editors and other tools. */
export function caseJsonSchema(): unknown {
  return z.toJSONSchema(caseSchema, { io: 'input' });
}
