/**
 * Which marks end a sentence or a clause. The articles print half-width marks beside Han, and a «?» also
 * stands for a lost middle dot («磁湖?黄荆山»), a «.» for a decimal point or behind a list number.
 * Pure; called for every code unit of an article by sentences.ts.
 */
import type { Span } from '../article.ts';

export interface Mark {
  readonly level: 'sentence' | 'clause' | 'none';
  /** The code unit after the run of marks. */
  readonly end: number;
}

const SENTENCE_MARKS = '。！？!?…｡';
/** Every code unit for which markEnd does not give null. */
export const MARKS = `${SENTENCE_MARKS}.;；—\n\r\u2028\u2029`;
const HAN = /\p{Script=Han}/u;
const DIGIT = /[0-9０-９]/;
const LATIN = /[A-Za-z]/;
/** Quotes, brackets, white space: what stands behind a real question mark when no word does. */
const BREAK = /[\s"'”’」』)）】\]》〉“「『（(【]/;
/** Words that make the clause before a «?» a question. */
const QUESTION =
  /[吗呢么吧啊]$|什么|怎么|怎样|如何|为何|为啥|哪[里儿些个家年位]?|谁|几[个家年项条]|多少|多大|多久|多高|是否|能否|可否|[有能是会要]没[有]?|[是能会要]不[是能会要]|何(?:时|处|以|在|谓|去)|啥/;

/** A half-width ? directly between two Han characters is an end only after a question; else it is a damaged middle dot inside a name. */
function endsQuestion(text: string, at: number, span: Span): boolean {
  const next = text.charAt(at + 1);
  if (at + 1 >= span.end || BREAK.test(next) || !HAN.test(next))
    return !DIGIT.test(next) || !DIGIT.test(text.charAt(at - 1));
  if (!HAN.test(text.charAt(at - 1))) return true;
  let from = at - 1;
  while (from > span.start && !/[,，。;；:：、!！?？\s]/.test(text.charAt(from - 1))) from -= 1;
  return QUESTION.test(text.slice(from, at));
}

/**
 * A full stop of Latin text: after a word of two letters or more and before white space and a capital or Han.
 * After Han only at the very end, before a break or a line end: «布鲁诺.费尔南德斯» and «一.工作» are not ends.
 */
function endsAtFullStop(text: string, at: number, span: Span): boolean {
  const before = text.charAt(at - 1);
  if (at === span.start || DIGIT.test(before)) return false;
  const after = text.slice(at + 1, Math.min(at + 4, span.end));
  if (after === '') return true;
  if (HAN.test(before))
    return !/^[一二三四五六七八九十]+$/.test(text.slice(span.start, at).trim()) && BREAK.test(after.charAt(0));
  if (!LATIN.test(before)) return CLOSING.test(before) && /^\s/.test(after);
  return LATIN.test(text.charAt(at - 2)) && /^\s+[\p{Lu}\p{Script=Han}]/u.test(after);
}
const CLOSING = /["'”’)）】\]》]/;

/**
 * What the code unit at `at` ends.
 * @param span from the start of the current sentence to the end of the text under work
 * @returns null where the unit is no mark; level «none» for a mark that ends nothing
 */
export function markEnd(text: string, at: number, span: Span): Mark | null {
  const unit = text.charAt(at);
  if (unit === '\n' || unit === '\r' || unit === '\u2028' || unit === '\u2029')
    return { level: 'sentence', end: at + 1 };
  if (unit === '.') {
    let end = at + 1;
    while (end < span.end && text.charAt(end) === '.') end += 1;
    if (end - at >= 3) return { level: 'sentence', end };
    return { level: endsAtFullStop(text, at, span) ? 'sentence' : 'none', end };
  }
  if (unit === ';' || unit === '；') {
    let end = at + 1;
    while (end < span.end && (text.charAt(end) === ';' || text.charAt(end) === '；')) end += 1;
    return { level: 'clause', end };
  }
  if (unit === '—') {
    let end = at + 1;
    while (end < span.end && text.charAt(end) === '—') end += 1;
    const range = DIGIT.test(text.charAt(at - 1)) && DIGIT.test(text.charAt(end));
    return { level: !range && end - at >= 2 ? 'clause' : 'none', end };
  }
  if (!SENTENCE_MARKS.includes(unit)) return null;
  let end = at + 1;
  while (end < span.end && SENTENCE_MARKS.includes(text.charAt(end))) end += 1;
  if (unit === '?' && end === at + 1) return { level: endsQuestion(text, at, span) ? 'sentence' : 'none', end };
  return { level: 'sentence', end };
}
