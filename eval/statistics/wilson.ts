/** Wilson's score interval (Wilson, JASA 1927): honest for few cases and for shares near 0 and 1. */

export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** 97.5th percentile of the normal distribution: a two-sided interval of 95 %. */
const Z = 1.959963984540054;

/**
 * @param successes may be a sum of shares between 0 and 1; the interval is then on the safe (wide) side
 * @param n above 0
 */
export function wilson(successes: number, n: number): Interval {
  const share = successes / n;
  const z2 = Z * Z;
  const centre = (share + z2 / (2 * n)) / (1 + z2 / n);
  const half = (Z * Math.sqrt((share * (1 - share)) / n + z2 / (4 * n * n))) / (1 + z2 / n);
  return { low: Math.max(0, centre - half), high: Math.min(1, centre + half) };
}
