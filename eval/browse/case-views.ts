/** From cases as they were saved to what the page shows of them (protocol/evaluation.ts). Pure. */
import { z } from 'zod';
import { understoodPartSchema } from '../../protocol/answer.ts';
import type { CaseHead, CaseReport, CasesPage, CasesQuery } from '../../protocol/evaluation.ts';
import { marksOfAnswer, marksOfCitation, marksOfEvidence } from '../report/case-marks.ts';
import { faultListOf } from '../report/faults.ts';
import { normaliseText } from '../reference/normalise-text.ts';
import { SCORE_NAMES, SCORES } from '../score/score-table.ts';
import type { CaseIndex, IndexedCase } from './case-index.ts';
import type { StoredResult } from './stored-result.ts';

export function caseHead({ id, question, category, asker, status, outcome, loose, faults }: IndexedCase): CaseHead {
  return { id, question, category, asker, status, outcome, loose, faults };
}

function passes(each: IndexedCase, query: CasesQuery): boolean {
  const { status, category, asker, region, year, text } = query;
  const wanted = normaliseText(text);
  return (
    (status === undefined || (status === 'failing' ? each.status !== 'pass' : each.status === status)) &&
    (category === undefined || each.category === category) &&
    (asker === undefined || each.asker === asker) &&
    (region === undefined || each.regions.includes(region)) &&
    (year === undefined || each.years.includes(year)) &&
    (wanted === '' || normaliseText(each.id).includes(wanted) || normaliseText(each.question).includes(wanted))
  );
}

function facetOf(cases: readonly IndexedCase[], keyOf: (each: IndexedCase) => string): CasesPage['facets']['askers'] {
  const counts = new Map<string, { cases: number; failing: number }>();
  for (const each of cases) {
    const key = keyOf(each);
    if (key === '') continue;
    const before = counts.get(key) ?? { cases: 0, failing: 0 };
    counts.set(key, { cases: before.cases + 1, failing: before.failing + (each.status === 'pass' ? 0 : 1) });
  }
  return [...counts].map(([key, found]) => ({ key, ...found })).sort((a, b) => (a.key < b.key ? -1 : 1));
}

/** One page of the cases that pass the query; the facets are of the whole run. */
export function casesPage({ cases, damagedLines, isCut }: CaseIndex, query: CasesQuery): CasesPage {
  const { page, pageSize } = query;
  const found = cases.filter((each) => passes(each, query));
  return {
    cases: found.slice((page - 1) * pageSize, page * pageSize).map(caseHead),
    facets: {
      categories: facetOf(cases, ({ category }) => category),
      askers: facetOf(cases, ({ asker }) => asker),
    },
    damagedLines,
    isCut,
    page,
    pageSize,
    total: found.length,
  };
}

const understoodSchema = z.object({ parts: z.array(understoodPartSchema) });

function expectedReasons(expected: StoredResult['case']['expected_reason']): string[] {
  return expected === null || expected === undefined ? [] : [expected].flat();
}

export function caseReport(result: StoredResult): CaseReport {
  const { id, category, asker, status, outcome, loose, bits, case: item, answer, twin } = result;
  const missing = new Set(bits.missing.map((group) => group.join('\n')));
  const wrong = new Set(bits.wrong);
  const scores: Record<string, number | null | undefined> = result.scores;
  return {
    id,
    question: item.question,
    category,
    asker,
    status,
    outcome,
    loose,
    faults: faultListOf(result),
    regions: result.regions,
    years: result.years,
    history: item.history,
    answerable: result.answerable,
    notes: item.notes,
    expectedReasons: expectedReasons(item.expected_reason),
    reason: result.reason,
    error: result.error,
    wanted: item.must_include.map((alternatives) => ({
      alternatives,
      isFound: status !== 'error' && !missing.has(alternatives.join('\n')),
    })),
    unwanted: item.must_not_include.map((words) => ({ words, isFound: wrong.has(words) })),
    evidence: item.evidence.map((evidence) => ({ ...evidence, marks: marksOfEvidence(evidence, result) })),
    answer,
    answerMarks: marksOfAnswer(result),
    citations: result.citations.map((citation) => ({ ...citation, marks: marksOfCitation(citation, result) })),
    scores: SCORE_NAMES.flatMap((name) => {
      const value = scores[name];
      const { title, meaning } = SCORES[name];
      return value === null || value === undefined ? [] : [{ name, title, meaning, value }];
    }),
    understood: understoodSchema.safeParse(result.understood).data?.parts ?? null,
    retrieved: result.retrieved,
    twin: twin === null ? null : { question: twin.question, answer: twin.answer, isCorrect: twin.correct },
    judgement: result.judgement,
    repeats: result.repeats,
    timings: result.timings,
  };
}
