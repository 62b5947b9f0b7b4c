/**
 * Whether an observation's slots are where its trace says: the quote is the article's text, the number and unit are
 * printed there, the indicator's words too, and status, place and time are told by the words, heading, title or report
 * year that the trace names. A record that an index damaged or that was made up fails here.
 */
import type { Article } from '../../knowledge/article.ts';
import { lookUpIndicator } from '../../knowledge/figures/indicator-lexicon.ts';
import { findQuantities } from '../../knowledge/figures/quantities.ts';
import { foldWidth } from '../../knowledge/figures/fold-width.ts';
import { findStatusCues } from '../../knowledge/figures/status-cues.ts';
import { yearsOf } from '../../knowledge/language/periods.ts';
import type { Observation, Trace, TracedSlot } from '../../knowledge/observation.ts';
import { ancestorsOf, resolveRegion } from '../../knowledge/regions/index.ts';

type Slots = (slot: TracedSlot) => Trace[];

function wordsAt(article: Article, { start, end }: Trace): string {
  return start === null || end === null ? '' : foldWidth(article.text.slice(start, end));
}

function near(left: number, right: number): boolean {
  return Math.abs(Math.abs(left) - Math.abs(right)) <= 1e-9 * Math.max(1, Math.abs(left));
}

function valueHolds(observation: Observation, article: Article, slots: Slots): boolean {
  const [value] = slots('value');
  if (value?.start == null || value.end == null || value.start < observation.start || value.end > observation.end) {
    return false;
  }
  const start = value.start - observation.start;
  const ends = value.end - observation.start;
  return findQuantities(foldWidth(observation.quote)).some(
    (quantity) =>
      quantity.start <= start &&
      quantity.end >= ends &&
      [quantity.value, quantity.maxValue, ...(quantity.parts ?? [])].some(
        (one) =>
          typeof one === 'number' && (near(one, observation.value) || near(one, observation.maxValue ?? Number.NaN)),
      ),
  );
}

/** «1.1万余户» is printed for 万户, a rank («第一») needs no unit. */
function unitHolds({ unit, measure }: Observation, article: Article, slots: Slots): boolean {
  const [traced] = slots('unit');
  const printed = traced === undefined ? null : wordsAt(article, traced).replace(/[\s余多几]/g, '');
  return printed === null ? unit === '' || measure === 'rank' : printed.includes(unit);
}

function indicatorHolds({ indicator, words }: Observation, article: Article, slots: Slots): boolean {
  const [traced] = slots('indicator');
  const printed = traced === undefined ? '' : wordsAt(article, traced);
  return printed === foldWidth(words) && (lookUpIndicator(printed)?.canonical === indicator || words !== '');
}

function statusHolds({ status, period }: Observation, article: Article, slots: Slots): boolean {
  const traced = slots('status');
  return traced.every((one) => {
    if (one.from !== 'quote') {
      return true;
    }
    const printed = wordsAt(article, one);
    // A time behind the report makes a result, one ahead of it a target.
    const byPeriod = period !== null && slots('period').some(({ start }) => start === one.start);
    const around = foldWidth(article.text.slice(Math.max(0, (one.start ?? 0) - 6), (one.end ?? 0) + 36));
    return byPeriod || findStatusCues(around).some((cue) => cue.status === status) || printed === '';
  });
}

function regionHolds({ region }: Observation, article: Article, slots: Slots): boolean {
  if (region === null) {
    return true;
  }
  const own = article.subjectRegions.flatMap(({ code }) => [code, ...ancestorsOf(code).map((one) => one.code)]);
  return slots('region').some((traced) =>
    traced.from === 'title'
      ? own.includes(region.code)
      : resolveRegion(wordsAt(article, traced), own).some(({ code }) => code === region.code),
  );
}

function periodHolds({ period }: Observation, article: Article, slots: Slots): boolean {
  if (period === null) {
    return true;
  }
  const traced = slots('period');
  return traced.some(({ from, start, end }) => {
    if (from === 'report-year') {
      const years = yearsOf(period);
      return article.reportYear !== null && years.every((year) => Math.abs(year - (article.reportYear ?? 0)) <= 6);
    }
    return from === 'title' ? article.titled : start !== null && end !== null ? end > start : from === 'heading';
  });
}

/** @param article the one that the observation names */
export function traceHolds(observation: Observation, article: Article): boolean {
  const slots: Slots = (wanted) => observation.trace.filter(({ slot }) => slot === wanted);
  const { quote, start, end } = observation;
  return (
    observation.articleId === article.id &&
    article.text.slice(start, end) === quote &&
    valueHolds(observation, article, slots) &&
    unitHolds(observation, article, slots) &&
    indicatorHolds(observation, article, slots) &&
    statusHolds(observation, article, slots) &&
    regionHolds(observation, article, slots) &&
    periodHolds(observation, article, slots)
  );
}
