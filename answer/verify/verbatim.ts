/**
 * Finds a statement's words in the quote that it cites: the same characters in the same order, whole clauses from one
 * mark to another, so that neither a digit, a sign nor a bound can be cut off at an end. Width of characters and blanks
 * may differ, and a connector that dangles at the front («其中») may be left out. Every other change fails.
 */
import type { Span } from '../../knowledge/article.ts';
import { withoutDangling } from '../compose/wording.ts';

interface Bare {
  readonly text: string;
  /** For each character its offset in the original, and one more for the end. */
  readonly offsets: readonly number[];
}

const MARK = /[,;:。!?、“”‘’"'()《》「」【】…|]/;

/**
 * Half width, without blanks.
 * @param breaks whether a line break counts as a comma: «…会议上» and the speaker's line below it are told in one sentence
 */
function bareOf(original: string, breaks = false): Bare {
  let text = '';
  const offsets: number[] = [];
  let at = 0;
  for (const character of original) {
    const ends = breaks && character === '\n' && text !== '' && !MARK.test(text.charAt(text.length - 1));
    const plain = ends ? ',' : character.normalize('NFKC').replace(/\s/gu, '');
    for (let index = 0; index < plain.length; index += 1) {
      offsets.push(at);
    }
    text += plain;
    at += character.length;
  }
  return { text, offsets: [...offsets, at] };
}

/** Whether a clause may begin or end at the place: not inside a number («1,300»), not inside a word. */
function isBoundary(text: string, at: number): boolean {
  if (at <= 0 || at >= text.length) {
    return true;
  }
  const [before, after] = [text.charAt(at - 1), text.charAt(at)];
  const isGrouped =
    /\d,?$/.test(text.slice(0, at)) && /^,?\d{3}(?!\d)/.test(text.slice(at)) && /,/.test(before + after);
  return !isGrouped && (MARK.test(before) || MARK.test(after));
}

/** Words before the match back to the last mark: only connectors and list numbers may have been left out there. */
function onlyConnectorsBefore(quote: string, from: number, found: string): boolean {
  let start = from;
  while (start > 0 && from - start < 16 && !/[,;:。!?]/.test(quote.charAt(start - 1))) {
    start -= 1;
  }
  const clause = quote.slice(start, from) + found;
  return start < from && bareOf(withoutDangling(clause)).text === found;
}

export interface Located extends Span {
  /** The place in the statement of an offset of the quote; null outside. */
  readonly indexOf: (offset: number) => number | null;
}

/**
 * @param statement words without lead and final punctuation
 * @returns the place in the quote, offsets counting from its start; null where the words do not stand there
 */
export function locate(statement: string, quote: string): Located | null {
  const said = bareOf(statement);
  return said.text === '' ? null : (standsIn(said, bareOf(quote), quote) ?? standsIn(said, bareOf(quote, true), quote));
}

function standsIn(said: Bare, cited: Bare, quote: string): Located | null {
  for (let from = cited.text.indexOf(said.text); from >= 0; from = cited.text.indexOf(said.text, from + 1)) {
    const to = from + said.text.length;
    const begins = isBoundary(cited.text, from) || onlyConnectorsBefore(cited.text, from, said.text);
    if (begins && isBoundary(cited.text, to)) {
      const start = cited.offsets[from] ?? 0;
      const end = to < cited.text.length ? (cited.offsets[to] ?? quote.length) : quote.length;
      return {
        start,
        end,
        indexOf: (offset) => {
          const place = cited.offsets.findIndex((at, index) => at >= offset && index >= from);
          return place < from || place > to ? null : (said.offsets[place - from] ?? null);
        },
      };
    }
  }
  return null;
}
