/**
 * What is marked of a case: in the answer what was looked for and what must not stand there, in evidence and quotes
 * where the two run together. Pure; called by the HTML report and the client's page.
 */
import type { EvalCase } from '../cases/case-schema.ts';
import { isSameArticle } from '../reference/score-reference.ts';
import { commonPlace, placesOf } from './html/marks.ts';
import type { Mark } from './html/marks.ts';

export interface MarkedCase {
  readonly case: Pick<EvalCase, 'must_include' | 'must_not_include' | 'evidence'>;
  readonly answer: string;
  readonly citations: readonly { readonly title: string; readonly quote: string }[];
}

/** Comparing grows with the product of two lengths; an answer or quote longer than this is nobody's to read marked. */
const LONGEST = 20_000;

export function marksOfAnswer({ case: item, answer }: MarkedCase): Mark[] {
  if (answer.length > LONGEST) return [];
  return [
    ...placesOf(item.must_not_include, answer).map((span) => ({ ...span, kind: 'wrong' as const })),
    ...placesOf(item.must_include.flat(), answer).map((span) => ({ ...span, kind: 'right' as const })),
  ];
}

/** The longest stretch that `text` shares with one of `others`; none where they share too little. */
function longestCommon(text: string, others: readonly string[]): Mark[] {
  if (text.length > LONGEST) return [];
  const places = others
    .filter((other) => other.length <= LONGEST)
    .flatMap((other) => commonPlace(text, other) ?? [])
    .sort((a, b) => b.end - b.start - (a.end - a.start));
  return places.slice(0, 1).map((span) => ({ ...span, kind: 'common' as const }));
}

export function marksOfEvidence({ article, quote }: EvalCase['evidence'][number], { citations }: MarkedCase): Mark[] {
  const own = citations.filter(({ title }) => isSameArticle(title, article));
  return longestCommon(
    quote,
    own.map((citation) => citation.quote),
  );
}

export function marksOfCitation(
  { title, quote }: MarkedCase['citations'][number],
  { case: { evidence } }: MarkedCase,
): Mark[] {
  const own = evidence.filter(({ article }) => isSameArticle(title, article));
  return longestCommon(
    quote,
    own.map((each) => each.quote),
  );
}
