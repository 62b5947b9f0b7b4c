import { describe, expect, it } from 'vitest';
import { matchedWords } from '../../web/proof/matched-words.ts';
import { originOf } from '../../web/proof/slot-origin.ts';
import { buildStarters } from '../../web/talk/starters.ts';
import { chipsOf } from '../../web/talk/understood-chips.ts';
import { newestFirst, searchConversations, titleOf } from '../../web/talk/conversation.ts';
import { readPreferences, writePreferences } from '../../web/look/preferences.ts';
import { createMemoryStorage } from '../../web/shell/text-storage.ts';
import { en } from '../../web/words/en.ts';
import { fill } from '../../web/words/use-words.ts';
import { zh } from '../../web/words/zh.ts';
import { citation, observation } from './build.ts';

describe('starters', () => {
  it('ask only for what was read from an article, each kind once', () => {
    const figures = [
      observation({ period: '五年来' }),
      observation({ region: null }),
      observation({ region: '甲市', period: '2022年' }),
      observation({ region: '乙市', period: '2022年', status: 'achieved', measure: 'level', indicator: '工业增加值' }),
      observation({ region: '丙市', period: '2022年' }),
    ];
    expect(buildStarters(figures, []).map((starter) => starter.question)).toEqual([
      '甲市2022年地区生产总值增长目标是多少？',
      '乙市2022年工业增加值是多少？',
      '甲市和丙市2022年地区生产总值增速哪个更高？',
    ]);
  });

  it('ask for what most articles tell of, not for what stands in one alone', () => {
    const told = (region: string, articleId: string, indicator: string, status: 'target' | 'achieved') =>
      observation({ region, articleId, indicator, status, period: `${articleId}年` });
    const figures = [
      told('甲市', '2021', '重点工作', 'target'),
      told('甲市', '2021', '重点工作', 'target'),
      told('乙市', '2022', '地区生产总值', 'target'),
      told('甲市', '2021', '重大工程', 'achieved'),
      told('乙市', '2022', '工业增加值', 'achieved'),
      told('丙市', '2023', '地区生产总值', 'achieved'),
      told('丙市', '2023', '工业增加值', 'achieved'),
    ];
    expect(buildStarters(figures, []).map((starter) => starter.question)).toEqual([
      '乙市2022年地区生产总值增长目标是多少？',
      '丙市2023年工业增加值增长了多少？',
    ]);
  });

  it('ask how many there are of what is counted', () => {
    const counted = { status: 'achieved', measure: 'level', indicator: '高新技术企业', unit: '家' } as const;
    expect(buildStarters([observation({ region: '甲市', period: '2022年', ...counted })], [])[0]?.question).toBe(
      '甲市2022年高新技术企业有多少家？',
    );
  });

  it('are none where nothing is known', () => {
    expect(buildStarters([], [])).toEqual([]);
  });
});

describe('chips', () => {
  const part = {
    intent: 'figure' as const,
    regions: ['甲市', '乙市'],
    periods: ['2022年'],
    indicators: ['地区生产总值'],
    subjects: [],
    status: 'target' as const,
    carriedOver: ['period'],
    relaxed: [],
  };

  it('ask again without the place that is taken away, and keep the other', () => {
    const [first] = chipsOf({ parts: [part] }, null);
    expect(first).toMatchObject({ slot: 'region', value: '甲市', without: { regions: ['乙市'] } });
  });

  it('turn the last period taken away into no limit at all, and say what was carried over', () => {
    const period = chipsOf({ parts: [part] }, null).find((chip) => chip.slot === 'period');
    expect(period).toMatchObject({ isCarriedOver: true, without: { years: [] } });
  });

  it('show the filters that were given in place of what the question implied', () => {
    const chips = chipsOf({ parts: [part] }, { regions: [], years: [2021], kinds: ['news'] });
    expect(chips.map((chip) => chip.value)).toEqual(['2021年', 'news']);
  });

  it('are for place and time alone, not for what was asked about them', () => {
    const compared = { ...part, indicators: ['更高'], subjects: ['甲项目'] };
    expect(chipsOf({ parts: [compared] }, null).map((chip) => chip.value)).toEqual(['甲市', '乙市', '2022年']);
  });
});

describe('the origin of a slot', () => {
  const quoted = citation(1, { title: '甲市政府工作报告', quote: '2021年完成100亿元。', year: 2022 });

  it('is the words outside the quote where the answer names some', () => {
    const context = [{ slot: 'status', text: '今年目标', start: 0, end: 4 }];
    expect(originOf('status', '目标', { ...quoted, context })).toEqual({ kind: 'context', words: '今年目标' });
  });

  it('is, among several words for one slot, those that hold the value, and none where that does not decide', () => {
    const context = [
      { slot: 'period', text: '2020年的工作', start: 0, end: 8 },
      { slot: 'period', text: '2019年的工作', start: 9, end: 17 },
    ];
    expect(originOf('period', '2019年', { ...quoted, context })).toEqual({ kind: 'context', words: '2019年的工作' });
    expect(originOf('period', '2018年', { ...quoted, context })).toBeNull();
  });

  it.each([
    ['period', '2021年', 'quote'],
    ['region', '甲市', 'title'],
    ['period', '2022年', 'report-year'],
    ['value', '100亿元', 'quote'],
  ])('of %s %s is the %s', (slot, value, kind) => {
    expect(originOf(slot, value, quoted)).toEqual({ kind });
  });

  it.each([
    ['indicator', '地区生产总值'],
    ['measure', '总量'],
    ['status', '完成状态'],
    ['period', '2023年'],
    ['region', '乙市'],
  ])('of %s %s is not told where nothing proves it', (slot, value) => {
    expect(originOf(slot, value, quoted)).toBeNull();
  });
});

describe('reading aids', () => {
  it('mark the words of a quote that the answer uses, not lone syllables', () => {
    const quote = '今年地区生产总值增长7%左右。';
    const words = matchedWords(quote, '生产总值目标为增长7%左右').map((span) => quote.slice(span.start, span.end));
    expect(words).toEqual(['生产总值', '增长7%左右']);
  });

  it('name a conversation after its question, cut to a line', () => {
    expect(titleOf('  甲市  目标？ ')).toBe('甲市 目标');
    expect([...titleOf('长'.repeat(40))]).toHaveLength(25);
  });

  it('are found by words that stand in the title, a question and an answer together', () => {
    const conversations = [
      { id: 'c', title: '甲市 GDP', updatedAt: 0 },
      { id: 'd', title: '乙市', updatedAt: 0 },
    ];
    const look = (query: string): string[] => {
      const search = searchConversations(conversations, query);
      search.see('d', { question: '目标呢', text: '增长8%' });
      search.see('c', { question: '目标呢', text: '没有' });
      search.see('c', { question: '结果呢', text: '增长7%' });
      search.see('gone', { question: '目标', text: '增长' });
      return [...search.found()];
    };
    expect(look('增长 目标')).toEqual(['c', 'd']);
    expect(look('gdp 增长 目标')).toEqual(['c']);
    expect(look('增长 下降')).toEqual([]);
    expect(look('  ')).toEqual(['c', 'd']);
  });

  it('stand newest first, in one order whatever order they come in', () => {
    const make = (id: string, updatedAt: number) => ({ id, title: id, updatedAt });
    const [old, left, right] = [make('old', 1), make('a', 2), make('b', 2)];
    expect(newestFirst([right, old, left])).toEqual([left, right, old]);
  });

  it('come back with the chosen theme, size and language, and with defaults for what cannot be read', () => {
    const storage = createMemoryStorage();
    writePreferences(storage, { theme: 'dark', isLarge: true, language: 'en' });
    expect(readPreferences(storage)).toEqual({ theme: 'dark', isLarge: true, language: 'en' });
    storage.setItem('jushi.preferences.v1', 'null');
    expect(readPreferences(storage)).toEqual({ theme: 'auto', isLarge: false, language: 'zh' });
  });
});

describe('the words of the page', () => {
  it('have the same blanks in both languages', () => {
    const blanks = (words: string): string[] => (words.match(/\{\w+\}/g) ?? []).sort();
    for (const key of Object.keys(zh) as (keyof typeof zh)[])
      expect([key, blanks(en[key])]).toEqual([key, blanks(zh[key])]);
  });

  it('fill blanks by name and leave unknown ones alone', () => {
    expect(fill('共 {n} 篇 {x}', { n: 3 })).toBe('共 3 篇 {x}');
  });
});
