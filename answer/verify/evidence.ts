/** What a proof may lean on: the articles that an answer cites, with the figures read from them. */
import type { Article } from '../../knowledge/article.ts';
import { extractFigures } from '../../knowledge/figures/extract-figures.ts';
import type { Observation } from '../../knowledge/observation.ts';
import type { Citation } from '../../protocol/answer.ts';
import { traceHolds } from './trace-holds.ts';

export interface Evidence {
  readonly article: Article;
  /** By place; those of the cited sentences are enough. */
  readonly observations: readonly Observation[];
}

/** Null for an article that is not known. */
export type EvidenceOf = (articleId: string) => Evidence | null;

/** A figure of a quote whose trace was checked against the article. */
export interface Traced {
  readonly observation: Observation;
  /** Where the number is printed, with its unit where that follows; offsets in the article. */
  readonly start: number;
  readonly end: number;
}

const read = new WeakMap<Article, Evidence>();

/** Every figure of an article, read anew from its text: independent of any index. Kept as long as the article is. */
export function readAnew(article: Article): Evidence {
  const known = read.get(article);
  if (known !== undefined) {
    return known;
  }
  const evidence = { article, observations: extractFigures({ ...article, articleId: article.id }) };
  read.set(article, evidence);
  return evidence;
}

function placeOf({ trace }: Observation): { readonly start: number; readonly end: number } | null {
  const value = trace.find(({ slot }) => slot === 'value');
  const unit = trace.find(({ slot }) => slot === 'unit');
  if (value?.start == null || value.end == null) {
    return null;
  }
  const follows = unit?.start != null && unit.end != null && unit.start >= value.end && unit.start - value.end <= 2;
  return { start: value.start, end: follows ? (unit.end ?? value.end) : value.end };
}

const checked = new WeakMap<Evidence, Map<Observation, Traced | null>>();

/** Null where the trace does not hold; each record is checked once. */
function checkedRecord(evidence: Evidence, observation: Observation): Traced | null {
  let known = checked.get(evidence);
  if (known === undefined) {
    known = new Map();
    checked.set(evidence, known);
  }
  let traced = known.get(observation);
  if (traced === undefined) {
    const place = placeOf(observation);
    traced = place !== null && traceHolds(observation, evidence.article) ? { observation, ...place } : null;
    known.set(observation, traced);
  }
  return traced;
}

/** The figures printed within a citation whose traces hold, in order of place. */
export function figuresWithin(evidence: Evidence, { start, end }: Citation): Traced[] {
  return evidence.observations
    .flatMap((observation) => {
      const place = placeOf(observation);
      const isInside = place !== null && place.start >= start && place.end <= end;
      return (isInside ? checkedRecord(evidence, observation) : null) ?? [];
    })
    .sort((left, right) => left.start - right.start);
}
