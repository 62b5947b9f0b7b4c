/** Whether a change is the distance to something else («高于全省0.5个百分点»), and no change over time. */
import type { Observation } from '../observation.ts';

const TIME = /[年季月期初末底]|同比|环比|\d|五/;

/** @returns false for what has no base, and for a change since an earlier time or against a year's plan */
export function isGap({ measure, comparedWith }: Pick<Observation, 'measure' | 'comparedWith'>): boolean {
  return measure === 'change' && comparedWith !== null && !TIME.test(comparedWith);
}
