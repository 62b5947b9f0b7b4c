/**
 * Candidate heading marks: every place of a text that looks like a heading's numeral, with how well it is placed.
 * Most are real; «市 二、 四、五医院», endnotes «六稳(1)» and figures «1.32个» are not. The chain decides (choose-chain.ts).
 */
import { parseChineseNumeral } from '../../knowledge/language/numbers.ts';
import type { Span } from '../../knowledge/article.ts';

export type MarkStyle =
  /** A line without a numeral that names a part of a report: «2024年重点工作». */
  | 'part'
  /** 第一部分 / 第一章 */
  | 'chapter'
  /** 一、 */
  | 'han'
  /** （一） */
  | 'bracketed-han'
  /** 1、 1. */
  | 'digit';

export interface HeadingMark extends Span {
  readonly style: MarkStyle;
  /** From 1; 0 for a part, which is not counted. */
  readonly number: number;
  /** How likely a heading begins here, by what stands before: line start 3, sentence end 2, space 0.6, else 0. */
  readonly weight: number;
}

const NUMERAL = '[一二三四五六七八九十]{1,3}';
const PATTERNS: readonly (readonly [MarkStyle, RegExp])[] = [
  ['chapter', new RegExp(`第(${NUMERAL})(?:部分|章|编)[、:：]?`, 'g')],
  ['bracketed-han', new RegExp(`[（(]\\s?(${NUMERAL})\\s?[）)][、.．]?`, 'g')],
  ['han', new RegExp(`(?<![第${'一二三四五六七八九十'}])(${NUMERAL})\\s?[、.．]`, 'g')],
  ['digit', /(?<![\d.．%第—\-~～])(\d{1,2})(?:[、．]|\.(?!\d))/g],
  ['digit', /(?<![\d.．%第—\-~～])(\d{1,2})\.(?=\d{2,}[\p{Script=Han}])/gu],
];

const SENTENCE_END = /[。！？!?…]["”』」）)]?$/;
const LIST_OPENING = /[:：]$/;

/** @param before the text up to the mark */
function weightAt(before: string): number {
  const words = before.trimEnd();
  const gap = before.slice(words.length);
  if (words === '' || gap.includes('\n')) return 3;
  if (SENTENCE_END.test(words) || LIST_OPENING.test(words)) return 2;
  if (/[;；]$/.test(words)) return 0.8;
  return gap === '' ? 0 : 0.6;
}

/** «2024年工作安排», «二〇二三年工作回顾», «全面加强政府自身建设»: a short line that names a part of a report. */
const PART_LINE =
  /^(?=.{4,30}$)(?:.*(?:工作|任务|目标|思路|要求|成就).{0,4}(?:回顾|安排|建议|部署|要求|任务|重点|目标|总结|情况|举措|打算)|.*\d{4}年.{0,8}(?:重点工作|主要工作|主要任务|工作)|.{0,8}加强政府自身建设)$/;

function partMarks(text: string): HeadingMark[] {
  const marks: HeadingMark[] = [];
  for (const match of text.matchAll(/^[^\S\n]*([^\n]+?)[^\S\n]*$/gm)) {
    const words = match[1] ?? '';
    if (!PART_LINE.test(words) || /^[（(]?[一二三四五六七八九十\d]{1,3}[)）、.．]|[。;；:：,，!！]/.test(words))
      continue;
    const start = match.index + match[0].indexOf(words);
    marks.push({ style: 'part', number: 0, weight: 3, start, end: start });
  }
  return marks;
}

/** In order of start; where two patterns meet the same place, the first of the table counts. `end` is after the numeral. */
export function findHeadingMarks(text: string): HeadingMark[] {
  const marks = new Map<number, HeadingMark>();
  for (const mark of partMarks(text)) marks.set(mark.start, mark);
  for (const [style, pattern] of PATTERNS) {
    for (const match of text.matchAll(pattern)) {
      const start = match.index;
      if (marks.has(start)) continue;
      const numeral = match[1] ?? '';
      const number = /^\d/.test(numeral) ? Number(numeral) : parseChineseNumeral(numeral);
      if (number === null || number < 1 || number > 40) continue;
      const weight = weightAt(text.slice(Math.max(0, start - 40), start));
      // In mid-sentence only «（一)» can be a heading: after a heading without punctuation.
      if (weight === 0 && style !== 'bracketed-han') continue;
      marks.set(start, { style, number, weight, start, end: start + match[0].length });
    }
  }
  return [...marks.values()].toSorted((left, right) => left.start - right.start);
}
