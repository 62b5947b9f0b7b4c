/**
 * Every recorded figure of one indicator and year, gathered by place: one series for each place that is asked for, so
 * that places can be put in order. Read from the index by indicator, all of it, whatever a search would have ranked first.
 */
import { isGap } from '../../knowledge/figures/gap.ts';
import { canBothHold } from '../../knowledge/figures/compare-quantities.ts';
import { yearsOf } from '../../knowledge/language/periods.ts';
import type { Measure, Observation } from '../../knowledge/observation.ts';
import { isWithin, regionByCode } from '../../knowledge/regions/index.ts';
import type { KnowledgeView, ObservationFilter } from '../../knowledge/store/port.ts';
import type { Filters } from '../../protocol/answer.ts';
import type { AskedRanking } from '../understand/asked-ranking.ts';
import { valueOffset } from './candidate.ts';
import { demandedFilter } from './search.ts';

/** The figures of one place that may answer, the likeliest first; never empty. */
export interface PlaceFigures {
  readonly code: string;
  readonly name: string;
  readonly figures: readonly Observation[];
}

const PAGE = 1000;
/** Beyond, an order over all of them is not attempted: a part must not pass for the whole. */
const MOST_FIGURES = 20_000;

async function readAll(view: KnowledgeView, filter: ObservationFilter): Promise<Observation[] | null> {
  const all: Observation[] = [];
  for (let page = 1; ; page += 1) {
    const { observations, total } = await view.findObservations(filter, { page, pageSize: PAGE });
    if (total > MOST_FIGURES) return null;
    all.push(...observations);
    if (observations.length < PAGE || all.length >= total) return all;
  }
}

function filterOf({ indicators, year, places, within }: AskedRanking, filters: Filters): ObservationFilter {
  const demanded = demandedFilter(filters);
  return {
    ...demanded,
    indicators,
    ...(year === null ? {} : { periodYears: [year] }),
    ...(places.length > 0 ? { observedRegionCodes: places.flat().map(({ code }) => code) } : {}),
    ...(within !== null && demanded.regionCodes === undefined ? { regionCodes: [within.code] } : {}),
  };
}

/** «市» is a prefecture, a municipality, or a smaller city that calls itself one. */
function isOfKind(code: string, kind: AskedRanking['kind']): boolean {
  const region = regionByCode(code);
  if (region === null) return false;
  switch (kind) {
    case 'province':
      return region.level === 'province';
    case 'county':
      return region.level === 'county';
    default:
      return region.level === 'city' || (region.level !== 'zone' && region.name.endsWith('市'));
  }
}

/** The place asked for that a figure is of; null for none. */
function placeOf({ places, within, kind }: AskedRanking, { region }: Observation): string | null {
  if (region === null) return null;
  if (places.length > 0) {
    return places.find((names) => names.some(({ code }) => code === region.code))?.[0]?.code ?? null;
  }
  return isOfKind(region.code, kind) &&
    (within === null || (region.code !== within.code && isWithin(region.code, within.code)))
    ? region.code
    : null;
}

const PARTLY = /半年|季度|月/;

/** The one whole year that a figure is of; null for any other stretch of time. */
function yearOf({ period }: Observation): number | null {
  const isYear = period !== null && (period.kind === 'year' || period.kind === 'until') && !PARTLY.test(period.words);
  const years = isYear ? yearsOf(period) : [];
  return years.length === 1 ? (years[0] ?? null) : null;
}

/** The place's own figure of the whole, not a company's, a part's or a distance to others. */
function isPlain(observation: Observation): boolean {
  const { subject, qualifier, comparedWith } = observation;
  return (
    subject === null &&
    qualifier === null &&
    (comparedWith === null || comparedWith === '同比') &&
    observation.unit !== '' &&
    !isGap(observation)
  );
}

const MEASURES: Readonly<Record<NonNullable<AskedRanking['aspect']>, readonly Measure[]>> = {
  average: ['average-growth'],
  growth: ['growth'],
  level: ['level'],
  new: ['new', 'net-new'],
  share: ['share'],
  rank: ['rank'],
};
/** Where the question leaves open which kind of number it means. */
const ORDERABLE: readonly Measure[] = ['level', 'growth', 'new', 'net-new', 'share'];

/** A target is mostly set as a growth, a result told as an amount; what most places give decides. */
function kindOf({ measure, baseUnit }: Observation): string {
  return `${measure === 'net-new' ? 'new' : measure}/${baseUnit}`;
}

/** «城镇新增就业» is an amount of its own name, whether or not it is counted as what was added. */
function ofAskedKind({ aspect, limit }: AskedRanking, { measure, baseUnit, indicator }: Observation): boolean {
  const byLimit = limit === null || limit.baseUnit === baseUnit;
  const byName = aspect === 'new' && measure === 'level' && indicator.includes('新增');
  return byLimit && (byName || (aspect === null ? ORDERABLE : MEASURES[aspect]).includes(measure));
}

const RESULTS: readonly Observation['status'][] = ['achieved', 'stated', 'estimated'];

/** A report's first figure of a kind is the place's own headline; one of as much said more exactly is the better of the two. */
function likeliestFirst(figures: readonly Observation[]): Observation[] {
  const inOrder = figures.toSorted(
    (left, right) =>
      (left.articleId < right.articleId ? -1 : left.articleId > right.articleId ? 1 : 0) ||
      valueOffset(left) - valueOffset(right),
  );
  const [first] = inOrder;
  const exact = inOrder.find(
    (one) =>
      first !== undefined &&
      first.bound !== 'exact' &&
      one.bound === 'exact' &&
      one.articleId === first.articleId &&
      one.status === first.status &&
      canBothHold(first, one) &&
      Math.abs(first.baseValue - one.baseValue) <= ROUNDED * Math.abs(one.baseValue),
  );
  return exact === undefined ? inOrder : [exact, ...inOrder.filter((one) => one !== exact)];
}

/** «超2万亿» is a rounding of what lies within a tenth of it. */
const ROUNDED = 0.1;

function byPlace(asked: AskedRanking, figures: readonly Observation[]): PlaceFigures[] {
  const places = new Map<string, Observation[]>();
  for (const figure of figures) {
    const code = placeOf(asked, figure);
    if (code !== null) places.set(code, [...(places.get(code) ?? []), figure]);
  }
  return [...places].map(([code, own]) => {
    const sorted = likeliestFirst(own);
    return { code, name: sorted[0]?.region?.name ?? '', figures: sorted };
  });
}

/** Of the kinds of number the one that most places give; between equals the first. */
function widest(groups: readonly (readonly PlaceFigures[])[]): readonly PlaceFigures[] {
  return groups.reduce<readonly PlaceFigures[]>((best, group) => (group.length > best.length ? group : best), []);
}

function ofOneKind(asked: AskedRanking, figures: readonly Observation[]): readonly PlaceFigures[] {
  const kinds = new Map<string, Observation[]>();
  for (const figure of figures) {
    kinds.set(kindOf(figure), [...(kinds.get(kindOf(figure)) ?? []), figure]);
  }
  const groups = [...kinds].toSorted(([left], [right]) => preferenceOf(asked, left) - preferenceOf(asked, right));
  const placed = groups.map(([, group]) => byPlace(asked, group));
  const [preferred] = placed;
  // «GDP最高» of results is the amount wherever two places tell it, however many more tell the growth.
  return asked.aspect === null && asked.status !== 'target' && preferred !== undefined && preferred.length > 1
    ? preferred
    : widest(placed);
}

function preferenceOf({ aspect }: AskedRanking, kind: string): number {
  return aspect === null && kind.startsWith('level') ? 0 : 1;
}

function inYear(asked: AskedRanking, figures: readonly Observation[]): readonly PlaceFigures[] {
  const ofStatus = (statuses: readonly Observation['status'][]): readonly PlaceFigures[] => {
    const asking = { ...asked, status: statuses.includes('target') ? ('target' as const) : asked.status };
    const some = figures.filter(({ status }) => statuses.includes(status));
    const places = ofOneKind(asking, some);
    return places.length > 1 ? places : [];
  };
  if (asked.status === 'target') return ofStatus(['target']);
  const results = ofStatus(RESULTS);
  return results.length > 0 || asked.status !== null || asked.year === null ? results : ofStatus(['target']);
}

/** Where no year is named: the newest one of which at least this share of as many places as ever have the figure. */
const ENOUGH = 0.5;

function newest(asked: AskedRanking, figures: readonly Observation[]): PlacesOfYear {
  const years = [...new Set(figures.flatMap((one) => yearOf(one) ?? []))].sort((left, right) => right - left);
  const each = years.map((year) => ({
    year,
    places: inYear(
      asked,
      figures.filter((one) => yearOf(one) === year),
    ),
  }));
  const most = Math.max(0, ...each.map(({ places }) => places.length));
  return each.find(({ places }) => places.length > 1 && places.length >= ENOUGH * most) ?? { year: 0, places: [] };
}

export interface PlacesOfYear {
  readonly year: number;
  /** One entry a place, in no order, all figures of one kind of number and unit. */
  readonly places: readonly PlaceFigures[];
}

/** @returns no places where fewer than two have such a figure, or where there are too many figures to be read */
export async function placeFigures(view: KnowledgeView, asked: AskedRanking, filters: Filters): Promise<PlacesOfYear> {
  const all = await readAll(view, filterOf(asked, filters));
  const plain = (all ?? []).filter((one) => isPlain(one) && ofAskedKind(asked, one));
  const { year } = asked;
  return year === null
    ? newest(asked, plain)
    : {
        year,
        places: inYear(
          asked,
          plain.filter((one) => yearOf(one) === year),
        ),
      };
}
