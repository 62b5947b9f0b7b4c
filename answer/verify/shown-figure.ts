/** Proved figures as the answer carries them: slots from the traced record, and the words outside the quote that they lean on. */
import type { Article } from '../../knowledge/article.ts';
import { findConflicts } from '../../knowledge/figures/same-fact.ts';
import type { Observation } from '../../knowledge/observation.ts';
import type { Citation, Conflict, ProvedFigure } from '../../protocol/answer.ts';

/** @param answerStart offsets in the answer's text */
export function provedFigure(
  observation: Observation,
  n: number,
  answerStart: number,
  answerEnd: number,
): ProvedFigure {
  const { indicator, subject, value, maxValue, unit, bound, measure, comparedWith, status, period, region } =
    observation;
  return {
    indicator,
    subject,
    value,
    maxValue,
    unit,
    bound,
    measure,
    comparedWith,
    status,
    period: period?.words ?? null,
    region: region?.name ?? null,
    n,
    answerStart,
    answerEnd,
  };
}

/** A report opens with its title and the day it was given: its place and year are looked for there. */
const OPENING = 400;

function printedIn(article: Article, words: string): { readonly start: number; readonly end: number } | null {
  const start = article.text.slice(0, OPENING).indexOf(words);
  return words === '' || start < 0 ? null : { start, end: start + words.length };
}

/**
 * Where slots of a citation's figures were read outside its quote: headings and sentences before it; of title and report
 * year the place in the article's opening that prints them, where one does. In order of place, each once.
 */
export function contextOf(
  { start, end }: Citation,
  observations: readonly Observation[],
  article: Article,
): Citation['context'] {
  const context: Citation['context'] = [];
  for (const { trace, region } of observations) {
    for (const { slot, from, start: at, end: to } of trace) {
      const title = from === 'title' ? (region?.name ?? '') : '';
      const year = from === 'report-year' && article.reportYear !== null ? `${article.reportYear}年` : '';
      const place = at !== null && to !== null ? { start: at, end: to } : printedIn(article, title || year);
      const isInside = place !== null && place.start >= start && place.end <= end;
      if (place === null || isInside || context.some((one) => one.slot === slot && one.start === place.start)) {
        continue;
      }
      context.push({ slot, text: article.text.slice(place.start, place.end), ...place });
    }
  }
  return context.sort((left, right) => left.start - right.start || (left.slot < right.slot ? -1 : 1));
}

/** Figures of one fact that cannot both hold, all of them shown and cited; empty where all agree. */
export function conflictsOf(shown: readonly { readonly observation: Observation; readonly n: number }[]): Conflict[] {
  const once = [...new Map(shown.map((one) => [one.observation.id, one])).values()];
  return findConflicts(once.map(({ observation }) => observation)).map(({ indicator, observations }) => ({
    indicator,
    period: observations[0]?.period?.words ?? null,
    region: observations[0]?.region?.name ?? null,
    values: observations.map(({ id, value, unit }) => ({
      value,
      unit,
      n: once.find(({ observation }) => observation.id === id)?.n ?? 1,
    })),
  }));
}

/** Conflicts with the numbers that their citations have in a text worded anew; those no longer shown are left out. */
export function shownConflicts(
  conflicts: readonly Conflict[],
  before: readonly Citation[],
  after: readonly Citation[],
): Conflict[] {
  return conflicts.flatMap((conflict) => {
    const values = conflict.values.flatMap((value) => {
      const old = before.find(({ n }) => n === value.n);
      const now = after.find(
        ({ articleId, start, end }) =>
          old !== undefined && articleId === old.articleId && start <= old.start && end >= old.end,
      );
      return now === undefined ? [] : [{ ...value, n: now.n }];
    });
    return values.length < 2 ? [] : [{ ...conflict, values }];
  });
}
