import { expect, it } from 'vitest';
import { createAsking, storeOf } from '../small-library.ts';

const ask = createAsking(
  storeOf([
    {
      title: '2024年九江市政府工作报告',
      publishedOn: '2025-03-01',
      text:
        '各位代表:我代表市人民政府报告工作。二、2024年工作安排2024年全市主要预期目标是:地区生产总值增长6.2%以上。' +
        '加快园区建设,确保12个产业项目建成投产,力争地区生产总值再上台阶。 各位代表,让我们一起努力!',
    },
    {
      title: '2024年抚州市政府工作报告',
      publishedOn: '2025-03-01',
      text: '各位代表:我代表市人民政府报告工作。二、2024年工作安排2024年全市主要预期目标是:地区生产总值增长5.4%左右。 各位代表,让我们一起努力!',
    },
  ]),
);

it('answers «and that place?» with the indicator of the turn before', async () => {
  const history = [
    { role: 'user' as const, content: '抚州2024年GDP目标是多少？' },
    { role: 'assistant' as const, content: '（答复）' },
  ];
  const { answer } = await ask('九江呢？', { history });
  expect(answer).toContain('6.2%');
  expect(answer).not.toContain('12个');
});
