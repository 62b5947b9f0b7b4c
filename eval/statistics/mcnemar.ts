/**
 * McNemar's exact test for the same cases run twice: only the cases that changed tell anything, and without a change
 * for the better or worse each direction is as likely as a coin's (binomial, p = 1/2).
 */

/**
 * One-sided: how likely at least `worse` of the `worse + better` changes go the wrong way by chance.
 * 1 where nothing changed.
 */
export function mcnemarWorse(worse: number, better: number): number {
  const n = worse + better;
  let tail = 0;
  // Each coefficient from the one before: thousands of changes must not take a square of steps.
  let logChoose = logBinomial(n, worse);
  for (let k = worse; k <= n; k += 1) {
    tail += Math.exp(logChoose - n * Math.LN2);
    logChoose += Math.log(n - k) - Math.log(k + 1);
  }
  return Math.min(1, tail);
}

/** Two-sided, as a comparison of two runs without a direction asks for. */
export function mcnemarExact(worse: number, better: number): number {
  return Math.min(1, 2 * mcnemarWorse(Math.max(worse, better), Math.min(worse, better)));
}

function logBinomial(n: number, k: number): number {
  let sum = 0;
  for (let i = 1; i <= Math.min(k, n - k); i += 1) sum += Math.log(n - i + 1) - Math.log(i);
  return sum;
}
