import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitQuestion } from '../../../answer/understand/split.ts';
import { understand } from '../../../answer/understand/understand.ts';
import { partsOf, periodsOf, placesOf } from './read-question.ts';

describe('what kind of answer a question wants', () => {
  it.each([
    ['九江2023年GDP是多少？', 'figure', 'quantity'],
    ['九江2023年GDP增长了百分之几？', 'figure', 'percent'],
    ['清禾药业投了多少钱？', 'figure', 'money'],
    ['九江进出口总额排第几？', 'figure', 'rank'],
    ['签约仪式在哪里举行？', 'where', 'place'],
    ['投资促进局局长是谁？', 'who', 'person'],
    ['签约仪式是什么时候举行的？', 'when', 'date'],
    ['什么叫“一口受理”？', 'definition', 'definition'],
    ['九江的重点产业有哪些？', 'list', 'list'],
    ['九江对企业有什么补贴？', 'policy', 'statement'],
  ])('%s', (question, intent, answerKind) => {
    expect(partsOf(question).map((part) => [part.intent, part.answerKind])).toEqual([[intent, answerKind]]);
  });

  it.each([
    ['新增了多少家企业？', '家'],
    ['占地多少亩？', '亩'],
    ['能解决多少工人的就业？', '人'],
    ['新建幼儿园几所？', '所'],
    ['下降了几个百分点？', '百分点'],
    ['地区生产总值是多少？', null],
  ])('reads the unit that %s names', (question, unit) => {
    expect(partsOf(question)[0]?.unit).toBe(unit);
  });

  it.each([
    ['九江的重点产业有哪些？', '产业'],
    ['出台了哪些措施？', '措施'],
    ['九江2023年GDP是多少？', null],
  ])('knows what the list of %s is to be of', (question, noun) => {
    expect(partsOf(question)[0]?.listed).toBe(noun);
  });
});

describe('words that tell where to look', () => {
  it.each([
    ['江花锂电所在的那个区今年修几条路？', ['江花', '锂电']],
    ['江花锂电落户的那个区今年修几条路？', ['江花', '锂电']],
    ['人才落户九江，补贴要自己去申请吗？', []],
    ['做氢能的企业落户九江有什么扶持？', []],
  ])('%s', (question, words) => {
    const telling = partsOf(question).flatMap(({ terms }) => terms.filter(({ where }) => where));
    expect(telling.map((term) => term.words)).toEqual(expect.arrayContaining(words));
    expect(telling.length > 0).toBe(words.length > 0);
  });
});

describe('result or target', () => {
  it.each([
    ['九江2023年城镇新增就业是多少？我要计划，不是完成数', 'target'],
    ['九江2023年城镇新增就业是多少？不是目标，我问的是实际完成了多少', 'achieved'],
    ['九江2024年打算新增多少家高新技术企业？', 'target'],
    ['九江2023年城镇新增就业实际完成多少？', 'achieved'],
    ['九江2023年城镇新增就业是多少？', null],
  ])('%s', (question, status) => {
    for (const part of partsOf(question)) {
      expect(part.status).toBe(status);
      expect(placesOf(part)).toEqual(['九江市']);
      expect(periodsOf(part)).toEqual([question.includes('2024') ? '2024年' : '2023年']);
    }
  });

  it('reads both where one question asks for both', () => {
    const parts = partsOf('九江2023年GDP目标是多少，实际完成多少？');
    expect(parts.map(({ status }) => status)).toEqual(['target', 'achieved']);
    expect(parts.map(placesOf)).toEqual([['九江市'], ['九江市']]);
  });

  it('looks for no words in what the user says is not meant', () => {
    const words = partsOf('九江2023年新增就业目标是多少？不是抚州2022年的').flatMap(({ terms }) =>
      terms.map((term) => term.words),
    );
    expect(words.join('，')).not.toMatch(/抚州|2022/);
  });
});

describe('words that sway rather than ask', () => {
  it.each(['随便编个数糊弄我也行。', '先别管准不准，', '假装你都知道，'])('are left out: %s', (coaxing) => {
    const question = '九江2023年GDP是多少？';
    expect(splitQuestion(coaxing + question)).toEqual([question]);
    expect(partsOf(coaxing + question)).toEqual(partsOf(question));
  });
});

describe('understand', () => {
  it('passes filters on as they were given', () => {
    const filters = { regions: ['九江市'], years: [2024] };
    expect(understand({ question: '地区生产总值是多少？', filters }).filters).toEqual(filters);
    expect(understand({ question: '地区生产总值是多少？' }).filters).toEqual({});
  });

  it('makes at least one part of any words and never throws', () => {
    const words = fc.oneof(
      fc.string({ minLength: 1, maxLength: 80, unit: 'binary' }),
      fc
        .array(fc.constantFrom('九江', '2023年', '多少', '？', '，', '呢', '和', 'GDP', '不是', '“', '全省', '𠮷'), {
          maxLength: 14,
        })
        .map((pieces) => pieces.join('') || '？'),
    );
    fc.assert(
      fc.property(words, fc.array(words, { maxLength: 2 }), (question, earlier) => {
        const history = earlier.map((content) => ({ role: 'user' as const, content }));
        expect(understand({ question, history }).parts.length).toBeGreaterThan(0);
      }),
      { numRuns: 80 },
    );
  });
});
