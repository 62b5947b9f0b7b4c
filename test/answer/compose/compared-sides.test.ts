import { describe, expect, it } from 'vitest';
import { createAsking, storeOf } from '../small-library.ts';

const report = (place: string, plan: string) => ({
  title: `2024年${place}政府工作报告`,
  publishedOn: '2025-03-01',
  text: `各位代表:我代表市人民政府报告工作。二、2024年工作安排2024年主要预期目标是:${plan}。 各位代表,让我们一起努力!`,
});

describe('the sides of a comparison', () => {
  it('are told by the kind of number that both have', async () => {
    const ask = createAsking(
      storeOf([
        report('九江市', '固定资产投资增长7.3%。全力扩大有效投入,固定资产投资达到1870亿元'),
        report('抚州市', '固定资产投资增长9.1%'),
      ]),
    );
    const { answer, figures } = await ask('九江、抚州2024年固定资产投资目标各多少，谁高');
    expect(figures.map(({ measure }) => measure)).toEqual(['growth', 'growth']);
    expect(answer.split('\n')[0]).toContain('抚州市更高，相差1.8个百分点');
  });

  it('are missing where they tell no time and a time is asked for', async () => {
    const ask = createAsking(
      storeOf([
        {
          title: '九江市优化工业项目审批',
          publishedOn: '2025-04-12',
          text: '九江市推进审批服务改革,将工业项目审批时间压缩至18个工作日以内,企业反映良好。',
        },
        {
          title: '抚州市推进工业项目审批改革',
          publishedOn: '2025-04-12',
          text: '抚州市推进审批服务改革,工业项目审批实行容缺受理,标准地供应比例达到92%。',
        },
      ]),
    );
    const { answer } = await ask('九江和抚州的工业项目审批时间哪个短？');
    expect(answer).toContain('18个工作日');
    expect(answer).toMatch(/资料中没有[^。]*抚州市/);
    expect(answer).not.toContain('92%');
  });
});
