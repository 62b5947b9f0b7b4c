import { describe, expect, it } from 'vitest';
import { guard } from '../../../answer/understand/guard.ts';
import { listedNoun } from '../../../answer/understand/intent.ts';
import { createAsking, LIBRARY, storeOf, type Written } from '../small-library.ts';

const GANZHOU: Written = {
  title: '2024年赣州市政府工作报告',
  publishedOn: '2025-03-06',
  text:
    '各位代表:我代表市人民政府报告工作,请予审议。' +
    '一、2023年工作回顾2023年,脐橙、蜜柚等4条农业产业链加快壮大,培育农业龙头企业37家。第三届全国丘陵农机大会成功举办。' +
    '二、2024年工作安排2024年,聚焦稀土新材、现代家居、电子电路、纺织服装4大重点产业链,每条配备专班。' +
    '全面推行不动产带押过户,新增公租房820套。各位代表,让我们一起努力!',
};

const ask = createAsking(storeOf([...LIBRARY, GANZHOU]));

describe('a counted list', () => {
  it('is the one of the very name, not another of the same number', async () => {
    const { answer } = await ask('赣州4大重点产业链是哪些？');
    expect(answer).toContain('稀土新材、现代家居、电子电路、纺织服装');
    expect(answer).not.toContain('脐橙');
  });

  it('is refused where nothing goes by its name', async () => {
    const { outcome } = await ask('赣州2024年十件民生实事');
    expect(outcome).toBe('refused');
  });

  it('is of the noun behind the question word, never of the place', () => {
    expect(listedNoun('赣州市有哪些项目', '，，，有哪些项目')).toBe('项目');
    expect(listedNoun('物流产业有哪些企业')).toBe('企业');
    expect(listedNoun('主导产业是哪四个')).toBe('主导产业');
  });
});

describe('a place at the front of a question', () => {
  it('is the place of its citizens', async () => {
    const { outcome, answer } = await ask('赣州人卖房，贷款没还清能过户吗？');
    expect(outcome).toBe('answered');
    expect(answer).toContain('带押过户');
  });

  it('is the place of a numbered event, whose unspoken maker is not made up', async () => {
    const { outcome, understood } = await ask('赣州第三届全国丘陵农机大会的吉祥物是谁设计的？');
    expect(understood.parts[0]?.regions).toEqual(['赣州市']);
    expect(outcome).toBe('refused');
  });
});

describe('an errand to write something', () => {
  it.each(['帮我写一份赣州招商方案', '请替我起草一篇推介会发言稿', '给我写一段生日祝福'])(
    'is off the topic: %s',
    (words) => {
      expect(guard(words)).toBe('off-topic');
    },
  );

  it.each(['赣州要编制哪些方案？', '报告写了哪些民生项目'])('is told from a question about writing: %s', (words) => {
    expect(guard(words)).toBeNull();
  });
});
