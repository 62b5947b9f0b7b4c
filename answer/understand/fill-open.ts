/**
 * What a follow-up leaves open after our own rules have read it, and how a rewritten question may fill it. The rules come
 * first: a slot that they filled is never touched, and neither are status, intent and what kind of value is asked for.
 * Pure; called by complete-question.ts.
 */
import { fold } from '../../knowledge/language/normalise.ts';
import { findNumbers } from '../../knowledge/language/numbers.ts';
import { findPeriods, yearsOf } from '../../knowledge/language/periods.ts';
import { findRegions } from '../../knowledge/regions/index.ts';
import type { Turn } from '../../protocol/answer.ts';
import { uncoveredWords } from '../verify/gate-words.ts';
import { guard } from './guard.ts';
import type { QuestionPart, QuestionTerm, UnderstoodQuestion } from './question.ts';

export type OpenSlot = 'region' | 'period' | 'terms';

const POINTS_AT_TIME = /[同那当这]一?年|同期|那时|当时/;
const POINTS_AT_THING =
  /它|他们|她们|该(?:公司|企业|项目|园区|平台|基金|机构|单位|产业|政策)|[这那](?:家|个|些|几家|几个|两家|两个)|其(?![他中余实次它])|前者|后者/;
const STRONG = 0.8;
/** Carried words matter less than the question's own, as in follow-up.ts. */
const CARRIED_IMPORTANCE = 0.6;
const MOST_TERMS = 3;

/** @returns in a fixed order; empty where the rules' reading stands on its own */
export function openSlots(part: QuestionPart): OpenSlot[] {
  const isPlaceOpen = part.regions.length === 0 && part.frame.length === 0 && part.unknownPlace === null;
  return [
    ...(isPlaceOpen && !part.acrossArticles ? (['region'] as const) : []),
    ...(part.periods.length === 0 && POINTS_AT_TIME.test(part.words) ? (['period'] as const) : []),
    ...(POINTS_AT_THING.test(part.words) ? (['terms'] as const) : []),
  ];
}

export function leavesOpen({ nature, followUp, parts }: UnderstoodQuestion): boolean {
  return nature === 'question' && followUp && parts.some((part) => openSlots(part).length > 0);
}

const LONGEST = 200;

/** Whether all that the rewritten question names stands in the question or the talk. */
export function isGrounded(rewritten: string, question: string, history: readonly Turn[]): boolean {
  const source = [question, ...history.map(({ content }) => content)].join('\n');
  const folded = fold(source);
  const known = new Set(findRegions(source).flatMap(({ candidates }) => candidates.map(({ code }) => code)));
  const years = new Set(findPeriods(source, { anchorYear: null }).flatMap(({ period }) => yearsOf(period)));
  const places = findRegions(rewritten);
  const periods = findPeriods(rewritten, { anchorYear: null });
  const blanked = [...places, ...periods].reduce(
    (rest, { start, end }) => rest.slice(0, start) + '，'.repeat(end - start) + rest.slice(end),
    rewritten,
  );
  return (
    rewritten !== '' &&
    rewritten.length <= LONGEST &&
    guard(fold(rewritten)) === null &&
    places.every(
      ({ words, candidates }) => folded.includes(fold(words)) || candidates.some(({ code }) => known.has(code)),
    ) &&
    periods.every(
      ({ words, period }) =>
        folded.includes(fold(words)) ||
        (yearsOf(period).length > 0 && yearsOf(period).every((year) => years.has(year))),
    ) &&
    findNumbers(blanked).every(({ printed }) => folded.includes(fold(printed))) &&
    uncoveredWords(blanked, folded).length === 0
  );
}

function newTerms(part: QuestionPart, from: QuestionPart): QuestionTerm[] {
  const own = part.terms.map(({ words }) => words);
  return from.terms
    .filter(
      ({ words, importance, where }) =>
        importance >= STRONG &&
        !where &&
        !/\d/.test(words) &&
        !own.some((word) => word.includes(words) || words.includes(word)),
    )
    .slice(0, MOST_TERMS)
    .map((term) => ({ ...term, importance: term.importance * CARRIED_IMPORTANCE, carried: true }));
}

function filledPart(part: QuestionPart, from: QuestionPart): QuestionPart {
  const open = new Set(openSlots(part));
  const terms = open.has('terms') ? newTerms(part, from) : [];
  const regions = open.has('region') ? from.regions : [];
  const periods = open.has('period') ? from.periods : [];
  const filled: OpenSlot[] = [
    ...(regions.length > 0 ? (['region'] as const) : []),
    ...(periods.length > 0 ? (['period'] as const) : []),
    ...(terms.length > 0 ? (['terms'] as const) : []),
  ];
  return filled.length === 0
    ? part
    : {
        ...part,
        regions: regions.length > 0 ? regions : part.regions,
        periods: periods.length > 0 ? periods : part.periods,
        terms: [...part.terms, ...terms],
        carriedOver: [...new Set([...part.carriedOver, ...filled])],
      };
}

/** @param rewritten the rewritten question, read without the talk; parts are taken one by one where there are as many, else the first for all */
export function fillOpen(understood: UnderstoodQuestion, rewritten: UnderstoodQuestion): UnderstoodQuestion {
  if (rewritten.nature !== 'question') {
    return understood;
  }
  const isAligned = rewritten.parts.length === understood.parts.length;
  const parts = understood.parts.map((part, index) => {
    const from = rewritten.parts[isAligned ? index : 0];
    return from === undefined ? part : filledPart(part, from);
  });
  return parts.every((part, index) => part === understood.parts[index]) ? understood : { ...understood, parts };
}
