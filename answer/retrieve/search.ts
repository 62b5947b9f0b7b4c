/**
 * Finds passages for a part: by its terms within the articles that its place and years point to, then wider.
 * Slots are preferences here: what is unknown passes, and the wider searches find what the narrow ones cannot.
 */
import { ancestorsOf } from '../../knowledge/regions/index.ts';
import { queryVector } from '../../knowledge/sparse.ts';
import type { ArticleFilter, KnowledgeView, ScoredPassage } from '../../knowledge/store/port.ts';
import type { Filters } from '../../protocol/answer.ts';
import { regionsByName } from '../../knowledge/regions/index.ts';
import type { QuestionPart } from '../understand/question.ts';
import { yearsAsked } from './fit.ts';
import { formTerms } from './form-terms.ts';
import type { WeighedTerm } from './weigh-terms.ts';

const NARROW_LIMIT = 24;
const WIDE_LIMIT = 24;
/**
 * Fused lists are taken twice as long as words' own: then each holds the whole of what words alone would have found
 * (a passage of rank r there has at most r − 1 before it in its own list and r in the other's), and vectors only add.
 */
const FUSED_SHARE = 2;
const PLACE_WEIGHT = 0.5;
const PERIOD_WEIGHT = 0.35;
/** Chapters of aims say so; results are told without a word for it. */
const AIMS = ['目标', '预期目标', '力争'];
const AIM_WEIGHT = 0.7;

function vectorOf(part: QuestionPart, terms: readonly WeighedTerm[]): ReturnType<typeof queryVector> {
  const weights = new Map<string, number>();
  const add = (text: string, weight: number): void => {
    for (const term of formTerms(text)) {
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
  if (part.status === 'target') {
    for (const words of AIMS) add(words, AIM_WEIGHT);
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

/** The better score of a passage that several searches found. */
function bestOf(found: readonly ScoredPassage[]): Map<string, ScoredPassage> {
  const best = new Map<string, ScoredPassage>();
  for (const passage of found) {
    if ((best.get(passage.id)?.score ?? -Infinity) < passage.score) best.set(passage.id, passage);
  }
  return best;
}

/**
 * @param articleIds articles that the talk is about, searched besides
 * @param homes codes of places that the part points at by what is there
 * @param dense the part's vector, of the view's space; null to search by words alone
 * @returns the union of all searches, each passage once, best score first
 */
export async function searchPart(
  view: KnowledgeView,
  part: QuestionPart,
  terms: readonly WeighedTerm[],
  filters: Filters,
  articleIds: readonly string[],
  homes: readonly string[] = [],
  dense: Float32Array | null = null,
): Promise<ScoredPassage[]> {
  const vector = vectorOf(part, terms);
  const demanded = demandedFilter(filters);
  // What the caller demands, an article of unknown place or year does not give.
  const isDemanding = demanded.years !== undefined || demanded.regionCodes !== undefined;
  const narrow = narrowFilters(part, homes).map((filter) => ({
    ...filter,
    ...demanded,
    ...(isDemanding ? { unknownPasses: false } : {}),
  }));
  const talk = articleIds.length > 0 ? [{ ...demanded, articleIds }] : [];
  const search = (filter: ArticleFilter, limit: number): Promise<ScoredPassage[]> =>
    dense === null
      ? view.searchPassages(vector, filter, limit)
      : view.searchHybrid({ sparse: vector, dense }, filter, limit * FUSED_SHARE);
  const found = await Promise.all([
    ...[...narrow, ...talk].map((filter) => search(filter, NARROW_LIMIT)),
    search(demanded, WIDE_LIMIT),
  ]);
  const union = bestOf(found.flat());
  return [...union.values()].sort((left, right) => right.score - left.score || (left.id < right.id ? -1 : 1));
}
