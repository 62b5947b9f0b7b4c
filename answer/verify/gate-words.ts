/**
 * Whether the cited words cover a sentence's words: every word that says something must stand in them. Synonyms do not
 * count: a thesaurus helps to find words, it never proves them. Figures, places and periods have checks of their own.
 */
import { fold } from '../../knowledge/language/normalise.ts';
import { isStopWord } from '../../knowledge/language/stop-words.ts';
import { segmentWords, splitCompound } from '../../knowledge/language/words.ts';

/**
 * Words of answering that claim nothing about the matter, and the plain words of status, which gate-sense.ts checks.
 * Never a verb of doing or a direction.
 */
const PLAIN: ReadonlySet<string> = new Set(
  `报告 工作报告 政府工作报告 政府 资料 文件 文章 材料 原文 文中 显示 指出 提到 提及 表示 介绍 明确 说明 包括 包含 涉及 涵盖 具体 分别 达到 达 为 是 有 其中
   此外 同时 另外 以及 主要 方面 内容 情况 数据 数字 数值 金额 数量 当地 当年 全年 年 月 日 年度 全市 全区 全县 全省 该市 该区 该县 该省 本市 本区 如下 以下
   一 个 家 项 名 位 条 处 次 种 所 座 元 即 目标 预计 力争 计划 由 对 与 和 及`
    .split(/\s+/)
    .filter((word) => word !== ''),
);

/** Words found by cutting differently («政府工作报告» beside «政府 工作报告»); single characters prove nothing. */
function isCovered(word: string, cited: string): boolean {
  if (cited.includes(word)) {
    return true;
  }
  const parts = splitCompound(word);
  return parts.length > 1 && parts.every((part) => part.length > 1 && (PLAIN.has(part) || cited.includes(part)));
}

/** A single character is no evidence of itself: it must stand beside one of its neighbours («纬» in «亿纬锂能»). */
function standsBeside(text: string, start: number, end: number, cited: string): boolean {
  const before = fold(text.slice(Math.max(0, start - 1), end));
  const behind = fold(text.slice(start, end + 1));
  return [before, behind].some((pair) => pair.length > 1 && cited.includes(pair));
}

/**
 * @param cited folded words of the cited sentences, their headings and titles
 * @returns the words that nothing covers, in order; empty when the sentence is covered
 */
export function uncoveredWords(text: string, cited: string): string[] {
  return segmentWords(text)
    .filter(({ text: word, start, end }) => {
      if (isStopWord(word) || PLAIN.has(word) || /^[\d.%]+$/.test(word)) {
        return false;
      }
      return !isCovered(word, cited) || (word.length === 1 && !standsBeside(text, start, end, cited));
    })
    .map(({ text: word }) => word);
}

/** Two-character pieces of Han runs and whole Latin and digit runs: what two texts can share whatever the segmentation. */
export function piecesOf(folded: string): Set<string> {
  const pieces = new Set<string>();
  for (const [run] of folded.matchAll(/\p{Script=Han}+|[a-z]+|\d+(?:\.\d+)?/gu)) {
    if (!/^\p{Script=Han}/u.test(run)) {
      pieces.add(run);
      continue;
    }
    for (let index = 0; index + 2 <= run.length; index += 1) {
      pieces.add(run.slice(index, index + 2));
    }
  }
  return pieces;
}

/** Share of `pieces` that stand in `folded`, 0–1; 1 where there are none. */
export function shareWithin(pieces: ReadonlySet<string>, folded: string): number {
  if (pieces.size === 0) {
    return 1;
  }
  const held = [...pieces].filter((piece) => folded.includes(piece)).length;
  return held / pieces.size;
}

/** Folded, without punctuation and spaces: for asking whether words stand in a text in a row. */
export function bare(text: string): string {
  return fold(text).replaceAll(/[^\p{L}\p{N}%.]/gu, '');
}
