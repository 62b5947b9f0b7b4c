/**
 * When two observations speak of the same fact, and what follows: said twice in an article it is kept once,
 * the exact wording before the rounded one; two values that cannot both hold are a conflict.
 * Called by the extractor (de-duplication) and by answer composition (conflicts).
 */
import type { Observation, Period } from '../observation.ts';
import { canBothHold, sameValue } from './compare-quantities.ts';
import { lookUpIndicator } from './indicator-lexicon.ts';

/** Two or more observations of one fact whose values cannot all hold. */
export interface Conflict {
  readonly indicator: string;
  readonly observations: readonly Observation[];
}

/** By their dates, whatever their words: «2023年», «去年», «全年» of one year are one period. */
function samePeriod(left: Period | null, right: Period | null): boolean {
  if (left === null || right === null) return left === right;
  if (left.start === null && left.end === null && right.start === null && right.end === null)
    return left.words === right.words;
  return left.start === right.start && left.end === right.end;
}

const settled = (status: Observation['status']): string => (status === 'stated' ? 'achieved' : status);

/** Whether both measure the same thing of the same owner, place, time and status, whatever their values. */
export function sameFact(left: Observation, right: Observation): boolean {
  return (
    left.indicator === right.indicator &&
    left.measure === right.measure &&
    left.subject === right.subject &&
    left.qualifier === right.qualifier &&
    left.comparedWith === right.comparedWith &&
    settled(left.status) === settled(right.status) &&
    (left.region?.code ?? null) === (right.region?.code ?? null) &&
    samePeriod(left.period, right.period)
  );
}

function precision(observation: Observation): number {
  const digits = String(observation.value)
    .replace(/^-?0?\.?0*|\D/g, '')
    .replace(/0+$/, '').length;
  return (observation.bound === 'exact' ? 100 : 0) + digits;
}

/** Keeps one observation a fact: the more exact wording, else the earlier one. Order of position is kept. */
export function dropRepeats(observations: readonly Observation[]): Observation[] {
  const kept: Observation[] = [];
  const byIndicator = new Map<string, number[]>();
  for (const observation of observations) {
    const key = `${observation.indicator}|${observation.measure}`;
    const places = byIndicator.get(key) ?? [];
    const place = places.find((index) => isRepeat(kept[index], observation));
    if (place === undefined) {
      places.push(kept.length);
      byIndicator.set(key, places);
      kept.push(observation);
      continue;
    }
    const before = kept[place];
    if (before !== undefined && precision(observation) > precision(before)) kept[place] = observation;
  }
  return kept.sort((left, right) => left.start - right.start);
}

/** A name under which an article counts several things: the same small number of two is no repetition. */
function isVague({ indicator, baseUnit, words }: Observation): boolean {
  if (/(?:项目|企业|机构|平台|活动|工程|基地|中心)$/.test(indicator)) return true;
  return lookUpIndicator(words) === null && (indicator.length <= 3 || /^[个家项条]$/.test(baseUnit));
}

/** Chosen: six characters in common, beside numbers, make two sentences speak of one thing. */
const COMMON_LENGTH = 6;

function shareWords(left: Observation, right: Observation): boolean {
  if (left.quote === right.quote)
    return left.words === right.words && left.start === right.start && sameTrace(left, right);
  const plain = right.quote.replace(/[\d.,,%]+/g, '#');
  const other = left.quote.replace(/[\d.,,%]+/g, '#');
  for (let start = 0; start + COMMON_LENGTH <= plain.length; start++) {
    const piece = plain.slice(start, start + COMMON_LENGTH);
    if (!/[#,。;、]/.test(piece) && !right.indicator.includes(piece) && other.includes(piece)) return true;
  }
  return false;
}

function sameTrace(left: Observation, right: Observation): boolean {
  const at = (observation: Observation): number | null =>
    observation.trace.find(({ slot }) => slot === 'value')?.start ?? null;
  return at(left) === at(right);
}

function isRepeat(before: Observation | undefined, observation: Observation): boolean {
  if (before === undefined || !sameFact(before, observation)) return false;
  if (sameValue(before, observation)) return !isVague(observation) || shareWords(before, observation);
  // «超50亿元» in a lead and 50.88亿元 in the body are one fact; two different exact values are not.
  if ((before.bound === 'exact') === (observation.bound === 'exact')) return false;
  if (lookUpIndicator(observation.indicator) === null) return false;
  const larger = Math.max(Math.abs(before.baseValue), Math.abs(observation.baseValue));
  return canBothHold(before, observation) && Math.abs(before.baseValue - observation.baseValue) <= 0.1 * larger;
}

/**
 * Facts said with values that cannot all hold; only of indicators that name one thing of their owner, so that
 * «项目» counted twice for two purposes is none. In order of first mention; empty where all agree.
 */
export function findConflicts(observations: readonly Observation[]): Conflict[] {
  const groups: Observation[][] = [];
  for (const observation of observations) {
    if (lookUpIndicator(observation.indicator) === null && observation.subject === null) continue;
    // The parts of a structure («14:41:45») are several values of one name.
    if (observation.unit === '' && observation.measure === 'share') continue;
    const group = groups.find(
      ([first]) => first !== undefined && sameFact(first, observation) && first.baseUnit === observation.baseUnit,
    );
    if (group === undefined) groups.push([observation]);
    else group.push(observation);
  }
  return groups
    .filter((group) => group.some((one, index) => group.slice(index + 1).some((other) => !canBothHold(one, other))))
    .map((group) => ({ indicator: group[0]?.indicator ?? '', observations: group }));
}
