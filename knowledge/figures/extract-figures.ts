/**
 * Every figure of an article as an observation: sentences are parsed (parse-figures.ts), and what a sentence leaves
 * open is filled from its heading, the words before it, the title and the report's year, each traced.
 * Pure and deterministic: the same article gives the same observations with the same ids. Called by ingest.
 */
import type { ArticleKind, RegionRef, Section, Span } from '../article.ts';
import { splitSentences } from '../language/sentences.ts';
import type { Observation, Period, Status, Trace, TracedSlot } from '../observation.ts';
import { findRegions } from '../regions/index.ts';
import { foldWidth } from './fold-width.ts';
import { observationId } from './observation-id.ts';
import { parseFigures } from './parse-figures.ts';
import type { ParsedFigure } from './parsed-figure.ts';
import { findPeriodMentions } from './period-mentions.ts';
import type { PeriodMention } from './period-mentions.ts';
import { cutQuote } from './quote.ts';
import { regionOf } from './region-slot.ts';
import { dropRepeats } from './same-fact.ts';
import { defaultPeriod, findTextParts, partAt } from './text-parts.ts';
import type { TextPart } from './text-parts.ts';

export interface FigureInput {
  readonly text: string;
  readonly articleId: string;
  readonly sections: readonly Section[];
  readonly title: string;
  readonly titled: boolean;
  readonly kind: ArticleKind;
  readonly reportYear: number | null;
  readonly subjectRegions: readonly RegionRef[];
  readonly noise: readonly Span[];
}

/** What a sentence is read beside. */
interface Scene {
  readonly input: FigureInput;
  readonly folded: string;
  readonly part: TextPart | null;
  readonly sentence: Span;
  /** The last time named before the sentence, in the article's own offsets. */
  readonly earlier: (PeriodMention & { readonly sentences: number }) | null;
  readonly titleMention: PeriodMention | null;
}

const NEAR_SENTENCES = 3;

/** In order of position; a fact said twice is one observation. Empty where the article holds no figure. */
export function extractFigures(input: FigureInput): Observation[] {
  const { text, reportYear } = input;
  const folded = foldWidth(text);
  const parts =
    input.kind === 'work-report' || reportYear !== null ? findTextParts(text, folded, input.sections, reportYear) : [];
  const titleMention = input.titled
    ? (findPeriodMentions(foldWidth(input.title), { currentYear: null, spokenYear: null }).find(
        ({ period }) => period.start !== null,
      ) ?? null)
    : null;
  const observations: Observation[] = [];
  let earlier: Scene['earlier'] = null;
  for (const sentence of sentencesOf(text, input.sections, input.noise)) {
    const words = folded.slice(sentence.start, sentence.end);
    const part = partAt(parts, sentence.start) ?? null;
    const inside = part !== null ? partAt(parts, sentence.end - 1) : null;
    const scene: Scene = { input, folded, part: inside ?? part, sentence, earlier, titleMention };
    const spokenYear = yearSpokenOf(scene);
    // In a review «今年以来» is the year under review, not the one the report opens.
    const currentYear = scene.part?.mode === 'review' && reportYear !== null ? (spokenYear ?? reportYear) : reportYear;
    const anchor = { currentYear: isLongReview(scene.part) ? reportYear : currentYear, spokenYear };
    if (/[\d一二两三四五六七八九十百千万亿零]/.test(words)) {
      const figures = parseFigures(words, { ...anchor, findPlaces: placesOf, yearly: input.kind === 'work-report' });
      for (const figure of figures) if (figure.indicator !== '') observations.push(observe(scene, figure));
    }
    const mention = findPeriodMentions(words, anchor).findLast(
      ({ isBase, period }) => !isBase && period.start !== null && period.kind !== 'plan',
    );
    if (mention !== undefined)
      earlier = { ...mention, start: mention.start + sentence.start, end: mention.end + sentence.start, sentences: 0 };
    else earlier = later(earlier);
  }
  return dropRepeats(observations);
}

/** The time last named, a sentence farther off; null once it is too far to speak for what follows. */
function later(earlier: Scene['earlier']): Scene['earlier'] {
  if (earlier === null || earlier.sentences >= NEAR_SENTENCES) return null;
  return { ...earlier, sentences: earlier.sentences + 1 };
}

const placesOf = (text: string): Array<Span & { words: string }> =>
  findRegions(text)
    .filter(({ partOf, abbreviated }) => partOf === null && !abbreviated)
    .map(({ start, end, words }) => ({ start, end, words }));

/** Sentences by section, cut where foreign matter stands; blanks at both ends belong to none. */
function sentencesOf(text: string, sections: readonly Section[], noise: readonly Span[]): Span[] {
  const areas: readonly Span[] = sections.length > 0 ? sections : [{ start: 0, end: text.length }];
  const sentences: Span[] = [];
  let next = 0;
  for (const area of areas)
    for (const sentence of splitSentences(text, { start: area.start, end: area.end })) {
      while (next < noise.length && (noise[next]?.end ?? 0) <= sentence.start) next++;
      let start = sentence.start;
      for (let index = next; index < noise.length; index++) {
        const foreign = noise[index];
        if (foreign === undefined || foreign.start >= sentence.end) break;
        pushTrimmed(text, sentences, start, Math.max(start, foreign.start));
        start = Math.max(start, foreign.end);
      }
      pushTrimmed(text, sentences, start, sentence.end);
    }
  return sentences;
}

function pushTrimmed(text: string, sentences: Span[], from: number, to: number): void {
  let start = from;
  let end = to;
  while (start < end && /[\s;；]/.test(text[start] ?? '')) start++;
  while (end > start && /\s/.test(text[end - 1] ?? '')) end--;
  if (end > start) sentences.push({ start, end });
}

function yearOf(period: Period | null): number | null {
  const date = period?.end ?? period?.start ?? null;
  return date === null ? null : Number(date.slice(0, 4));
}

/** The year a bare «全年» means: the part's, else the one last named, else the title's. */
function yearSpokenOf({ input, part, earlier, titleMention }: Scene): number | null {
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

interface Slot<T> {
  readonly value: T;
  readonly traces: readonly Trace[];
}

function observe(scene: Scene, figure: ParsedFigure): Observation {
  const { input, sentence } = scene;
  const quote = cutQuote(scene.folded, sentence, figure);
  const inQuote = (slot: TracedSlot, span: Span): Trace => {
    const start = sentence.start + span.start;
    const end = sentence.start + span.end;
    return { slot, from: start >= quote.start && end <= quote.end ? 'quote' : 'context', start, end };
  };
  const period = periodOf(scene, figure, inQuote);
  const status = statusOf(scene, figure, period.value, inQuote);
  const region = regionOf(input, figure, inQuote);
  const trace: Trace[] = [];
  for (const slot of [
    'value',
    'unit',
    'indicator',
    'subject',
    'qualifier',
    'measure',
    'comparedWith',
    'bound',
  ] as const) {
    const span = figure.spans.get(slot);
    if (span !== undefined) trace.push(inQuote(slot, span));
  }
  let { comparedWith } = figure;
  if (comparedWith === null && figure.measure === 'growth' && isYearly(scene, period.value)) {
    comparedWith = '同比';
    const span = figure.spans.get('measure') ?? figure.spans.get('value');
    if (span !== undefined) trace.push(inQuote('comparedWith', span));
  }
  trace.push(...status.traces, ...region.traces, ...period.traces);
  const words = input.text.slice(quote.start, quote.end);
  return {
    id: observationId(
      input.articleId,
      words,
      figure.words,
      figure.value,
      figure.unit,
      figure.indicator,
      sentence.start + figure.start - quote.start,
      figure.measure,
      comparedWith,
    ),
    articleId: input.articleId,
    indicator: figure.indicator,
    words: figure.words,
    subject: figure.subject,
    qualifier: figure.qualifier,
    value: figure.value,
    maxValue: figure.maxValue,
    unit: figure.unit,
    baseValue: figure.baseValue,
    baseUnit: figure.baseUnit,
    bound: figure.bound,
    measure: figure.measure,
    comparedWith,
    status: status.value,
    region: region.value,
    period: period.value,
    trace,
    quote: words,
    start: quote.start,
    end: quote.end,
  };
}

/** A bare «增长8%» of a report compares with the year before, unless the figure spans several years. */
function isYearly({ input }: Scene, period: Period | null): boolean {
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

type InQuote = (slot: TracedSlot, span: Span) => Trace;

function periodOf(scene: Scene, figure: ParsedFigure, inQuote: InQuote): Slot<Period | null> {
  const { input, part, earlier, titleMention } = scene;
  if (figure.period !== null) {
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
  if (earlier !== null)
    return {
      value: earlier.period,
      traces: [{ slot: 'period', from: 'context', start: earlier.start, end: earlier.end }],
    };
  if (titleMention !== null && input.kind !== 'work-report')
    return { value: titleMention.period, traces: [{ slot: 'period', from: 'title', start: null, end: null }] };
  return { value: null, traces: [] };
}

/** Where the year of a relative word («今年», «全年») was read. */
function anchorTrace({ input, part, earlier, titleMention }: Scene): Trace[] {
  if (part?.period !== null && part?.words != null)
    return [{ slot: 'period', from: part.from, start: part.words.start, end: part.words.end }];
  if (input.reportYear !== null) return [{ slot: 'period', from: 'report-year', start: null, end: null }];
  if (earlier !== null) return [{ slot: 'period', from: 'context', start: earlier.start, end: earlier.end }];
  return titleMention === null ? [] : [{ slot: 'period', from: 'title', start: null, end: null }];
}

const WEAK_CUE = /^(?:累计|成功|顺利完成|圆满完成|超额完成|提前完成|已建成|已)$/;
const PLAIN_FACT =
  /^(?:总投资|招商引资签约额|合同利用外资|投资|规划用地|占地|占地面积|用地|用地面积|建筑面积|总建筑面积|规划面积|注册资本|注册资金|项目金额|总金额|合同金额|年产能|年产值|设计产能)$/;
/** Sizes of projects and sites: plain facts in a plan, too. */
const PLAIN_SIZE = /^(?:总投资|规划用地|占地|占地面积|用地面积|建筑面积|总建筑面积|规划面积|注册资本|注册资金)$/;
const RESULT =
  /(?:增长|达到?|突破|完成|实现|新增|建成|引进|签约|获批|超过?|下降|提升|提高|投产|开工|吸引|集聚|培育|已|位居|占)(?:了)?[^,;。]{0,6}$/;

function statusOf(scene: Scene, figure: ParsedFigure, period: Period | null, inQuote: InQuote): Slot<Status> {
  const { input, part } = scene;
  const cue = figure.spans.get('status');
  const isPast = input.reportYear !== null && period?.end != null && Number(period.end.slice(0, 4)) < input.reportYear;
  if (figure.status !== null && cue !== undefined) {
    const words = scene.folded.slice(scene.sentence.start + cue.start, scene.sentence.start + cue.end);
    const weak = figure.status === 'achieved' && part?.mode === 'plan' && WEAK_CUE.test(words) && !isPast;
    if (!weak) return { value: figure.status, traces: [inQuote('status', cue)] };
  }
  const plain = PLAIN_FACT.test(figure.indicator);
  if (part !== null) {
    const isFuture =
      input.reportYear !== null && period?.end != null && Number(period.end.slice(0, 4)) >= input.reportYear;
    const periodSpan = figure.spans.get('period');
    const byPeriod =
      periodSpan !== undefined && ((part.mode === 'plan' && isPast) || (part.mode === 'review' && isFuture));
    if (byPeriod && periodSpan !== undefined)
      return { value: part.mode === 'plan' ? 'achieved' : 'target', traces: [inQuote('status', periodSpan)] };
    const value =
      PLAIN_SIZE.test(figure.indicator) || (plain && part.mode === 'review')
        ? 'stated'
        : part.mode === 'review'
          ? 'achieved'
          : 'target';
    return {
      value,
      traces: [{ slot: 'status', from: part.from, start: part.words?.start ?? null, end: part.words?.end ?? null }],
    };
  }
  const lead = scene.folded.slice(scene.sentence.start, scene.sentence.start + figure.start);
  const measured =
    figure.measure === 'growth' ||
    figure.measure === 'average-growth' ||
    figure.measure === 'rank' ||
    figure.measure === 'change';
  return { value: !plain && (measured || RESULT.test(lead)) ? 'achieved' : 'stated', traces: [] };
}
