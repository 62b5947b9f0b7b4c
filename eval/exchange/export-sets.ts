/** Our cases in the shapes other tools read: promptfoo (YAML, asking a running server) and ragas (JSON). */
import { stringify } from 'yaml';
import type { EvalCase } from '../cases/case-schema.ts';
import type { CaseResult } from '../run/case-result.ts';

/** Fields that promptfoo's assertions and variables do not hold, kept so that nothing is lost on the way back. */
function metadataOf(item: EvalCase): Record<string, unknown> {
  const { id, category, asker, answerable, evidence, expected_reason: reason, history, loose } = item;
  return {
    id,
    category,
    answerable,
    ...(asker === '' ? {} : { asker }),
    ...(evidence.length === 0 ? {} : { evidence }),
    ...(reason === undefined || reason === null ? {} : { expected_reason: reason }),
    ...(history.length === 0 ? {} : { history }),
    ...(loose === undefined ? {} : { loose }),
  };
}

/** @param serverUrl the address promptfoo asks, as its HTTP provider has it */
export function exportPromptfoo(cases: readonly EvalCase[], serverUrl: string): string {
  return stringify(
    {
      description: '据实回归题集',
      prompts: ['{{question}}'],
      providers: [
        {
          id: 'http',
          config: {
            url: `${serverUrl}/api/ask`,
            method: 'POST',
            headers: { 'content-type': 'application/json' },
            body: { question: '{{prompt}}' },
            transformResponse: 'json.answer',
          },
        },
      ],
      tests: cases.map((item) => ({
        description: item.notes === '' ? item.id : item.notes,
        vars: { question: item.question },
        assert: [
          ...item.must_include.map((group) =>
            group.length === 1 ? { type: 'icontains', value: group[0] } : { type: 'icontains-any', value: group },
          ),
          ...item.must_not_include.map((value) => ({ type: 'not-icontains', value })),
        ],
        metadata: metadataOf(item),
      })),
    },
    { lineWidth: 0 },
  );
}

/**
 * ragas' single-turn samples; with results of a run also `response` and `retrieved_contexts`. A follow-up goes without
 * its history, because a data set of ragas is of one kind.
 */
export function exportRagas(cases: readonly EvalCase[], results: ReadonlyMap<string, CaseResult>): string {
  const samples = cases.map((item) => {
    const result = results.get(item.id);
    return {
      user_input: item.self_contained ?? item.question,
      ...(result === undefined
        ? {}
        : { response: result.answer, retrieved_contexts: result.citations.map(({ quote }) => quote) }),
      reference: item.answerable ? item.must_include.map((group) => group[0]).join('；') : '资料中没有',
      reference_contexts: item.evidence.map(({ quote }) => quote),
    };
  });
  return `${JSON.stringify(samples, null, 2)}\n`;
}
