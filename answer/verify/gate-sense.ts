/**
 * Whether a sentence keeps the sense of the words it cites: what is denied stays denied (不, 未, 免, 禁止), what falls
 * does not rise, what is aimed at (将, 力争) is not told as done (已), and what is only possible not as certain.
 * Sense is compared locally: two pieces of text that both hold a pair of characters must deny and direct it alike.
 */
import { fold } from '../../knowledge/language/normalise.ts';
import { findStatusCues } from '../../knowledge/figures/status-cues.ts';
import type { Candidate } from '../retrieve/candidate.ts';
import { piecesOf, shareWithin } from './gate-words.ts';

/** Words that hold a negation's character and deny nothing. */
const NOT_DENIALS =
  /不断|不等(?!于)|不仅|不但|不少|不只|不光|不同|不错|不动产|不锈钢|不惜|不愧|不停(?![工产课学电水气业])|不懈|不忘初心|不等式|无锡|无人|无线|无偿|无缝|无障碍|无疑|无比|无论|未来|非常|非凡|非遗|非公|非洲|非银|非物质|是否|能否|与否|避免不了|以免|难免|免疫|没收|没落|未央|未名|除了|除此|尤其|无抵押|无还本|无废/g;
const DENIALS = /不|没|未|无|非|否|勿|莫|免|禁|严控|取消|停止|暂停|拒绝|终止|撤销|撤回|避免|防止|杜绝|遏制|淘汰/g;
const UP =
  /增长|增加|上升|提高|提升|上涨|回升|增强|扩大|攀升|升至|增至|涨|增幅|高于|快于|多于|大于|优于|领先|超出|新增|净增|多增/g;
const DOWN =
  /下降|减少|降低|降至|降到|下滑|下跌|回落|缩小|缩减|萎缩|减弱|跌|压减|压降|削减|降幅|负增长|低于|慢于|少于|小于|劣于|落后|不足|减亏|少增|收窄/g;
const POSSIBLE = /有望|可能|或将|或可|或许|力求|拟(?!定|合)|争取|原则上|视情|酌情/;
const DONE = /(?<!业)已(?!知)|已经|[成完到现破过得产动工立]了|圆满|顺利完成|完毕/;

/** How far a denial reaches behind its word, and a direction around its own, in characters of one clause. */
const DENIAL_REACH = 6;
const DIRECTION_REACH = 8;

type Sense = 'denied' | 'up' | 'down';

interface Senses {
  /** Piece → the senses of each of its occurrences. */
  readonly occurrences: ReadonlyMap<string, readonly ReadonlySet<Sense>[]>;
}

interface Mark {
  readonly sense: Sense;
  readonly from: number;
  readonly to: number;
  readonly wordFrom: number;
  readonly wordTo: number;
}

function marksOf(clause: string): Mark[] {
  const masked = clause.replaceAll(NOT_DENIALS, (word) => '□'.repeat(word.length));
  const marks: Mark[] = [];
  const add = (pattern: RegExp, sense: Sense, before: number, behind: number, text: string): void => {
    for (const match of text.matchAll(pattern)) {
      const end = match.index + match[0].length;
      marks.push({ sense, from: match.index - before, to: end + behind, wordFrom: match.index, wordTo: end });
    }
  };
  add(DENIALS, 'denied', 0, DENIAL_REACH, masked);
  add(DOWN, 'down', DIRECTION_REACH, DIRECTION_REACH, clause);
  const withoutDown = clause.replaceAll(DOWN, (word) => '□'.repeat(word.length));
  add(UP, 'up', DIRECTION_REACH, DIRECTION_REACH, withoutDown);
  return marks;
}

function sensesOf(folded: string): Senses {
  const occurrences = new Map<string, Set<Sense>[]>();
  for (const clause of folded.split(/[,;:。、!?\n]|(?<=\d)(?=[a-z])/u)) {
    const marks = marksOf(clause);
    for (let index = 0; index + 2 <= clause.length; index += 1) {
      const piece = clause.slice(index, index + 2);
      const isWordOfSense = marks.some(({ wordFrom, wordTo }) => index < wordTo && index + 2 > wordFrom);
      if (!/^\p{Script=Han}{2}$/u.test(piece) || isWordOfSense) {
        continue;
      }
      const senses = new Set(
        marks.filter(({ from, to }) => index >= from && index + 2 <= to).map(({ sense }) => sense),
      );
      occurrences.set(piece, [...(occurrences.get(piece) ?? []), senses]);
    }
  }
  return { occurrences };
}

function denialKept(claim: readonly ReadonlySet<Sense>[], cited: readonly ReadonlySet<Sense>[]): boolean {
  return claim.every((one) => cited.some((other) => one.has('denied') === other.has('denied')));
}

/** A direction may be left out with its figure, never turned or added. */
function directionKept(claim: readonly ReadonlySet<Sense>[], cited: readonly ReadonlySet<Sense>[]): boolean {
  const citedUp = cited.some((one) => one.has('up'));
  const citedDown = cited.some((one) => one.has('down'));
  return claim.every((one) => {
    if (one.has('up') && !one.has('down')) {
      return citedUp || !citedDown;
    }
    if (one.has('down') && !one.has('up')) {
      return citedDown || !citedUp;
    }
    return true;
  });
}

function countOf(folded: string, pattern: RegExp): number {
  return [...folded.matchAll(pattern)].length;
}

/** What is denied or directed, clause-wide, must have words of that sense in the cited text at all. */
function inventsSense(claim: string, cited: string): boolean {
  const claimed = claim.replaceAll(NOT_DENIALS, '□');
  const source = cited.replaceAll(NOT_DENIALS, '□');
  return (
    (countOf(claimed, DENIALS) > 0 && countOf(source, DENIALS) === 0) ||
    (countOf(claim, DOWN) > 0 && countOf(cited, DOWN) === 0) ||
    (countOf(claim.replaceAll(DOWN, ''), UP) > 0 && countOf(cited.replaceAll(DOWN, ''), UP) === 0)
  );
}

/** Of a clause behind a cue, told to this share, the cue must be told, too. */
const TOLD_SHARE = 0.6;

/** Whether a cue of aim or estimate governs what the claim takes from the sentence: most of it, or a clause behind the cue. */
function aimsAt(sentence: Candidate, claim: string, pieces: ReadonlySet<string>): boolean {
  const all = findStatusCues(sentence.folded);
  const cues = all.filter(({ status }) => status === 'target' || status === 'estimated');
  const [first] = cues;
  if (first === undefined) {
    return false;
  }
  const isTold = cues.some(({ end }) => {
    const clause = /^[^,;。]*/.exec(sentence.folded.slice(end))?.[0] ?? '';
    return clause.length >= 4 && shareWithin(piecesOf(clause), claim) >= TOLD_SHARE;
  });
  const done = all.filter(({ status }) => status === 'achieved');
  const held = [...pieces].map((piece) => sentence.folded.indexOf(piece)).filter((at) => at >= 0);
  const behind = held.filter(
    (at) => at >= first.start && !done.some((cue) => cue.start > first.start && cue.start < at),
  );
  return isTold || behind.length * 2 > held.length;
}

const LIMITS = /以上|以下|以内|以外|左右|不等|之内|不超过|不低于|不少于/g;

/** «亿元以上项目» told as «亿元项目»: what stands before a limit in all of the cited words must keep it. */
function limitsKept(claim: string, cited: string): boolean {
  for (const { 0: limit, index } of cited.matchAll(LIMITS)) {
    const front = cited.slice(Math.max(0, index - 3), index);
    const isAlwaysLimited = cited.split(front).length === cited.split(front + limit).length;
    if (front.length === 3 && isAlwaysLimited && claim.split(front).length !== claim.split(front + limit).length) {
      return false;
    }
  }
  return true;
}

/**
 * @param lead words put before the sentence out of a record, which say the status that the record has
 * @returns what was not kept, for the log; null where the sense is kept
 */
export function senseBroken(
  text: string,
  supports: readonly Candidate[],
  pieces: ReadonlySet<string>,
  lead: string,
): 'denial' | 'direction' | 'modality' | 'limit' | null {
  const folded = fold(text);
  const cited = supports.map((sentence) => sentence.folded).join('。');
  if (inventsSense(folded, cited)) {
    return 'direction';
  }
  const claim = sensesOf(folded).occurrences;
  const source = sensesOf(cited).occurrences;
  for (const [piece, senses] of claim) {
    const there = source.get(piece);
    if (there === undefined) {
      continue;
    }
    if (!denialKept(senses, there)) {
      return 'denial';
    }
    if (!directionKept(senses, there)) {
      return 'direction';
    }
  }
  if (!limitsKept(folded, cited)) {
    return 'limit';
  }
  return modalityKept(folded, supports, pieces, lead) ? null : 'modality';
}

function modalityKept(
  folded: string,
  supports: readonly Candidate[],
  pieces: ReadonlySet<string>,
  lead: string,
): boolean {
  const cues = findStatusCues(folded);
  const saysTarget =
    lead.includes('目标') ||
    cues.some(({ status }) => status === 'target') ||
    /目标|力争|争取|计划|拟|将|预期|打算|规划|确保|努力|今后|未来|(?<![主重需必首紧])要/.test(folded);
  const saysEstimate = cues.some(({ status }) => status === 'estimated') || /预计|预估/.test(lead + folded);
  const isAim = supports.some((sentence) => aimsAt(sentence, folded, pieces));
  if (isAim && !saysTarget && !saysEstimate) {
    return false;
  }
  const isPlanned = supports.every(({ status, folded: words }) => status === 'target' && !DONE.test(words));
  const isDone = supports.some(({ status, folded: words }) => status === 'achieved' || DONE.test(words));
  // Beside an aim, each 已 must be the cited words' own: «已出台政策，计划培育» is not «已出台政策，已培育».
  const cited = supports.map(({ folded: words }) => words).join('。');
  const addsDone = countOf(folded, /已/g) > countOf(cited, /已/g);
  if (addsDone && (isAim || lead !== '')) {
    return false;
  }
  if (DONE.test(folded) && (isPlanned || !isDone)) {
    return false;
  }
  const isAnyAim =
    isAim ||
    supports.some(
      ({ status, folded: words }) =>
        status === 'target' ||
        status === 'estimated' ||
        findStatusCues(words).some((cue) => cue.status === 'target' || cue.status === 'estimated'),
    );
  if ((cues.some(({ status }) => status === 'target') || /目标|力争|计划/.test(folded)) && !isAnyAim) {
    return /目标|力争|计划/.test(supports.map(({ folded: words }) => words).join());
  }
  const held = supports.filter(({ folded: words }) => POSSIBLE.test(words));
  return held.length === 0 || held.length < supports.length || POSSIBLE.test(folded) || saysTarget || saysEstimate;
}
