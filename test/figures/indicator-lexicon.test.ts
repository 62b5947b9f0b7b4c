import { describe, expect, it } from 'vitest';
import { allIndicators, lookUpIndicator } from '../../knowledge/figures/indicator-lexicon.ts';

const canonical = (words: string): string | null => lookUpIndicator(words)?.canonical ?? null;

describe('canonical names', () => {
  it('are those the statistics bureaus print, whichever short form a report uses', () => {
    for (const name of ['规模以上工业增加值', '规模以上工业总产值', '规模以上工业企业']) {
      expect(canonical(name)).toBe(name);
      expect(canonical(name.replace('规模以上', '规上'))).toBe(name);
    }
  });

  it('keep the local part of the general budget apart from the whole', () => {
    expect(canonical('地方一般公共预算收入')).toBe('地方一般公共预算收入');
    expect(canonical('一般公共预算收入')).toBe('一般公共预算收入');
    expect(canonical('一般公共预算总收入')).toBe('财政总收入');
  });

  it('are known by themselves', () => {
    for (const { canonical: name } of allIndicators()) expect([name, canonical(name)]).toEqual([name, name]);
  });
});
