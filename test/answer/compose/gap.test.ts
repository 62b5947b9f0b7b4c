/** Questions of how far a figure lies above or below a wider area's. */
import { describe, expect, it } from 'vitest';
import { recordSentence } from '../../../answer/compose/record-sentence.ts';
import { tellsRecord } from '../../../answer/verify/record-claims.ts';
import { isGap } from '../../../knowledge/figures/gap.ts';
import { createAsking, recordOf, storeOf, type Written } from '../small-library.ts';

const REPORT: Written = {
  title: '2024年抚州市政府工作报告',
  publishedOn: '2024-03-03',
  text:
    '2024年抚州市政府工作报告\n\n一、2023年工作回顾\n地区生产总值增长5.1%，分别高于全国、全省0.3、1.4个百分点。' +
    '出口总额增长9.2%，低于全省平均水平2.6个百分点。固定资产投资增长3.7%，增速居全省第四。\n' +
    '二、2024年工作安排\n地区生产总值增长6%。\n',
};
const ask = createAsking(storeOf([REPORT]));

describe('a question of the distance from a wider area', () => {
  it.each([
    ['抚州2023年出口比全省平均低几个点？', '低于全省平均水平2.6个百分点'],
    ['抚州2023年GDP增速比全国快多少？', '高于全国'],
    ['抚州2023年GDP增速跑赢全国、全省几个百分点', '0.3、1.4个百分点'],
  ])('is answered with it: %s', async (question, words) => {
    const { outcome, answer } = await ask(question);
    expect(outcome).toBe('answered');
    expect(answer).toContain(words);
  });

  it('is told to be missing where only the growth is known, and no other indicator stands in', async () => {
    const { answer, missing } = await ask('抚州2023年固投增长多少，比全省高几个点？');
    expect(answer).toContain('增长3.7%');
    expect(answer).toContain('与全省相比的具体数字');
    expect(answer).not.toMatch(/2\.6|1\.4|0\.3/);
    expect(missing.map(({ reason }) => reason)).toEqual(['no-such-indicator']);
  });

  it('goes on to another area in the next part', async () => {
    const { answer } = await ask('抚州2023年出口比全省低几个点，比全国呢？');
    expect(answer).toContain('2.6个百分点');
    expect(answer).toContain('与全国相比的具体数字');
  });

  it('is not what a growth is asked for with', async () => {
    expect((await ask('抚州2023年GDP增长多少？')).answer).toContain('增长5.1%');
  });
});

describe('a distance told from its record', () => {
  const gaps = recordOf(REPORT).observations.filter(isGap);

  it('says from what, above or below, and is proved so alone', () => {
    expect(gaps.map(({ comparedWith, value }) => [comparedWith, value])).toEqual([
      ['全国', 0.3],
      ['全省', 1.4],
      ['全省平均水平', -2.6],
    ]);
    for (const gap of gaps) {
      const sentence = recordSentence(gap);
      expect(sentence).toMatch(/(高于|低于)全/);
      expect(tellsRecord(sentence, gap)).toBe(true);
      expect(
        tellsRecord(
          sentence.replace(/高于|低于/, (verb) => (verb === '高于' ? '低于' : '高于')),
          gap,
        ),
      ).toBe(false);
      expect(tellsRecord(sentence.replace(/(高于|低于)全./, '提高'), gap)).toBe(false);
    }
  });
});
