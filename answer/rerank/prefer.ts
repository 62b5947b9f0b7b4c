/**
 * Where a re-ranking service has a say. Among the sentences of a part that is answered in prose, those that our own
 * ranking holds for about equal, with the same place, period and status, are put in the service's order; figures,
 * comparisons, answers over all places, and whether anything is answered at all, stay with our own rules.
 */
import type { RankedCandidate } from '../retrieve/candidate.ts';
import type { Reranker } from './port.ts';

/** Chosen: scores of two sentences this near say nothing about which is better. */
const TIE = 0.95;
const MOST_TIED = 12;
/** Of what a document is made of; services count tokens. */
const LONGEST_DOCUMENT = 1000;

/** Rank (from 0) of sentences that the service has put in order, by `keyOf`. */
export type Preference = ReadonlyMap<string, number>;

export const NO_PREFERENCE: Preference = new Map();

function keyOf({ article, start }: RankedCandidate): string {
  return `${article.id}:${start}`;
}

function isTied(best: RankedCandidate, candidate: RankedCandidate): boolean {
  return (
    candidate.score >= best.score * TIE &&
    candidate.regionFit === best.regionFit &&
    candidate.periodFit === best.periodFit &&
    candidate.statusFit === best.statusFit
  );
}

/** @returns those at the front that are about as good as the first; empty where the first stands alone */
function tiedOf(fitting: readonly RankedCandidate[]): RankedCandidate[] {
  const [best] = fitting;
  const tied = best === undefined ? [] : fitting.filter((one) => isTied(best, one)).slice(0, MOST_TIED);
  return tied.length < 2 ? [] : tied;
}

function documentOf({ article, passage, text }: RankedCandidate): string {
  return [article.title, ...passage.sectionPath, text].join('\n').slice(0, LONGEST_DOCUMENT);
}

/** @param fitting the sentences that may answer, best first */
export async function preferenceOf(
  reranker: Reranker,
  query: string,
  fitting: readonly RankedCandidate[],
  signal: AbortSignal,
): Promise<Preference> {
  const tied = tiedOf(fitting);
  if (tied.length === 0) {
    return NO_PREFERENCE;
  }
  const order = await reranker.order(query, tied.map(documentOf), signal);
  return new Map(
    (order ?? []).flatMap((index, rank) => (tied[index] === undefined ? [] : [[keyOf(tied[index]), rank]])),
  );
}

/** The same sentences; those tied for the first place in the service's order, all others where they were. */
export function preferring(fitting: readonly RankedCandidate[], preference: Preference): readonly RankedCandidate[] {
  const tied = tiedOf(fitting).filter((one) => preference.has(keyOf(one)));
  if (tied.length < 2) {
    return fitting;
  }
  const ordered = tied.toSorted(
    (left, right) => (preference.get(keyOf(left)) ?? 0) - (preference.get(keyOf(right)) ?? 0),
  );
  let next = 0;
  return fitting.map((candidate) => (tied.includes(candidate) ? (ordered[next++] ?? candidate) : candidate));
}

/** Passages for a model, in the service's order; as they were where none came. */
export async function reordered<Item extends { readonly text: string }>(
  reranker: Reranker,
  query: string,
  items: readonly Item[],
  signal: AbortSignal,
): Promise<readonly Item[]> {
  if (items.length < 2) {
    return items;
  }
  const order = await reranker.order(
    query,
    items.map(({ text }) => text.slice(0, LONGEST_DOCUMENT)),
    signal,
  );
  return order === null ? items : order.flatMap((index) => items[index] ?? []);
}
