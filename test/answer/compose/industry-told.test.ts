import { describe, expect, it } from 'vitest';
import { createAsking, LIBRARY, storeOf, type Written } from '../small-library.ts';

const YICHUN: Written = {
  title: '2024年宜春市政府工作报告',
  publishedOn: '2025-03-08',
  text:
    '各位代表:我代表市人民政府报告工作,请予审议。' +
    '一、2023年工作回顾2023年,牵头成立竹木家具产业联盟,举办竹木家具设计大赛。竹木家具产业园二期开工。' +
    '竹木家具产业链条不断延伸,规模居全省第3位,综合产值首次突破190亿元。锂云母综合利用率稳步提高。' +
    '二、2024年工作安排2024年,力争竹木家具产业产值达到230亿元。办好竹木家具展。各位代表,让我们一起努力!',
};

const ask = createAsking(storeOf([...LIBRARY, YICHUN]));

describe('an industry asked for by its name alone', () => {
  it.each(['宜春竹木家具产业', '宜春市竹木家具产业发展情况', '宜春的竹木家具产业怎么样？'])(
    'is told by its size and standing, then by what it is to become: %s',
    async (question) => {
      const { outcome, answer } = await ask(question);
      expect(outcome).toBe('answered');
      expect(answer.indexOf('190亿元')).toBeGreaterThan(-1);
      expect(answer.indexOf('230亿元')).toBeGreaterThan(answer.indexOf('190亿元'));
      expect(answer).not.toMatch(/联盟|大赛|展。/);
    },
  );

  it('is no kind of industries', async () => {
    const { answer } = await ask('宜春特色产业');
    expect(answer).not.toContain('190亿元');
  });
});
