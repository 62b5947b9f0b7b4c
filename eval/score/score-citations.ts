/** What the citations are worth: do they hold the evidence, do they hold anything else, is each claim followed by one? */
import { splitSentences } from '../../knowledge/language/sentences.ts';
import type { EvalCase } from '../cases/case-schema.ts';
import { countedCitations } from '../reference/score-reference.ts';
import type { ScoredAnswer } from '../reference/score-reference.ts';
import { evidenceHeld } from './score-ranking.ts';

export interface CitationScores {
  /** Of the citations that count, the share that holds evidence. */
  readonly precision: number | null;
  /** Of the evidence, the share that a citation holds. */
  readonly recall: number | null;
  /** Of the answer's claims, the share followed by a marker of a citation that exists. */
  readonly claimsCited: number | null;
}

const MARKED_END = /([。！？!?；;]["”」』）)]*)((?:\[\^?\d+\])+)/g;
const SHORTEST_CLAIM = 6;

/** Lines that word the table below them, and the table's own head and rule, are proved by its rows. */
function withoutTableHeads(answer: string): string {
  const lines = answer.split('\n').filter((line) => line.trim() !== '');
  const isRow = (line: string | undefined): boolean => line?.trim().startsWith('|') === true;
  const isRule = (line: string | undefined): boolean => /^\s*\|[\s:|-]+$/.test(line ?? '');
  return lines
    .filter((line, index) => !isRule(line) && !isRule(lines[index + 1]) && (isRow(line) || !isRow(lines[index + 1])))
    .join('\n');
}

/** Sentences and lines that claim something of the articles: no headings, no lead lines («…如下：»), no word of what is missing. */
function claimsOf(answer: string): string[] {
  const marked = withoutTableHeads(answer).replace(MARKED_END, '$2$1');
  return splitSentences(marked)
    .map(({ start, end }) => marked.slice(start, end).trim())
    .filter(
      (sentence) => !/[:：]$/.test(sentence) && !sentence.startsWith('#') && !/^资料中?(?:没有|未)/.test(sentence),
    )
    .filter((sentence) => (sentence.match(/[\p{Script=Han}\p{Nd}]/gu) ?? []).length >= SHORTEST_CLAIM);
}

export function scoreCitations(item: EvalCase, answer: ScoredAnswer): CitationScores {
  const known = new Set((answer.citations ?? []).map(({ n }) => String(n)));
  const claims = answer.outcome === 'answered' && item.evidence.length > 0 ? claimsOf(answer.answer ?? '') : [];
  const cited = claims.filter((claim) => [...claim.matchAll(/\[\^?(\d+)\]/g)].some(([, n]) => known.has(n ?? '')));
  const claimsCited = claims.length === 0 ? null : cited.length / claims.length;
  if (!item.answerable || item.evidence.length === 0) return { precision: null, recall: null, claimsCited };
  const held = countedCitations(answer).map(({ title, quote }) =>
    evidenceHeld(item, { title: title ?? '', text: quote ?? '' }),
  );
  return {
    precision: held.length === 0 ? null : held.filter((indexes) => indexes.length > 0).length / held.length,
    recall: new Set(held.flat()).size / item.evidence.length,
    claimsCited,
  };
}
