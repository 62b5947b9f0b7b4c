import { describe, expect, it } from 'vitest';
import { createAsking, LIBRARY, storeOf, type Written } from '../small-library.ts';

const ask = createAsking(storeOf(LIBRARY));

describe('a list', () => {
  it.each(['上饶2025年要办哪六件惠民实事？', '上饶2025年重点办好的惠民实事有哪些？'])(
    'is given completely and in order: %s',
    async (question) => {
      const { outcome, answer } = await ask(question);
      expect(outcome).toBe('answered');
      const places = ['农村公路', '口袋公园', '免费体检', '托位', '老旧电梯', '充电桩'].map((item) =>
        answer.indexOf(item),
      );
      expect(places).not.toContain(-1);
      expect(places).toEqual(places.toSorted((left, right) => left - right));
      expect(answer).not.toMatch(/幼儿园|农贸市场/);
    },
  );

  it('of names is given whole', async () => {
    const { answer } = await ask('上饶的三大产业集群是哪三个？');
    expect(answer).toContain('数字经济、绿色建材、有色金属');
  });
});

describe('a policy', () => {
  it('is answered in points of its own article, in the order of the text behind the first', async () => {
    const { outcome, answer, citations } = await ask('宜春怎么支持企业用工？');
    expect(outcome).toBe('answered');
    expect(answer).toContain('每次补贴8000元');
    expect(answer).toContain('一次性奖励3万元');
    expect(new Set(citations.map(({ title }) => title))).toEqual(new Set(['宜春市支持企业用工办法']));
    const [, ...rest] = citations.map(({ start }) => start);
    expect(rest).toEqual(rest.toSorted((left, right) => left - right));
  });

  it('gives no other place’s points', async () => {
    const { answer } = await ask('宜春怎么支持企业用工？');
    expect(answer).not.toMatch(/2600|1300|6000|租金/);
  });
});

describe('who, where and when', () => {
  it('tells who held a meeting from the sentence that says so', async () => {
    const meeting: Written = {
      title: '抚州陶瓷工业设计大会开幕',
      text:
        '第四届抚州陶瓷工业设计大会近日开幕，集中展示了一批陶瓷工业设计作品。大会设立了3个分会场，陶瓷企业踊跃参展。' +
        '此次大会由省陶瓷协会、市设计院联合主办，观众超过2万人次。',
    };
    const { answer } = await createAsking(storeOf([...LIBRARY, meeting]))(
      '第四届抚州陶瓷工业设计大会是哪些单位主办的？',
    );
    expect(answer.split('\n')[0]).toContain('省陶瓷协会、市设计院');
  });

  it.each([
    ['市投资促进局局长是谁？', '黎望舒'],
    ['生物医药项目集中签约仪式在哪里举行？', '临川区'],
    ['签约仪式是哪天举行的？', '2024年4月18日'],
    ['玻纤产业园什么时候开园的？', '2016年'],
    ['九江的政策什么时候开始施行？', '2024年3月1日'],
    ['什么叫“一口受理”？', '企业开办当天办结'],
  ])('%s', async (question, words) => {
    const { outcome, answer, citations } = await ask(question);
    expect(outcome).toBe('answered');
    expect(answer).toContain(words);
    expect(citations.some(({ quote }) => quote.includes(words))).toBe(true);
  });
});

describe('what is covered', () => {
  it('is told by kind, place and year', async () => {
    const { outcome, answer, citations } = await ask('收录了哪些地区的报告？');
    expect(outcome).toBe('answered');
    for (const words of [`${LIBRARY.length}篇`, '九江市', '抚州市', '濂溪区', '柴桑区', '2025年', '2024年', '2023年']) {
      expect(answer).toContain(words);
    }
    expect(citations).toEqual([]);
  });

  it('is told of the place that is named', async () => {
    const inside = await ask('江西收录了哪些地区的报告？');
    expect(inside.answer).toMatch(/^江西省/);
    expect(inside.answer).toContain('抚州市');
    const outside = await ask('湖南收录了哪些地区的报告？');
    expect(outside.answer).toContain('湖南省');
    expect(outside.answer).not.toContain('抚州市');
  });
});

describe('the words of an answer', () => {
  const questions = [
    '九江市2023年地区生产总值是多少？',
    '浙江越岭器械有限公司投资多少？',
    '清禾药业投资多少？',
    '上饶2025年要办哪六件惠民实事？',
    '宜春怎么支持企业用工？',
    '土地出让价款可以分几期缴纳？',
    '九江和抚州2023年GDP哪个高？',
    '九江2023年城镇新增就业是多少？',
  ];

  it.each(questions)('never begin with a connector or a heading’s numeral: %s', async (question) => {
    const { answer } = await ask(question);
    for (const line of answer.split('\n').map((words) => words.replace(/^[-|\s]+/, ''))) {
      expect(line).not.toMatch(/^(其中|此外|同时|另外|以及|并)/);
      expect(line).not.toMatch(/^([一二三四五六七八九十]+、|[（(][一二三四五]|\d{1,2}[、.．](?!\d))/);
      expect(line).not.toMatch(/：(其中|此外|同时)/);
    }
  });

  it.each(questions)('end each statement with one full stop and its marker: %s', async (question) => {
    const { answer, citations } = await ask(question);
    expect(answer).not.toMatch(/[，；、：。]。|。。|，\[|\s$/);
    const markers = [...answer.matchAll(/\[(\d+)\]/g)].map(([, n]) => Number(n));
    expect([...new Set(markers)]).toEqual(citations.map(({ n }) => n));
  });

  it.each(questions)('hold no half-width comma between Chinese words: %s', async (question) => {
    const { answer } = await ask(question);
    expect(answer).not.toMatch(/\p{Script=Han},/u);
  });
});
