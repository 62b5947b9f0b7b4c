import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mcnemarExact, mcnemarWorse } from '../../eval/statistics/mcnemar.ts';
import { percentile } from '../../eval/statistics/percentile.ts';
import { wilson } from '../../eval/statistics/wilson.ts';

describe("Wilson's interval", () => {
  it('says 96.3 % at least when all of 100 pass', () => {
    expect(wilson(100, 100).low).toBeCloseTo(0.963, 3);
    expect(wilson(100, 100).high).toBe(1);
  });

  it('agrees with the published example of 81 in 263', () => {
    // Newcombe, Statistics in Medicine 1998, table I: 0.2553 to 0.3662.
    expect(wilson(81, 263).low).toBeCloseTo(0.2553, 4);
    expect(wilson(81, 263).high).toBeCloseTo(0.3662, 4);
  });

  it('holds the share and stays between 0 and 1', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), fc.double({ min: 0, max: 1, noNaN: true }), (n, share) => {
        const { low, high } = wilson(share * n, n);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
        expect(low).toBeLessThanOrEqual(share + 1e-12);
        expect(high).toBeGreaterThanOrEqual(share - 1e-12);
      }),
    );
  });
});

describe("McNemar's exact test", () => {
  it('is a coin thrown for every case that changed', () => {
    expect(mcnemarWorse(5, 0)).toBeCloseTo(1 / 32, 12);
    expect(mcnemarExact(5, 0)).toBeCloseTo(1 / 16, 12);
    expect(mcnemarWorse(0, 0)).toBe(1);
    expect(mcnemarExact(3, 3)).toBe(1);
    expect(mcnemarWorse(8, 1)).toBeCloseTo(10 / 512, 12);
  });

  it('stays a probability for thousands of changes', () => {
    expect(mcnemarWorse(3000, 3000)).toBeGreaterThan(0.5);
    expect(mcnemarWorse(3200, 2800)).toBeLessThan(1e-6);
  });
});

describe('percentiles', () => {
  it('are values that were measured', () => {
    expect(percentile([5, 1, 4, 2, 3], 0.5)).toBe(3);
    expect(percentile([5, 1, 4, 2, 3], 0.95)).toBe(5);
    expect(percentile([], 0.5)).toBeNull();
  });
});
