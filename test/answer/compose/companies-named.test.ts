import { expect, it } from 'vitest';
import { createAsking, LIBRARY, storeOf, type Written } from '../small-library.ts';

const YINGTAN: Written = {
  title: '2024年鹰潭市政府工作报告',
  publishedOn: '2025-03-10',
  text:
    '各位代表:我代表市人民政府报告工作,请予审议。' +
    '一、2023年工作回顾铜材加工企业达到96家。眼镜企业搬入新园区。' +
    '二、2024年工作安排支持嘉禾铜业、远铜科技、南溪精铜等铜材加工龙头企业扩产;推动明朗光学、晨视镜业等眼镜企业上市。' +
    '各位代表,让我们一起努力!',
};

const ask = createAsking(storeOf([...LIBRARY, YINGTAN]));

it.each([
  ['鹰潭有哪些铜材加工企业？', '嘉禾铜业、远铜科技、南溪精铜', '明朗光学'],
  ['鹰潭眼镜企业有哪些', '明朗光学、晨视镜业', '嘉禾铜业'],
])('names the companies of the industry asked about: %s', async (question, named, other) => {
  const { outcome, answer } = await ask(question);
  expect(outcome).toBe('answered');
  expect(answer).toContain(named);
  expect(answer).not.toContain(other);
});
