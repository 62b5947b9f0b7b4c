/**
 * Whether an aim was reached: the sentence that says so, the result, the aim, and a verdict where result and aim are one
 * indicator, measure, place and year. What the articles do not hold of these is said to be missing.
 */
import { holdsAgainst } from '../../knowledge/figures/held-against.ts';
import { toldValue } from '../../knowledge/figures/told-value.ts';
import type { Observation } from '../../knowledge/observation.ts';
import { isResultOf } from '../verify/value-claims.ts';
import type { RankedPart } from './ranked-part.ts';
import { toldFulfilment } from './told-fulfilment.ts';
import { eligibleFigures, likelyFigures } from './answer-figure.ts';
import type { FigureChoice } from './choose-figure.ts';
import { figureStatement } from './figure-statement.ts';
import { gapWords } from './refusal.ts';
import type { PartAnswer } from './statement.ts';

const SAME_PLACE = 0.95;
const SAME_TIME = 0.95;

/** Figures of the indicator, place and time asked for themselves, best first. */
function figuresOf(input: RankedPart): FigureChoice[] {
  const { part, terms } = input;
  const indicators = new Set(terms.flatMap((term) => term.indicators));
  return eligibleFigures(input, likelyFigures(input)).filter(
    ({ observation, periodFit, regionFit }) =>
      indicators.has(observation.indicator) &&
      observation.subject === null &&
      observation.qualifier === null &&
      (part.regions.length === 0 || regionFit >= SAME_PLACE) &&
      (part.periods.length === 0 || (observation.period !== null && periodFit >= SAME_TIME)),
  );
}

/** For these less is better, so that a number above the aim is no success. */
const LESS_IS_BETTER = /失业|价格|CPI|能耗|排放|负债|债务|细颗粒物|PM|浓度|事故|死亡|成本|不良/i;

/** @returns without final stop; null where no sure verdict follows */
function verdictOf(result: Observation, aim: Observation): string | null {
  const isLimit = aim.bound === 'at-most';
  if (!isLimit && (LESS_IS_BETTER.test(aim.indicator) || aim.value < 0)) {
    return null;
  }
  const { value, maxValue, unit, bound } = aim;
  // An aim of «8%左右» is surely missed only by more than 左右 allows.
  const isNear = bound === 'about' && holdsAgainst(aim, 'equal', { ...result, bound: 'exact' }) === null;
  const met = holdsAgainst(result, isLimit ? 'at-most' : 'at-least', { value, maxValue, unit });
  if (met === null || (isNear && !met)) {
    return null;
  }
  const relation = isLimit ? (met ? '不高于' : '高于') : met ? '不低于' : '低于';
  return `${met ? '完成了目标' : '没有完成目标'}：${toldValue(result)}，${relation}目标${toldValue(aim, true)}`;
}

/** @returns null where the part asks for no aim, or nothing of it is found: then it is answered like any other */
export function fulfilmentOf(input: RankedPart): PartAnswer | null {
  const { part, terms, besides } = input;
  if (besides === null) {
    return null;
  }
  const isGeneral = part.intent !== 'figure';
  const told = toldFulfilment(besides.told, isGeneral ? [] : terms);
  if (isGeneral) {
    return told === null ? null : { kind: 'found', part, statements: [told] };
  }
  const results = figuresOf(input).filter(({ observation }) => observation.status !== 'target');
  const aims = figuresOf(besides.aim).filter(({ observation }) => observation.status === 'target');
  const pairs = aims.flatMap((aim) =>
    results.flatMap((result) => (isResultOf(result.observation, aim.observation) ? [{ aim, result }] : [])),
  );
  const [pair] = pairs;
  const result = pair?.result ?? results.find(({ observation }) => observation.measure === 'growth') ?? results[0];
  const aim = pair?.aim ?? aims[0];
  const statements = [
    ...(told === null ? [] : [told]),
    ...(result === undefined ? [] : [figureStatement(input, result)]),
    ...(aim === undefined ? [] : [figureStatement(besides.aim, aim)]),
  ];
  if (statements.length === 0) {
    return null;
  }
  const gap =
    result === undefined && told === null
      ? { reason: 'no-such-period' as const, words: `${gapWords(part, '完成情况')}。` }
      : aim === undefined && told === null
        ? { reason: 'no-such-period' as const, words: `${gapWords(part, '目标')}，不能判断是否完成。` }
        : null;
  return {
    kind: 'found',
    part,
    statements,
    verdict: pair === undefined ? null : verdictOf(pair.result.observation, pair.aim.observation),
    gap,
  };
}
