/**
 * The time a figure speaks of: the sentence's words, else its part of the report, else the time last named, else the
 * title's; and the years that «今年» and a bare «全年» mean at a place. Nothing is guessed. Called by the extractor.
 */
import type { Period, Trace } from '../observation.ts';
import type { ArticleScene, EarlierMention, InQuote, Slot } from './article-scene.ts';
import type { ParsedFigure } from './parsed-figure.ts';
import type { TimeAnchor } from './period-mentions.ts';
import { defaultPeriod } from './text-parts.ts';
import type { TextPart } from './text-parts.ts';

const NEAR_SENTENCES = 3;

/** The time last named, a sentence farther off; null once it is too far to speak for what follows. */
export function later(earlier: EarlierMention | null): EarlierMention | null {
  if (earlier === null || earlier.sentences >= NEAR_SENTENCES) return null;
  return { ...earlier, sentences: earlier.sentences + 1 };
}

/** What relative words of the sentence count from. */
export function anchorOf(scene: ArticleScene): TimeAnchor {
  const { reportYear } = scene.input;
  const spokenYear = yearSpokenOf(scene);
  // In a review «今年以来» is the year under review, not the one the report opens.
  const currentYear = scene.part?.mode === 'review' && reportYear !== null ? (spokenYear ?? reportYear) : reportYear;
  const lastYear = scene.part?.mode === 'review' && reportYear !== null ? reportYear - 1 : null;
  return { currentYear: isLongReview(scene.part) ? reportYear : currentYear, spokenYear, lastYear };
}

function yearOf(period: Period | null): number | null {
  const date = period?.end ?? period?.start ?? null;
  return date === null ? null : Number(date.slice(0, 4));
}

/** The year a bare «全年» means: the part's, else the one last named, else the title's. */
function yearSpokenOf({ input, part, earlier, titleMention }: ArticleScene): number | null {
  if (part !== null) {
    const own = part.period?.kind === 'year' ? yearOf(part.period) : null;
    return own ?? yearOf(defaultPeriod(part.mode, input.reportYear));
  }
  if (input.reportYear !== null) return input.reportYear;
  return yearOf(earlier?.period ?? null) ?? yearOf(titleMention?.period ?? null);
}

function isLongReview(part: TextPart | null): boolean {
  return part?.mode === 'review' && part.period !== null && part.period.kind !== 'year';
}

/** A bare «增长8%» of a report compares with the year before, unless the figure spans several years. */
export function isYearly({ input }: ArticleScene, period: Period | null): boolean {
  if (input.kind !== 'work-report') return false;
  if (period?.start != null && period.end != null && period.start.slice(0, 4) === period.end.slice(0, 4)) return true;
  return (
    period === null ||
    period.kind === 'year' ||
    period.kind === 'half' ||
    period.kind === 'quarter' ||
    period.kind === 'month'
  );
}

export function periodOf(scene: ArticleScene, figure: ParsedFigure, inQuote: InQuote): Slot<Period | null> {
  const { input, part, earlier, titleMention } = scene;
  // «连续第3年», «春节期间»: words without dates say less than the part of the report.
  const dated = figure.period === null || figure.period.period.start !== null || figure.period.period.end !== null;
  if (figure.period !== null && (dated || part === null)) {
    const traces = [inQuote('period', figure.period)];
    if (figure.period.relative) traces.push(...anchorTrace(scene));
    return { value: figure.period.period, traces };
  }
  if (figure.startOnly) return { value: null, traces: [] };
  if (part !== null) {
    const words = part.words;
    if (part.period !== null)
      return {
        value: part.period,
        traces: [{ slot: 'period', from: part.from, start: words?.start ?? null, end: words?.end ?? null }],
      };
    const value = defaultPeriod(part.mode, input.reportYear);
    return { value, traces: value === null ? [] : [{ slot: 'period', from: 'report-year', start: null, end: null }] };
  }
  // A stretch counted from somewhere («前三年租金全额补贴») speaks for its own sentence alone.
  if (earlier !== null && (earlier.period.kind !== 'span' || /\d{4}/.test(earlier.period.words)))
    return {
      value: earlier.period,
      traces: [{ slot: 'period', from: 'context', start: earlier.start, end: earlier.end }],
    };
  if (titleMention !== null && input.kind !== 'work-report')
    return { value: titleMention.period, traces: [{ slot: 'period', from: 'title', start: null, end: null }] };
  return { value: null, traces: [] };
}

/** Where the year of a relative word («今年», «全年») was read. */
function anchorTrace({ input, part, earlier, titleMention }: ArticleScene): Trace[] {
  if (part?.period !== null && part?.words != null)
    return [{ slot: 'period', from: part.from, start: part.words.start, end: part.words.end }];
  if (input.reportYear !== null) return [{ slot: 'period', from: 'report-year', start: null, end: null }];
  if (earlier !== null) return [{ slot: 'period', from: 'context', start: earlier.start, end: earlier.end }];
  return titleMention === null ? [] : [{ slot: 'period', from: 'title', start: null, end: null }];
}
