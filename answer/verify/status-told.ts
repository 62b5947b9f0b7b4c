/**
 * Whether words say that a figure is aimed at or expected. What says neither tells a result: a target or an estimate
 * shown without such a word would pass for one. Called by the proof.
 */
import type { Observation, Status } from '../../knowledge/observation.ts';

/** Only words that cannot be said of a result; «推进», «支持», «到2020年» can. */
const TARGET =
  /目标|力争|争取|确保|计划|规划(?!用地|面积|区)|预期(?!寿命)|拟|(?<!名)将(?!军|士|领)|冲刺|力求|努力|瞄准/;
const ESTIMATE = /预计|预估|预测|有望|测算|估计/;

export const STATUS_WORD: Readonly<Record<Status, string>> = {
  achieved: '',
  stated: '',
  estimated: '预计',
  target: '目标',
};

/** @param words of the statement, its lead included */
export function tellsStatus(words: string, status: Status): boolean {
  switch (status) {
    case 'target':
      return TARGET.test(words);
    case 'estimated':
      return ESTIMATE.test(words);
    default:
      return true;
  }
}

/** Whether a word of the quote itself tells the figure's status, and stands among the words shown. */
export function ownStatusShown(
  { trace }: Observation,
  shown: { readonly start: number; readonly end: number },
): boolean {
  return trace.some(
    ({ slot, from, start, end }) =>
      slot === 'status' &&
      from === 'quote' &&
      start !== null &&
      end !== null &&
      start >= shown.start &&
      end <= shown.end,
  );
}
