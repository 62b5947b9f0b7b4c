/**
 * Entries of ragas (`user_input`, `reference`, `reference_contexts`; several turns as a list of messages) and deepeval
 * (`input`, `expected_output`, `context`; `additional_metadata`). Contexts name no article: `eval import` looks
 * them up in the articles; without that they are left out.
 */
import { z } from 'zod';
import { caseOfReference, idByPlace } from './imported-case.ts';
import type { Imported } from './imported-case.ts';

/** The warning of contexts that wait for their article. */
export const CONTEXTS_UNPLACED = '依据没有注明文章，用 eval import --articles 可按原文找出';

const messageSchema = z.object({ content: z.string(), type: z.string().optional(), role: z.string().optional() });
const text = z.string().nullish();
const texts = z.array(z.string()).nullish();

const ragasSchema = z.looseObject({
  user_input: z.union([z.string(), z.array(messageSchema)]),
  reference: text,
  reference_contexts: texts,
});

const deepevalSchema = z.looseObject({
  input: z.string(),
  expected_output: text,
  context: texts,
  additional_metadata: z.record(z.string(), z.unknown()).nullish(),
  comments: text,
  name: text,
});

/** Fields of a case that another tool's metadata may carry by the same name. */
const CARRIED: ReadonlySet<string> = new Set([
  'id',
  'category',
  'asker',
  'answerable',
  'evidence',
  'expected_reason',
  'must_include',
  'must_not_include',
  'history',
  'loose',
]);

export function carriedFields(metadata: Readonly<Record<string, unknown>> | null | undefined): Record<string, unknown> {
  return Object.fromEntries(Object.entries(metadata ?? {}).filter(([key]) => CARRIED.has(key)));
}

function withContexts({ value, warnings }: Imported, contexts: readonly string[] | null | undefined): Imported {
  const quotes = (contexts ?? []).filter((each) => each.trim() !== '');
  if (quotes.length === 0 || value['evidence'] !== undefined) return { value, warnings };
  return {
    value: { ...value, contexts: quotes },
    warnings: [...warnings, CONTEXTS_UNPLACED],
  };
}

function ragas(line: number, entry: z.infer<typeof ragasSchema>): Imported | null {
  const { user_input: input, reference, reference_contexts: contexts } = entry;
  const messages = typeof input === 'string' ? [{ content: input, type: 'human' }] : input;
  const question = messages.findLastIndex(({ type, role }) => (type ?? role) === 'human' || (type ?? role) === 'user');
  const asked = messages[question];
  if (asked === undefined) return null;
  const history = messages.slice(0, question).map(({ content, type, role }) => ({
    role: ['human', 'user'].includes(type ?? role ?? '') ? 'user' : 'assistant',
    content,
  }));
  const imported = caseOfReference(idByPlace(line), asked.content, reference ?? '');
  return withContexts(
    { ...imported, value: { ...imported.value, ...(history.length > 0 ? { history } : {}) } },
    contexts,
  );
}

function deepeval(line: number, entry: z.infer<typeof deepevalSchema>): Imported {
  const { input, expected_output: expected, context, additional_metadata: metadata, name } = entry;
  const imported = caseOfReference(
    typeof name === 'string' && name !== '' ? name : idByPlace(line),
    input,
    expected ?? '',
  );
  return withContexts({ ...imported, value: { ...imported.value, ...carriedFields(metadata) } }, context);
}

/** @returns null where the entry is of neither tool (it is then taken for a case as it is) */
export function importReferenceEntry(line: number, value: unknown): Imported | null {
  const asRagas = ragasSchema.safeParse(value);
  if (asRagas.success) return ragas(line, asRagas.data);
  const asDeepeval = deepevalSchema.safeParse(value);
  return asDeepeval.success ? deepeval(line, asDeepeval.data) : null;
}
