/**
 * The last word before an answer is shown. Every statement is judged against the quotes it cites; a status that it leaves
 * unsaid is said, what no trace supports is dropped, and the answer says that something was left out. What remains is
 * listed: figures with their places, computed numbers, contradictions, and where slots outside a quote were read.
 * Pure; called by create-answerer.ts.
 */
import { yearsOf } from '../../knowledge/language/periods.ts';
import type { Citation, Conflict, DerivedFigure, ProvedFigure } from '../../protocol/answer.ts';
import type { Composed } from '../compose/compose.ts';
import type { EvidenceOf } from './evidence.ts';
import { judgeAnswer, type JudgedSegment } from './judge-answer.ts';
import type { ShownFigure } from './judge-statement.ts';
import { readLabel } from './label-claims.ts';
import { listProved } from './list-proved.ts';
import { contextOf } from './shown-figure.ts';
import { STATUS_WORD } from './status-told.ts';

export interface Proved {
  readonly text: string;
  readonly citations: readonly Citation[];
  readonly figures: ProvedFigure[];
  readonly derived: DerivedFigure[];
  readonly conflicts: Conflict[];
  /** The answer as composed, without what was dropped: text, citations and records agree with the above. */
  readonly composed: Composed;
}

const NOT_COMPARED = '（两项数据口径不同，未作计算比较。）';
const LEFT_OUT = '（另有内容未能与原文逐项核对一致，已略去。）';
const NOTHING_LEFT = '资料里的相关内容不足以确认答案，因此不作回答。';
const LABEL_STATUS = { target: '目标', estimated: '预计', achieved: '实际', stated: '' } as const;

/** A change to the text that can be judged again. */
interface Mending {
  readonly start: number;
  readonly end: number;
  readonly words: string;
}

function replaced(text: string, mendings: readonly Mending[]): string {
  return mendings
    .toSorted((left, right) => right.start - left.start)
    .reduce((result, { start, end, words }) => result.slice(0, start) + words + result.slice(end), text);
}

/** Place and year that all figures of a statement share and its words do not name; empty where they share none. */
function wholeLead(body: string, { figures }: JudgedSegment['judgement']): string {
  const places = new Set(figures.map(({ traced }) => traced.observation.region?.name ?? ''));
  const years = new Set(
    figures.map(({ traced }) => {
      const period = traced.observation.period;
      return period?.kind === 'year' ? yearsOf(period).join() : '';
    }),
  );
  const [place = ''] = places;
  const [year = ''] = years;
  const isNamed = place !== '' && body.includes(place.replace(/(省|市|区|县)$/, ''));
  const said = places.size === 1 && !isNamed ? place : '';
  return said + (years.size === 1 && year !== '' && !/\d{4}年/.test(body) ? `${year}年` : '');
}

/** Words that say what a statement leaves unsaid of its figures' status. */
function statusMendings(judged: readonly JudgedSegment[]): Mending[] {
  return judged.flatMap(({ segment, judgement, fault }) => {
    const { untold, leadLength } = judgement;
    if (fault !== 'status' || untold === null) {
      return [];
    }
    const words = STATUS_WORD[untold];
    const at = segment.bodyStart + Math.max(0, leadLength - 1);
    return [{ start: at, end: at, words: leadLength > 0 ? words : `${wholeLead(segment.body, judgement)}${words}：` }];
  });
}

/** «2015年实际» over an estimate is called what it is, in the row and wherever the verdict names it. */
function labelMendings(text: string, judged: readonly JudgedSegment[]): Mending[] {
  return judged.flatMap(({ segment, judgement, fault }) => {
    const status = judgement.figures[0]?.traced.observation.status;
    const { label } = segment;
    if (fault !== 'label-status' || label === null || status === undefined) {
      return [];
    }
    const words = readLabel(label).words + LABEL_STATUS[status];
    const mendings: Mending[] = [];
    for (let at = text.indexOf(label); at >= 0; at = text.indexOf(label, at + label.length)) {
      const isRow = text.slice(0, at).endsWith('| ');
      const isVerdict =
        /^(?:比|与|更|[^|\n]*＝)/.test(text.slice(at + label.length)) && !text.slice(at).startsWith(`${label}：`);
      if (isRow || isVerdict) {
        mendings.push({ start: at, end: at + label.length, words });
      }
    }
    return mendings;
  });
}

interface Kept {
  readonly text: string;
  readonly judged: readonly JudgedSegment[];
  readonly isShort: boolean;
}

/** The text without what failed; a verdict that does not follow from its rows gives way to a word that none is drawn. */
function withoutFailed(text: string, judged: readonly JudgedSegment[]): { text: string; dropped: number } {
  let dropped = 0;
  const pieces = judged.map(({ segment, fault }) => {
    const piece = text.slice(segment.start, segment.end);
    if (fault === null) {
      return piece;
    }
    if (fault === 'computed') {
      return `${NOT_COMPARED}${/\n*$/.exec(piece)?.[0] ?? ''}`;
    }
    dropped += 1;
    return '';
  });
  return { text: pieces.join('').trimEnd(), dropped };
}

function keep(composed: Composed, evidenceOf: EvidenceOf): Kept {
  const judge = (text: string): JudgedSegment[] => judgeAnswer(text, composed.citations, evidenceOf);
  let { text } = composed;
  let judged = judge(text);
  const mendings = [...statusMendings(judged), ...labelMendings(text, judged)];
  if (mendings.length > 0) {
    text = replaced(text, mendings);
    judged = judge(text);
  }
  let isShort = false;
  // Rows that fall take the verdict with them, so that a second look is needed.
  for (let round = 0; round < 3 && judged.some(({ fault }) => fault !== null); round += 1) {
    const { text: rest, dropped } = withoutFailed(text, judged);
    isShort = isShort || dropped > 0;
    text = rest;
    judged = judge(text);
  }
  return { text, judged, isShort };
}

/** Citations still marked, numbered anew by first use. */
function renumbered(
  text: string,
  citations: readonly Citation[],
): { text: string; numbers: ReadonlyMap<number, number> } {
  const numbers = new Map<number, number>();
  for (const [, marker] of text.matchAll(/\[(\d+)\]/g)) {
    const n = Number(marker);
    if (!numbers.has(n) && citations.some((citation) => citation.n === n)) {
      numbers.set(n, numbers.size + 1);
    }
  }
  return {
    text: text.replaceAll(/\[(\d+)\]/g, (whole, n: string) => `[${numbers.get(Number(n)) ?? whole.slice(1, -1)}]`),
    numbers,
  };
}

function withContext(citation: Citation, figures: readonly ShownFigure[], evidenceOf: EvidenceOf): Citation {
  const evidence = evidenceOf(citation.articleId);
  const mine = figures.filter((figure) => figure.citation.n === citation.n).map(({ traced }) => traced.observation);
  const context = evidence === null ? [] : contextOf(citation, mine, evidence.article);
  return { ...citation, context: context.length > 0 ? context : citation.context };
}

/** @param evidenceOf the cited articles with their figures; one that is unknown proves nothing */
export function prove(composed: Composed, evidenceOf: EvidenceOf): Proved {
  const { text: kept, judged, isShort } = keep(composed, evidenceOf);
  const hasStatements = judged.some(({ segment }) => segment.kind !== 'plain');
  const isEmpty = isShort && !hasStatements;
  const whole = isEmpty ? NOTHING_LEFT : isShort ? `${kept}\n${LEFT_OUT}` : kept;
  const { text, numbers } = renumbered(whole, composed.citations);
  const left = composed.citations.flatMap((citation) => {
    const n = numbers.get(citation.n);
    return n === undefined ? [] : [{ ...citation, n }];
  });
  const isUnchanged = text === kept && left.every((citation, index) => citation.n === composed.citations[index]?.n);
  const all = isEmpty ? [] : isUnchanged ? judged : judgeAnswer(text, left, evidenceOf);
  const { figures, derived, conflicts, shown } = listProved(all);
  const everyFigure = all.flatMap(({ judgement }) => judgement.figures);
  const citations = left
    .map((citation) => withContext(citation, everyFigure, evidenceOf))
    .sort((first, second) => first.n - second.n);
  return {
    text,
    citations,
    figures,
    derived,
    conflicts,
    composed: {
      ...composed,
      text,
      citations,
      shown,
      ...(isEmpty ? { outcome: 'refused', reason: 'not-covered' } : {}),
      derived: all.flatMap(({ computed }) => (computed === null ? [] : [{ ...computed.derived, from: computed.from }])),
    },
  };
}
