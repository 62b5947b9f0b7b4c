import { describe, expect, it } from 'vitest';
import { asksIndustries } from '../../../answer/understand/industries.ts';
import { createAsking, LIBRARY, storeOf, type Written } from '../small-library.ts';

const XINYU: Written = {
  title: '2024年新余市政府工作报告',
  publishedOn: '2025-03-07',
  text:
    '各位代表:我代表市人民政府报告工作,请予审议。' +
    '一、2023年工作回顾2023年,全市新建厂房31万平方米,引进产业项目26个。' +
    '二、2024年工作安排2024年,做强锂电材料、优质钢材、光伏组件三大主导产业。' +
    '渝水区大力发展电子元件、麻纺制品产业,分宜县重点发展苎麻、工程机械产业。种好葡萄、蜜桔等特色产业。各位代表,让我们一起努力!',
};

const ask = createAsking(storeOf([...LIBRARY, XINYU]));

describe('the industries of a place', () => {
  it.each(['新余重点发展什么产业？', '到新余投资适合做什么行业？', '新余的主导产业是什么'])(
    'are those it lists as its own: %s',
    async (question) => {
      const { outcome, answer } = await ask(question);
      expect(outcome).toBe('answered');
      expect(answer).toContain('锂电材料、优质钢材、光伏组件');
      expect(answer).not.toMatch(/麻纺|厂房|葡萄/);
    },
  );

  it('are of the district that is named, not of its neighbour', async () => {
    const { answer } = await ask('分宜县重点发展什么产业？');
    expect(answer).toContain('苎麻、工程机械');
    expect(answer).not.toMatch(/麻纺|锂电/);
  });

  it('are told from the field of one industry and from its policy', () => {
    expect(asksIndustries('数字经济重点发展哪些领域')).toBe(false);
    expect(asksIndustries('有什么产业政策')).toBe(false);
    expect(asksIndustries('五大主导产业是哪些')).toBe(false);
  });
});
