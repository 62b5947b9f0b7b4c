import { describe, expect, it } from 'vitest';
import { knownPeriodFit, periodFit, regionFit, statusFit } from '../../../answer/retrieve/fit.ts';
import type { Candidate } from '../../../answer/retrieve/candidate.ts';
import { findPeriods } from '../../../knowledge/language/periods.ts';
import { regionsByName } from '../../../knowledge/regions/index.ts';
import type { AskedPeriod } from '../../../answer/understand/question.ts';
import { FUZHOU, JIUJIANG, LIANXI, SIGNING, type Written } from '../small-library.ts';
import { candidatesOf } from './candidates-of.ts';

/** Below, a place or period is another one and its figure never answers. */
const OTHER = 0.45;
const OWN = 0.9;

function kindOfFit(value: number): 'own' | 'other' | 'unsure' {
  return value >= OWN ? 'own' : value < OTHER ? 'other' : 'unsure';
}

function asked(words: string): AskedPeriod {
  const [mention] = findPeriods(words, { anchorYear: null });
  if (mention === undefined) {
    throw new Error(`no period in ${words}`);
  }
  return { words: mention.words, period: mention.period };
}

async function sentence(written: Written, words: string): Promise<Candidate> {
  const found = (await candidatesOf(written)).find(({ text }) => text.includes(words));
  if (found === undefined) {
    throw new Error(`no sentence with ${words}`);
  }
  return found;
}

describe('how well a place fits', () => {
  const UNTITLED: Written = { title: null, text: '全年新开工项目65个。力争完成工业投资210亿元。' };
  const GDP = '地区生产总值';

  it.each([
    { asked: '九江市', of: JIUJIANG, words: GDP, fit: 'own' },
    { asked: '濂溪区', of: LIANXI, words: GDP, fit: 'own' },
    { asked: '临川区', of: SIGNING, words: '临川区', fit: 'own' },
    { asked: '九江市', of: FUZHOU, words: GDP, fit: 'other' },
    { asked: '抚州市', of: JIUJIANG, words: GDP, fit: 'other' },
    { asked: '濂溪区', of: JIUJIANG, words: GDP, fit: 'other' },
    { asked: '九江市', of: LIANXI, words: GDP, fit: 'other' },
    { asked: '江西省', of: JIUJIANG, words: GDP, fit: 'other' },
    { asked: '九江市', of: UNTITLED, words: '工业投资', fit: 'other' },
  ])('$asked against $of.title: $fit', async ({ asked: name, of, words, fit }) => {
    expect(kindOfFit(regionFit(regionsByName(name), await sentence(of, words)))).toBe(fit);
  });

  it('is whole where no place is asked for', async () => {
    expect(regionFit([], await sentence(FUZHOU, GDP))).toBe(1);
  });

  it('is that of the best of several places', async () => {
    const both = ['九江市', '抚州市'].flatMap((name) => regionsByName(name));
    expect(regionFit(both, await sentence(FUZHOU, GDP))).toBe(1);
  });

  it('is good for a place inside where places inside are asked for', async () => {
    const province = regionsByName('江西省');
    const candidate = await sentence(JIUJIANG, GDP);
    expect(regionFit(province, candidate, true)).toBeGreaterThan(regionFit(province, candidate, false));
  });
});

describe('how well a known period fits', () => {
  it.each([
    ['2023年', '2023年', 'own'],
    ['2023年', '2022年', 'other'],
    ['2023年上半年', '2023年上半年', 'own'],
    ['2023年上半年', '2023年1-6月', 'own'],
    ['2023年上半年', '2023年', 'other'],
    ['2023年', '2023年上半年', 'other'],
    ['2023年上半年', '2023年下半年', 'other'],
    ['2023年一季度', '2023年二季度', 'other'],
    ['2023年一季度', '2023年上半年', 'other'],
    ['2023年一季度', '2023年', 'other'],
    ['2023年', '2023年底', 'own'],
    ['2023年', '截至2023年底', 'own'],
    ['2022年', '截至2023年底', 'other'],
  ])('%s asked, %s found', (question, found, fit) => {
    expect(kindOfFit(knownPeriodFit([asked(question)], asked(found).period, null))).toBe(fit);
  });

  it('reads 今年 and 去年 beside the report that speaks', () => {
    const found = asked('2023年').period;
    expect(knownPeriodFit([asked('去年')], found, 2024)).toBe(1);
    expect(knownPeriodFit([asked('今年')], found, 2024)).toBeLessThan(OTHER);
    expect(knownPeriodFit([asked('今年')], found, 2023)).toBe(1);
  });

  it('takes an unknown period for neither the one asked for nor another one', () => {
    expect(kindOfFit(knownPeriodFit([asked('2023年')], null, 2024))).toBe('unsure');
  });

  it('is whole where no period is asked for', () => {
    expect(knownPeriodFit([], asked('2019年').period, null)).toBe(1);
  });
});

describe('how well the period of a sentence fits', () => {
  it.each([
    ['2023年', '地区生产总值达到3618.4亿元', 'own'],
    ['2023年', '城镇新增就业5.36万人', 'own'],
    ['2024年', '全年新增高新技术企业105家', 'own'],
    ['2024年', '城镇新增就业5.36万人', 'other'],
    ['2023年', '全年新增高新技术企业105家', 'other'],
    ['2021年', '城镇新增就业5.36万人', 'other'],
  ] as const)('%s for «%s» of a report of 2024: %s', async (question, words, fit) => {
    expect(kindOfFit(periodFit([asked(question)], await sentence(JIUJIANG, words)))).toBe(fit);
  });
});

describe('how well a status fits', () => {
  it('keeps result and target furthest apart', () => {
    const statuses = ['achieved', 'estimated', 'target', 'stated'] as const;
    for (const one of statuses) {
      expect(statusFit(one, one)).toBe(1);
      expect(statusFit(null, one)).toBe(1);
    }
    for (const other of ['estimated', 'stated', null] as const) {
      expect(statusFit('achieved', 'target')).toBeLessThan(statusFit('achieved', other));
      expect(statusFit('target', 'achieved')).toBeLessThan(statusFit('target', other));
    }
  });
});
