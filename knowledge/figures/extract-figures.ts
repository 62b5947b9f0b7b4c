/**
 * Every figure of an article as an observation: sentences are parsed (parse-figures.ts), and what a sentence leaves
 * open is filled from its heading, the words before it, the title and the report's year, each traced.
 * Pure and deterministic: the same article gives the same observations with the same ids. Called by ingest.
 */
import type { Span } from '../article.ts';
import type { Observation, Trace, TracedSlot } from '../observation.ts';
import { findNamedRegions } from '../regions/index.ts';
import type { ArticleScene, EarlierMention, FigureInput } from './article-scene.ts';
import { sentencesOf } from './article-sentences.ts';
import { lastNamed } from './elliptical-name.ts';
import { foldWidth } from './fold-width.ts';
import { observationId } from './observation-id.ts';
import { parseFigures } from './parse-figures.ts';
import type { ParsedFigure } from './parsed-figure.ts';
import { findPeriodMentions } from './period-mentions.ts';
import type { TimeAnchor } from './period-mentions.ts';
import { anchorOf, isYearly, later, periodOf } from './period-slot.ts';
import { findProblems } from './problem-spans.ts';
import { cutQuote } from './quote.ts';
import { regionOf } from './region-slot.ts';
import { dropRepeats } from './same-fact.ts';
import { statusOf } from './status-slot.ts';
import { findTextParts, partAt } from './text-parts.ts';
import { asPrinted, isWrapped, joinLines } from './wrapped-lines.ts';

export type { FigureInput } from './article-scene.ts';

/** Nothing but these can begin a number. */
const MAY_COUNT = /[\d一二两三四五六七八九十百千万亿零]/;

/** In order of position; a fact said twice is one observation. Empty where the article holds no figure. */
export function extractFigures(input: FigureInput): Observation[] {
  const { text, reportYear } = input;
  const folded = foldWidth(text);
  const isReport = input.kind === 'work-report' || reportYear !== null;
  const parts = isReport ? findTextParts(text, folded, input.sections, reportYear) : [];
  const problems = isReport ? findProblems(folded, input.sections, parts) : [];
  const noAnchor = { currentYear: null, spokenYear: null };
  const titleMentions = input.titled ? findPeriodMentions(foldWidth(input.title), noAnchor) : [];
  const titleMention = titleMentions.find(({ period }) => period.start !== null) ?? null;
  const wrapped = isWrapped(folded);
  const observations: Observation[] = [];
  let earlier: EarlierMention | null = null;
  let before: { readonly sentence: Span; readonly figures: readonly ParsedFigure[] } | null = null;
  for (const sentence of sentencesOf(text, input.sections, input.noise)) {
    const words = folded.slice(sentence.start, sentence.end);
    const part = partAt(parts, sentence.end - 1) ?? partAt(parts, sentence.start);
    const problem = problems.find(({ start, end }) => start < sentence.end && sentence.start < end) ?? null;
    const scene: ArticleScene = { input, folded, part, problem, sentence, earlier, titleMention };
    const anchor = anchorOf(scene);
    let figures: readonly ParsedFigure[] = [];
    if (MAY_COUNT.test(words)) {
      const named = before === null ? null : lastNamed(folded, before.sentence, before.figures, sentence);
      const context = { ...anchor, findPlaces: placesOf, yearly: input.kind === 'work-report', before: named };
      const joined = wrapped ? joinLines(words) : null;
      figures =
        joined === null
          ? parseFigures(words, context)
          : parseFigures(joined.text, context).map((figure) => asPrinted(figure, joined, words));
      for (const figure of figures) if (figure.indicator !== '') observations.push(observe(scene, figure));
    }
    before = { sentence, figures };
    // In a part of a report the part's own time holds where a sentence names none.
    if (part === null) earlier = lastMention(words, anchor, sentence) ?? later(earlier);
  }
  return dropRepeats(observations);
}

function lastMention(words: string, anchor: TimeAnchor, sentence: Span): EarlierMention | null {
  const mention = findPeriodMentions(words, anchor).findLast(
    ({ isBase, isOrigin, period }) => !isBase && !isOrigin && period.start !== null && period.kind !== 'plan',
  );
  if (mention === undefined) return null;
  return { ...mention, start: mention.start + sentence.start, end: mention.end + sentence.start, sentences: 0 };
}

const placesOf = (text: string): Array<Span & { words: string }> =>
  findNamedRegions(text)
    .filter(({ partOf }) => partOf === null)
    .map(({ start, end, words }) => ({ start, end, words }));

function observe(scene: ArticleScene, figure: ParsedFigure): Observation {
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
