import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { expectedFigureSchema } from '../../eval/cases/case-schema.ts';
import { filtersSchema, questionSchema, reasonSchema, turnSchema } from '../../protocol/answer.ts';
import { CASES_FILE, articleOf, ingestSamples } from './sample-folder.ts';
import type { IngestedSamples } from './sample-folder.ts';

/** The contract's format, held strictly: a misspelt field of a bundled case is a defect. */
const sampleCaseSchema = z.strictObject({
  id: z.string().regex(/^s-\d{3}$/),
  category: z.enum([
    'figure',
    'target_vs_actual',
    'policy',
    'list',
    'entity',
    'compare',
    'definition',
    'unanswerable',
    'ambiguous',
    'robustness',
    'injection',
    'multiturn',
    'coverage',
  ]),
  question: questionSchema,
  history: z.array(turnSchema),
  answerable: z.boolean(),
  must_include: z.array(z.array(z.string().min(1)).min(1)),
  must_not_include: z.array(z.string().min(1)),
  evidence: z.array(z.strictObject({ article: z.string().min(1), quote: z.string().min(6).max(400) })),
  expected_reason: reasonSchema.optional(),
  asker: z.enum(['investor', 'staff', 'evaluator']),
  notes: z.string().min(1),
  figures: z.array(expectedFigureSchema.strict()).optional(),
  filters: filtersSchema.strict().optional(),
  self_contained: questionSchema.optional(),
});

const lines = readFileSync(CASES_FILE, 'utf8')
  .split('\n')
  .filter((line) => line !== '');
const cases = lines.map((line) => sampleCaseSchema.parse(JSON.parse(line)));

function countOf(category: string): number {
  return cases.filter((one) => one.category === category).length;
}

function idsOf(some: readonly { readonly id: string }[]): string[] {
  return some.map(({ id }) => id);
}

describe('the sample cases', () => {
  let samples: IngestedSamples;

  beforeAll(async () => {
    samples = await ingestSamples();
  });

  it('have ids and questions of their own', () => {
    expect(new Set(cases.map(({ id }) => id)).size).toBe(cases.length);
    // A follow-up is told apart by its history.
    const asked = cases.map(({ question, history }) => JSON.stringify([question, history]));
    expect(new Set(asked).size).toBe(cases.length);
  });

  it('cover every category, and ask in the voice of every asker', () => {
    expect(cases.length).toBeGreaterThanOrEqual(30);
    expect(sampleCaseSchema.shape.category.options.filter((category) => countOf(category) === 0)).toEqual([]);
    expect(countOf('ambiguous')).toBeGreaterThanOrEqual(2);
    expect(countOf('multiturn')).toBeGreaterThanOrEqual(4);
    expect(countOf('compare')).toBeGreaterThanOrEqual(3);
    expect(new Set(cases.map(({ asker }) => asker)).size).toBe(3);
  });

  it('ask for every reason of a refusal, and for none where there is an answer', () => {
    const refused = cases.filter(({ answerable }) => !answerable);
    const reasons = new Set(refused.map((one) => one.expected_reason));
    const ofRefusals = reasonSchema.options.filter((reason) => reason !== 'ambiguous');
    expect([...reasons].toSorted()).toEqual(ofRefusals.toSorted());
    expect(idsOf(refused.filter((one) => one.must_include.length + one.evidence.length > 0))).toEqual([]);
    const answered = cases.filter(({ answerable }) => answerable);
    expect(idsOf(answered.filter((one) => one.expected_reason !== undefined))).toEqual([]);
    expect(idsOf(answered.filter((one) => one.must_include.length === 0))).toEqual([]);
  });

  it('carry a history exactly where they follow up, and it alternates, the asker first', () => {
    expect(idsOf(cases.filter(({ category, history }) => history.length > 0 !== (category === 'multiturn')))).toEqual(
      [],
    );
    const uneven = cases.filter(
      ({ history }) =>
        history.length % 2 === 1 ||
        history.some(({ role }, index) => role !== (index % 2 === 0 ? 'user' : 'assistant')),
    );
    expect(idsOf(uneven)).toEqual([]);
  });

  it('quote their evidence exactly, and never from noise', () => {
    const wrong = cases.flatMap(({ id, evidence }) =>
      evidence.flatMap(({ article: name, quote }) => {
        const article = articleOf(samples.articles, name);
        const start = article?.text.indexOf(quote) ?? -1;
        if (!article || start === -1) return [`${id}: ${name}: ${quote}`];
        const end = start + quote.length;
        return article.noise.some((span) => span.start < end && start < span.end) ? [`${id}: noise: ${quote}`] : [];
      }),
    );
    expect(wrong).toEqual([]);
  });

  it('have evidence wherever there is an answer, but for what the index as a whole tells', () => {
    const expected = cases.filter(({ answerable, category }) => answerable && category !== 'coverage');
    expect(idsOf(cases.filter(({ evidence }) => evidence.length > 0))).toEqual(idsOf(expected));
  });

  it('ask about every article but one or two, the page without a title among them', () => {
    const asked = new Set(cases.flatMap(({ evidence }) => evidence.map(({ article }) => article)));
    expect(asked.size).toBeGreaterThanOrEqual(samples.articles.length - 2);
    expect(asked.has('003')).toBe(true);
  });
});
