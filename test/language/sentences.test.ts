import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitClauses, splitSentences } from '../../knowledge/language/sentences.ts';

const words = (text: string): string[] => splitSentences(text).map(({ start, end }) => text.slice(start, end));
const clauses = (text: string): string[] => splitClauses(text).map(({ start, end }) => text.slice(start, end));

/** Text of the marks and characters that the rules look at. */
const chinese = fc
  .array(
    fc.constantFrom(
      ...'。！?!….;；—\n “”「」《》()"',
      '增长',
      '8',
      '.5',
      '吗',
      '什么',
      '磁湖',
      'GDP',
      '𠮷野',
      '　',
      '1.',
      '一',
      ',',
      '，',
    ),
    { maxLength: 60 },
  )
  .map((parts) => parts.join(''));

describe('splitSentences', () => {
  it('covers the span without gaps or empty sentences, and clauses are finer', () => {
    fc.assert(
      fc.property(chinese, fc.nat(), fc.nat(), (text, left, right) => {
        const start = Math.min(left, right) % (text.length + 1);
        const end = Math.max(start, Math.max(left, right) % (text.length + 1));
        const sentences = splitSentences(text, { start, end });
        let at = start;
        for (const sentence of sentences) {
          expect(sentence.start).toBe(at);
          expect(sentence.end).toBeGreaterThan(sentence.start);
          at = sentence.end;
        }
        expect(at).toBe(end);
        const cuts = new Set(splitClauses(text, { start, end }).map((clause) => clause.end));
        for (const sentence of sentences) expect(cuts.has(sentence.end)).toBe(true);
      }),
    );
  });

  it('never starts a sentence with white space except the first', () => {
    fc.assert(
      fc.property(chinese, (text) => {
        for (const { start } of splitSentences(text).slice(1)) expect(text.charAt(start).trim()).not.toBe('');
      }),
    );
  });

  it.each([
    ['产值增长。利润下降!明年再看?', ['产值增长。', '利润下降!', '明年再看?']],
    ['增长8.5%。其中1.32个。', ['增长8.5%。', '其中1.32个。']],
    ['他说:“干就干好。”会场静了。', ['他说:“干就干好。”', '会场静了。']],
    ['围绕“谁来干?怎么干?”的问题,逐项落实。', ['围绕“谁来干?怎么干?”的问题,逐项落实。']],
    ['学习《怎么办?》一书。', ['学习《怎么办?》一书。']],
    ['东湖?西山片区建成。', ['东湖?西山片区建成。']],
    ['准备好了吗?我们出发。', ['准备好了吗?', '我们出发。']],
    ['靠什么突破?靠项目。', ['靠什么突破?', '靠项目。']],
    ['成绩喜人!同志们辛苦了……再接再厉', ['成绩喜人!', '同志们辛苦了……', '再接再厉']],
    ['  第一段。  \n 第二段', ['  第一段。  \n ', '第二段']],
    ['一.工作回顾 卡洛斯.桑切斯到访。', ['一.工作回顾 卡洛斯.桑切斯到访。']],
    ['Made in China. It sells.', ['Made in China. ', 'It sells.']],
    ['(先批后建。先建后验。)全面推行。', ['(先批后建。先建后验。)全面推行。']],
    ['', []],
    [' \n ', [' \n ']],
  ])('cuts %j where a reader would', (text, expected) => {
    expect(words(text)).toEqual(expected);
  });

  it('cuts inside a bracket that is never closed or too long to be part of one sentence', () => {
    expect(words('“没有收尾。后面还有。')).toEqual(['“没有收尾。', '后面还有。']);
    const long = `(${'甲'.repeat(60)}。乙。)丙。`;
    expect(words(long)).toEqual([`(${'甲'.repeat(60)}。`, '乙。)', '丙。']);
  });
});

describe('splitClauses', () => {
  it.each([
    ['产值增长；利润下降;税收持平。', ['产值增长；', '利润下降;', '税收持平。']],
    ['两大板块——钢铁与铜。', ['两大板块——', '钢铁与铜。']],
    ['2017—2019年连续增长。', ['2017—2019年连续增长。']],
    ['名单;;;;后文', ['名单;;;;', '后文']],
    ['实施“五大行动(修路;架桥)”工程。', ['实施“五大行动(修路;架桥)”工程。']],
  ])('cuts %j at semicolons and dashes', (text, expected) => {
    expect(clauses(text)).toEqual(expected);
  });
});
