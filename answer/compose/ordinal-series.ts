/**
 * What an article counts off in sentences of its own: «签约两个项目…。第一个项目…。第二个项目…。». Asked for the two, or for
 * what each is worth, the answer is one statement an ordinal: the sentence that begins with it, or the first one behind
 * it that holds the kind of value asked for. Only where the article counts exactly as many as the question does.
 */
import { fold } from '../../knowledge/language/normalise.ts';
import { splitSentences } from '../../knowledge/language/sentences.ts';
import type { Span } from '../../knowledge/article.ts';
import { holdsValue } from '../retrieve/answer-kind.ts';
import type { RankedCandidate } from '../retrieve/candidate.ts';
import type { QuestionPart } from '../understand/question.ts';
import { statementOf } from './extract.ts';
import type { Statement } from './statement.ts';

const NUMERALS = '〇一二三四五六七八九十';
/** «那两单买卖», «哪三个项目»: things that are counted one by one. */
const COUNTED = /(?<![第\d.])(\d|[两三四五六七八九十])[个单笔家项份批桩](?!月|百分|亿|万|县|市|区)/;
const ORDINAL = /^[\s（(]*(?:[一二三四五六七八九十]{1,3}[、.．)）]\s*)?第([一二三四五六七八九十])[个项家单笔份类方步]/;
const LEAST = 2;
/** The best sentence speaks of what was asked. */
const SPEAKS = 0.5;
const VALUES: ReadonlySet<QuestionPart['answerKind']> = new Set(['money', 'quantity', 'percent']);

function countOf(words: string): number {
  const printed = COUNTED.exec(words)?.[1] ?? '';
  return printed === '两' ? LEAST : Math.max(NUMERALS.indexOf(printed), Number(printed) || 0);
}

interface Told {
  readonly opening: Span;
  /** Up to the next ordinal or the end of the paragraph. */
  readonly behind: readonly Span[];
}

function toldOneByOne(text: string): Told[] {
  const told: { opening: Span; behind: Span[] }[] = [];
  let open = false;
  let before: Span | null = null;
  for (const span of splitSentences(text, { start: 0, end: text.length })) {
    const ordinal = ORDINAL.exec(text.slice(span.start, span.end))?.[1];
    const newLine =
      before !== null && text.slice(before.start, span.start).trimEnd().length + 1 < span.start - before.start;
    before = span;
    if (ordinal !== undefined) {
      // «第一…第二…»: in order and without a gap, else something else is counted.
      if (NUMERALS.indexOf(ordinal) !== told.length + 1) {
        return [];
      }
      told.push({ opening: span, behind: [] });
      open = true;
    } else if (open && !(newLine && /^\s*[一二三四五六七八九十]{1,3}[、.．]/.test(text.slice(span.start, span.end)))) {
      told.at(-1)?.behind.push(span);
    } else {
      open = false;
    }
  }
  return told;
}

function wordsOf(text: string, span: Span): Span {
  const lead =
    /^[\s（(]*(?:[一二三四五六七八九十]{1,3}[、.．)）]\s*)?/.exec(text.slice(span.start, span.end))?.[0].length ?? 0;
  const words = text.slice(span.start, span.end).trimEnd();
  return { start: span.start + lead, end: span.start + words.length };
}

/** @param ranked best first; @returns empty where the best article counts nothing off, or another number of things */
export function ordinalSeries(part: QuestionPart, ranked: readonly RankedCandidate[]): Statement[] {
  const [best] = ranked;
  const count = Math.max(countOf(fold(part.words)), 0);
  const asksThem = part.asksEach || part.intent === 'list';
  if (best === undefined || best.coverage < SPEAKS || !asksThem || (count < LEAST && !part.asksEach)) {
    return [];
  }
  const told = toldOneByOne(best.article.text);
  const announced = count >= LEAST ? count : Math.max(countOf(best.folded), 0);
  if (told.length < LEAST || told.length !== announced) {
    return [];
  }
  return told.map(({ opening, behind }) => {
    const valued = VALUES.has(part.answerKind)
      ? [opening, ...behind].find(({ start, end }) => holdsValue(part, fold(best.article.text.slice(start, end))))
      : undefined;
    const span = wordsOf(best.article.text, valued ?? opening);
    return statementOf({ ...best, ...span }, span);
  });
}
