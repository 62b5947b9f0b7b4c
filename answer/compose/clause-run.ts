/**
 * The run of clauses of a sentence that answers a part: the shortest one that holds its terms and a value of
 * the kind asked for. Sentences of reports hold a dozen facts; the one asked for should stand alone.
 */
import { LRUCache } from 'lru-cache';
import type { Span } from '../../knowledge/article.ts';
import { fold } from '../../knowledge/language/normalise.ts';
import { holdsValue } from '../retrieve/answer-kind.ts';
import type { Candidate } from '../retrieve/candidate.ts';
import { matchTerm } from '../retrieve/match-term.ts';
import type { WeighedTerm } from '../retrieve/weigh-terms.ts';
import type { QuestionPart } from '../understand/question.ts';
import { finishedRun } from './finish-run.ts';

interface Clause extends Span {
  readonly folded: string;
}

export interface RunLimits {
  /** Characters beyond which a longer run is not considered. */
  readonly maxLength: number;
  /** A sentence up to this long stays whole. */
  readonly wholeLength: number;
  /** What each further 50 characters cost, as a share of the part's term weight. */
  readonly lengthCost: number;
}

export const FIGURE_RUN: RunLimits = { maxLength: 130, wholeLength: 40, lengthCost: 0.14 };
export const PROSE_RUN: RunLimits = { maxLength: 200, wholeLength: 110, lengthCost: 0.04 };
export const LIST_RUN: RunLimits = { maxLength: 260, wholeLength: 180, lengthCost: 0.02 };

/** A further clause must bring more than a common word. */
const CLAUSE_COST = 0.03;

const BREAK =
  /[,，;；:：](?!\d)|(?<=\d(亿元|万元|家|个|人|吨|%|％|公里|辆|套|项))、(?=[^、,，;；。\d]{2,16}[\d.]+\1)|[。！!？](?=.)|[，,](?=\d{4}年)/g;
const OPENERS = '“‘「『《(（【"';
const CLOSERS = '”’」』》)）】"';

function cut(text: string): Clause[] {
  const clauses: Clause[] = [];
  let start = 0;
  const close = (end: number): void => {
    if (end > start) {
      clauses.push({ start, end, folded: fold(text.slice(start, end)) });
      start = end;
    }
  };
  // Quotation marks and brackets that are open before `at`.
  let depth = 0;
  let straight = 0;
  let at = 0;
  for (const match of text.matchAll(BREAK)) {
    for (; at < match.index; at += 1) {
      const unit = text.charAt(at);
      if (unit === '"') straight += 1;
      else if (OPENERS.includes(unit)) depth += 1;
      else if (CLOSERS.includes(unit)) depth -= 1;
    }
    if (depth <= 0 && straight % 2 === 0) {
      close(match.index + match[0].length);
    }
  }
  close(text.length);
  return clauses;
}

/** A question looks at the same best sentences several times, and the next one often at them again. A few MB at most. */
const KEPT_SENTENCES = 2000;
const kept = new LRUCache<string, readonly Clause[]>({ max: KEPT_SENTENCES });

/** Clauses of a sentence, gapless, as offsets in the sentence; a break inside quotation marks or brackets is none. */
export function clausesOf(text: string): readonly Clause[] {
  const clauses = kept.get(text) ?? cut(text);
  kept.set(text, clauses);
  return clauses;
}

/** Clauses that lean on the one before: a growth belongs to its level, a rank to what is ranked. */
const LEANS =
  /^(同比|环比|较|比(上年|去年|\d{4}年|“)|增长|增幅|增速|下降|降低|提高|提升|净增|年均|位居|位列|居|排名|排|占|高于|低于|高出|快于|均|分别|并|可|能|是|为|达|达到|总投资|合计|其中)/;
const NEEDS_BEFORE = /^(其中|其|该|此|这|并|且|而|同时|也|均|分别|从而|以此|为此|由此|同比|增长|位居|可|能)/;

function dependentTail(clauses: readonly Clause[], last: number, limit: number, start: number): number {
  let end = last;
  while (end + 1 < clauses.length) {
    const next = clauses[end + 1];
    const before = clauses[end];
    if (next === undefined || before === undefined || !/[,，]$/.test(before.folded)) {
      break;
    }
    if (!LEANS.test(next.folded) || next.end - start > limit || end - last >= 2) {
      break;
    }
    end += 1;
  }
  return end;
}

/**
 * @param required offset in the article that the run must hold (an observation's value), null where none
 * @returns offsets in the article; the whole sentence where it is short or has one clause
 */
export function clauseRun(
  part: QuestionPart,
  terms: readonly WeighedTerm[],
  candidate: Candidate,
  limits: RunLimits,
  required: number | null = null,
): Span {
  if (candidate.text.length <= limits.wholeLength) {
    return { start: candidate.start, end: candidate.end };
  }
  const clauses = clausesOf(candidate.text);
  const total = terms.reduce((sum, term) => sum + term.weight, 0) || 1;
  const matches = clauses.map(({ folded }) => terms.map((term) => term.weight * matchTerm(term, folded)));
  const values = clauses.map(({ folded }) => holdsValue(part, folded));
  const must = required === null ? -1 : clauses.findIndex(({ end }) => required - candidate.start < end);
  let best = { value: Number.NEGATIVE_INFINITY, from: 0, to: clauses.length - 1 };
  for (let from = 0; from < clauses.length; from += 1) {
    const found = terms.map(() => 0);
    let hasValue = false;
    for (let to = from; to < clauses.length; to += 1) {
      const length = (clauses[to]?.end ?? 0) - (clauses[from]?.start ?? 0);
      if (length > limits.maxLength && to > from) {
        break;
      }
      matches[to]?.forEach((weight, index) => {
        found[index] = Math.max(found[index] ?? 0, weight);
      });
      hasValue = hasValue || (values[to] ?? false);
      if (must >= 0 && (must < from || must > to)) {
        continue;
      }
      const held = found.reduce((sum, weight) => sum + weight, 0) / total;
      const cost = (limits.lengthCost * Math.max(0, length - 24)) / 50 + CLAUSE_COST * (to - from);
      const value = held + (hasValue ? 0.5 : 0) - cost;
      if (value > best.value + 1e-9) {
        best = { value, from, to };
      }
    }
  }
  let { from } = best;
  while (from > 0 && NEEDS_BEFORE.test(clauses[from]?.folded ?? '') && best.to - from < 3) {
    from -= 1;
  }
  const startOffset = clauses[from]?.start ?? 0;
  const told = required === null ? finishedRun(clauses, from, best.to, limits.maxLength) : best.to;
  const to = dependentTail(clauses, told, limits.maxLength, startOffset);
  return { start: candidate.start + startOffset, end: candidate.start + (clauses[to]?.end ?? candidate.text.length) };
}
