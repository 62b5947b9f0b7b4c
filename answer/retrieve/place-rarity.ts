/**
 * How common terms are where a question is asked of: among the passages of the place's own articles, so that thousands
 * of other places' articles beside them change nothing. A place of few passages borrows from the whole index, since
 * among a dozen passages every second word looks rare. Used to weigh a part's terms.
 */
import type { CoverageCounts, KnowledgeView } from '../../knowledge/store/port.ts';
import { coveredPlaces } from './covered-places.ts';

export interface TermRarity {
  /** Among so many passages the counts are told. */
  readonly passages: number;
  /** Of each term how many hold it, at least 1 where one does; 0 where none does there. */
  readonly counts: ReadonlyMap<string, number>;
}

/** About the passages of a city's reports and news; chosen. */
const PASSAGES_OF_A_PLACE = 400;
/** What the whole index says counts like so many passages of the place; 30 to 300 made no difference on six sets of questions. */
const BORROWED_PASSAGES = 100;
/** A place of more articles has a language of its own as little as the index has, and counting takes its time. */
const MOST_ARTICLES = 300;

/**
 * @param terms each once
 * @param codes of the places asked of; empty where none is
 */
export async function countWhereAsked(
  view: KnowledgeView,
  terms: readonly string[],
  codes: readonly string[],
  coverage: CoverageCounts,
): Promise<TermRarity> {
  const index = await view.termFrequencies(terms);
  const shareOf = (at: number): number => (index.passages === 0 ? 0 : (index.counts[at] ?? 0) / index.passages);
  const articles = codes.reduce((sum, code) => sum + (coveredPlaces(coverage).get(code) ?? 0), 0);
  if (articles === 0 || articles > MOST_ARTICLES) {
    const passages = codes.length > 0 ? Math.min(index.passages, PASSAGES_OF_A_PLACE) : index.passages;
    const counts = terms.map((term, at): [string, number] => [
      term,
      atLeastOne(index.counts[at], shareOf(at) * passages),
    ]);
    return { passages, counts: new Map(counts) };
  }
  const place = await view.termFrequencies(terms, { regionCodes: codes });
  const weighed = place.passages + BORROWED_PASSAGES;
  const passages = Math.min(PASSAGES_OF_A_PLACE, weighed);
  const counts = terms.map((term, at): [string, number] => {
    const share = ((place.counts[at] ?? 0) + BORROWED_PASSAGES * shareOf(at)) / weighed;
    return [term, atLeastOne(place.counts[at], share * passages)];
  });
  return { passages, counts: new Map(counts) };
}

function atLeastOne(found: number | undefined, count: number): number {
  return (found ?? 0) === 0 ? 0 : Math.max(1, count);
}
