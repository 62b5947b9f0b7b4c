/**
 * Finds passages for a part: by its terms within the articles that its place and years point to, then wider.
 * Slots are preferences here: what is unknown passes, and the wider searches find what the narrow ones cannot.
 */
import { ancestorsOf } from '../../knowledge/regions/index.ts';
import { indexTerms } from '../../knowledge/language/terms.ts';
import { queryVector } from '../../knowledge/sparse.ts';
import type { ArticleFilter, KnowledgeView, ScoredPassage } from '../../knowledge/store/port.ts';
import type { Filters } from '../../protocol/answer.ts';
import { regionsByName } from '../../knowledge/regions/index.ts';
import type { QuestionPart } from '../understand/question.ts';
import { yearsAsked } from './fit.ts';
import type { WeighedTerm } from './weigh-terms.ts';

const NARROW_LIMIT = 24;
const WIDE_LIMIT = 24;
const PLACE_WEIGHT = 0.5;
const PERIOD_WEIGHT = 0.35;

function vectorOf(part: QuestionPart, terms: readonly WeighedTerm[]): ReturnType<typeof queryVector> {
  const weights = new Map<string, number>();
  const add = (text: string, weight: number): void => {
    for (const term of indexTerms(text)) {
      weights.set(term, Math.max(weights.get(term) ?? 0, weight));
    }
  };
  for (const { forms, importance } of terms) {
    for (const { text, weight } of forms) {
      add(text, weight * importance);
    }
  }
  for (const region of part.regions) {
    add(region.shortName, PLACE_WEIGHT);
  }
  for (const { words } of part.periods) {
    add(words, PERIOD_WEIGHT);
  }
  return queryVector(weights);
}

function filterCodes(names: readonly string[]): string[] {
  return names.flatMap((name) =>
    regionsByName(name).length > 0 ? regionsByName(name).map(({ code }) => code) : [name],
  );
}

/** What the caller's filters demand; given lists replace what the question implies, empty ones mean none. */
export function demandedFilter(filters: Filters): ArticleFilter {
  return {
    ...(filters.regions !== undefined && filters.regions.length > 0
      ? { regionCodes: filterCodes(filters.regions) }
      : {}),
    ...(filters.years !== undefined && filters.years.length > 0 ? { years: filters.years } : {}),
    ...(filters.kinds !== undefined && filters.kinds.length > 0 ? { kinds: filters.kinds } : {}),
  };
}

/**
 * Narrowest first; each is tried, so that no step decides alone.
 * @param homes codes of places that the part points at by what is there
 */
function narrowFilters(part: QuestionPart, homes: readonly string[]): ArticleFilter[] {
  const codes = [...part.regions.map(({ code }) => code), ...homes];
  const years = [...new Set(part.periods.flatMap((asked) => yearsAsked(asked, null)))];
  const reportYears = [...new Set(years.flatMap((year) => [year, year + 1]))];
  const parents = part.regions.flatMap(({ code }) =>
    ancestorsOf(code)
      .slice(0, 1)
      .map((parent) => parent.code),
  );
  const byRegion =
    codes.length > 0 ? [{ regionCodes: codes }, ...(parents.length > 0 ? [{ regionCodes: parents }] : [])] : [];
  const byYear =
    reportYears.length > 0
      ? [{ ...(codes.length > 0 ? { regionCodes: codes } : {}), years: reportYears, unknownPasses: true }]
      : [];
  return [...byYear, ...byRegion];
}

/**
 * @param articleIds articles that the talk is about, searched besides
 * @param homes codes of places that the part points at by what is there
 * @returns the union of all searches, each passage once, best score first
 */
export async function searchPart(
  view: KnowledgeView,
  part: QuestionPart,
  terms: readonly WeighedTerm[],
  filters: Filters,
  articleIds: readonly string[],
  homes: readonly string[] = [],
): Promise<ScoredPassage[]> {
  const vector = vectorOf(part, terms);
  const demanded = demandedFilter(filters);
  const narrow = narrowFilters(part, homes).map((filter) => ({ ...filter, ...demanded }));
  const talk = articleIds.length > 0 ? [{ ...demanded, articleIds }] : [];
  const found = await Promise.all([
    ...[...narrow, ...talk].map((filter) => view.searchPassages(vector, filter, NARROW_LIMIT)),
    view.searchPassages(vector, demanded, WIDE_LIMIT),
  ]);
  const union = new Map(found.flat().map((passage) => [passage.id, passage]));
  return [...union.values()].sort((left, right) => right.score - left.score || (left.id < right.id ? -1 : 1));
}
