/**
 * The stretches of a report that speak of shortcomings («存在的问题», «我们也清醒地认识到»): what is counted there is
 * neither a result to be proud of nor an aim. Called by the extractor.
 */
import type { Section, Span } from '../article.ts';
import type { TextPart } from './text-parts.ts';

export interface ProblemSpan extends Span {
  /** The words that tell. */
  readonly words: Span;
}

const HEADING =
  /^(?!.*(?:解决|破解|整改|化解|补|攻坚|导向|消除|缩小|直面|克服|应对|战胜|顶住|迎难|回升|向好)).*(?:问题|困难|不足|短板|差距)/;
const TURN =
  /(?:清醒地?|(?:我们|同时,?)也)(?:应当?|要|必须)?(?:认识到|看到)(?!了)|(?:还|仍然?|依然)(?:存在|面临)(?:着)?(?:不少|一些|许多|诸多|很多)?[^,。;\d]{0,10}(?:问题|困难|不足|短板|差距|挑战)|存在的(?:主要)?(?:问题|困难|不足)/g;
const RESOLVE =
  /(?:对此|对于这些|对这些|针对这些|针对以上|这些问题|为此)[^。]{0,40}(?:我们|解决|改进|克服|化解)|[。;]我们(?:将|一定|要)/;
/** Chosen: a report's list of shortcomings is shorter. */
const LONGEST = 1500;

/** In order of start; they may overlap. Empty where the text admits none. */
export function findProblems(folded: string, sections: readonly Section[], parts: readonly TextPart[]): ProblemSpan[] {
  const spans: ProblemSpan[] = [];
  for (const { path, start, end } of sections) {
    const heading = path.at(-1) ?? '';
    if (heading.length <= 24 && HEADING.test(heading)) {
      const at = folded.indexOf(heading, Math.max(0, start - heading.length - 12));
      const words = at >= 0 && at < end ? { start: at, end: at + heading.length } : { start, end: start };
      spans.push({ start, end, words });
    }
  }
  for (const match of folded.matchAll(TURN)) {
    const start = match.index;
    const section = sections.find((one) => one.start <= start && start < one.end);
    const part = parts.find((one) => one.start > start);
    const end = Math.min(start + LONGEST, section?.end ?? folded.length, part?.start ?? folded.length);
    const behind = folded.slice(start, end);
    const line = behind.indexOf('\n');
    const resolve = behind.search(RESOLVE);
    const length = Math.min(line < 0 ? behind.length : line, resolve < 0 ? behind.length : resolve + 1);
    spans.push({ start, end: start + length, words: { start, end: start + match[0].length } });
  }
  return spans.sort((left, right) => left.start - right.start);
}
