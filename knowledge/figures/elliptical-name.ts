/**
 * A sentence that begins with a time and a value («到2021年底已近15000家») goes on counting what the sentence before it
 * counted, where the unit agrees. The extractor hands the last names over, the naming of a group takes one of them.
 */
import type { Span } from '../article.ts';
import { TIME_WORDS } from './boundary-words.ts';
import type { FigureGroup } from './figure-group.ts';
import type { NamedMeasure } from './figure-scene.ts';
import type { NameBefore, ParsedFigure } from './parsed-figure.ts';
import { readUnit } from './units.ts';

const CARRIED_MEASURES: ReadonlySet<string> = new Set(['level', 'new', 'net-new']);

/**
 * @param before the sentence whose figures are given; it must stand right before `sentence`
 * @returns the names that a following sentence may go on with, the last one first; offsets count from that sentence
 */
export function lastNamed(
  folded: string,
  before: Span,
  figures: readonly ParsedFigure[],
  sentence: Span,
): readonly NameBefore[] {
  // Another paragraph begins another thought.
  if (figures.length === 0 || /[^\s]|\n/.test(folded.slice(before.end, sentence.start))) return [];
  return figures
    .filter(
      ({ measure, subject, qualifier }) => CARRIED_MEASURES.has(measure) && subject === null && qualifier === null,
    )
    .map(({ indicator, words, known, baseUnit, spans, start, end }) => {
      const span = spans.get('indicator') ?? { start, end };
      const shift = before.start - sentence.start;
      return { indicator, words, known, baseUnit, span: { start: span.start + shift, end: span.end + shift } };
    })
    .filter(({ indicator, span }) => indicator !== '' && span.start < 0)
    .reverse();
}

const TIMES = new RegExp(TIME_WORDS.join('|'), 'g');
const LINKS =
  /(?:全市|全区|全县|全省|全州|我市|我区|我县|我省|截至|截止|已经|已|也|又|还|再|仅|就|则|更|而|预计|力争|有望|到|至|在|,|、|\s)/g;

/**
 * @param words the sentence up to the value and its verbs
 * @returns null where the words hold a noun of their own, name no time, or no name's unit agrees
 */
export function nameFromBefore(
  names: readonly NameBefore[],
  group: FigureGroup,
  words: string,
): (NamedMeasure & { readonly printed: string }) | null {
  const first = group.items[0];
  if (first === undefined || first.form !== 'amount' || group.nounAfter !== null) return null;
  if (!/^(?:counter|people|money|measure)$/.test(first.kind)) return null;
  const timeless = words.replace(TIMES, '');
  if (timeless === words || timeless.replace(LINKS, '') !== '') return null;
  const { base } = readUnit(first.unit);
  const name = names.find(({ baseUnit }) => baseUnit === base);
  if (name === undefined) return null;
  return {
    indicator: name.indicator,
    known: name.known,
    rate: false,
    span: name.span,
    printed: name.words,
    owner: null,
    measure: null,
    measureSpan: null,
  };
}
