/**
 * The words before a statement («咸宁市2022年目标：») as claims about its figures: place, time and status, each equal to
 * what the figure's traced record has, or to what the article tells where no record is shown. Nothing else may stand there.
 */
import type { Article, Span } from '../../knowledge/article.ts';
import { findPeriods, yearsOf } from '../../knowledge/language/periods.ts';
import type { Observation, Period } from '../../knowledge/observation.ts';
import { contextYearsOf, sectionTense } from '../retrieve/sentence-context.ts';
import type { Traced } from './evidence.ts';
import { ownStatusShown } from './status-told.ts';

export interface LeadScene {
  readonly article: Article;
  /** The article's words that the statement shows. */
  readonly shown: Span;
  /** The figures among them. */
  readonly figures: readonly Traced[];
}

export interface Lead {
  readonly region: string | null;
  /** A title in brackets, of an article without a place. */
  readonly title: boolean;
  readonly period: string | null;
  readonly status: 'target' | 'estimated' | null;
}

function regionNames({ article, figures }: LeadScene): string[] {
  const names = [...figures.map(({ observation }) => observation.region?.name), article.subjectRegions[0]?.name];
  return [...new Set(names.filter((name) => name !== undefined))].sort((left, right) => right.length - left.length);
}

/** @returns null where the words are no lead that the scene could give */
export function readLead(words: string, scene: LeadScene): Lead | null {
  const title = `《${scene.article.title}》`;
  if (scene.article.subjectRegions.length === 0 && words === title) {
    return { region: null, title: true, period: null, status: null };
  }
  const region = regionNames(scene).find((name) => words.startsWith(name)) ?? null;
  const rest = words.slice(region?.length ?? 0);
  const status = rest.endsWith('目标') ? 'target' : rest.endsWith('预计') ? 'estimated' : null;
  const period = status === null ? rest : rest.slice(0, -2);
  return { region, title: false, period: period === '' ? null : period, status };
}

function ownPlaceShown({ trace }: Observation, shown: Span): boolean {
  return trace.some(
    ({ slot, start, end }) =>
      slot === 'region' && start !== null && end !== null && start >= shown.start && end <= shown.end,
  );
}

function regionStands(name: string, { article, shown, figures }: LeadScene): boolean {
  const own = article.subjectRegions[0]?.name;
  const known = figures.filter(({ observation }) => observation.region !== null);
  return (
    (known.length === 0
      ? name === own
      : known.some(({ observation }) => observation.region?.name === name) || name === own) &&
    known.every(({ observation }) => observation.region?.name === name || ownPlaceShown(observation, shown))
  );
}

function ownPeriodShown({ trace }: Observation, shown: Span): boolean {
  return trace.some(
    ({ slot, start, end }) =>
      slot === 'period' && start !== null && end !== null && start >= shown.start && end <= shown.end,
  );
}

function sectionPathAt(article: Article, offset: number): readonly string[] {
  return article.sections.find(({ start, end }) => start <= offset && offset < end)?.path ?? [];
}

const sameYears = (left: readonly number[], right: readonly number[]): boolean =>
  left.length === right.length && left.every((year, index) => year === right[index]);

/** Whether words mean the period: its own words, or its years where it is whole years. */
export function namesPeriod(words: string, period: Period): boolean {
  if (words === period.words) {
    return true;
  }
  const [mention] = findPeriods(words, { anchorYear: null });
  const said = mention !== undefined && mention.end - mention.start === words.length ? yearsOf(mention.period) : [];
  return said.length > 0 && sameYears(said, yearsOf(period));
}

function periodStands(words: string, scene: LeadScene): boolean {
  const { article, shown, figures } = scene;
  const dated = figures.filter(({ observation }) => observation.period !== null);
  if (dated.length === 0) {
    const around = contextYearsOf(article, sectionPathAt(article, shown.start)).map((year) => `${year}年`);
    return around.length === 1 && around[0] === words;
  }
  const names = ({ observation }: Traced): boolean =>
    observation.period !== null && namesPeriod(words, observation.period);
  return dated.some(names) && dated.every((one) => names(one) || ownPeriodShown(one.observation, shown));
}

function statusStands(status: 'target' | 'estimated', { article, shown, figures }: LeadScene): boolean {
  if (figures.length === 0) {
    return status === 'target' && sectionTense(sectionPathAt(article, shown.start)) === 'planning';
  }
  return (
    figures.some(({ observation }) => observation.status === status) &&
    figures.every(
      ({ observation }) =>
        observation.status === status || observation.status === 'stated' || ownStatusShown(observation, shown),
    )
  );
}

/** @returns the slot that no trace supports; null where all stand */
export function leadFault({ region, period, status }: Lead, scene: LeadScene): 'region' | 'period' | 'status' | null {
  if (region !== null && !regionStands(region, scene)) {
    return 'region';
  }
  if (period !== null && !periodStands(period, scene)) {
    return 'period';
  }
  return status !== null && !statusStands(status, scene) ? 'status' : null;
}
