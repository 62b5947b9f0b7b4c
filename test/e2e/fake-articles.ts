/** Two invented cities and what was written about them: the library of the fake server. */
import type { ArticleView } from '../../protocol/library.ts';

type Part = readonly [path: readonly string[], heading: string, words: string];

function article(head: Omit<ArticleView, 'text' | 'sections' | 'noise'>, parts: readonly Part[]): ArticleView {
  let text = '';
  const sections = parts.map(([path, heading, words]) => {
    const start = text.length;
    text += heading + words;
    return { path: [...path], start, end: text.length };
  });
  return { ...head, text, sections, noise: [] };
}

const filler = (topic: string, count: number): string =>
  Array.from(
    { length: count },
    (_, index) => `${topic}工作按计划推进，第${index + 1}批清单逐项销号，部门每月通报进度，群众可以在线查询办理结果。`,
  ).join('');

export const qinghe = article(
  {
    id: 'qinghe-2023',
    title: '2023年清河市政府工作报告',
    kind: 'work-report',
    regions: ['清河市'],
    year: 2023,
    publishedOn: '2023-02-06',
    source: 'https://example.org/qinghe/2023',
  },
  [
    [
      ['过去一年工作'],
      '一、过去一年工作',
      `一年来，全市上下同心协力。2022年地区生产总值完成1860.5亿元，增长5.2%。规模以上工业增加值增长7.4%。${filler('园区', 9)}`,
    ],
    [
      ['过去一年工作', '项目建设'],
      '（一）项目建设。',
      `新开工亿元以上项目86个，其中制造业项目51个。${filler('项目', 8)}城镇新增就业3.1万人，失业率保持在较低水平。`,
    ],
    [
      ['今年主要目标'],
      '二、今年主要目标',
      `综合考虑各方面因素，今年预期目标是：地区生产总值增长6.5%左右，固定资产投资增长9%以上，城镇新增就业3万人以上。${filler('督查', 6)}`,
    ],
    [
      ['今年重点任务'],
      '三、今年重点任务',
      `抓好招商引资。对新落户的先进制造业企业，按设备投资额的8%给予补助，单个企业最高500万元。${filler('服务', 10)}𠮷野河沿岸生态修复将于年内完成。`,
    ],
  ],
);

export const dongling = article(
  {
    id: 'dongling-2023',
    title: '东岭市2023年政府工作报告',
    kind: 'work-report',
    regions: ['东岭市'],
    year: 2023,
    publishedOn: '2023-01-15',
    source: 'https://example.org/dongling/2023',
  },
  [
    [['二〇二二年回顾'], '一、二〇二二年回顾', `2022年全市实现生产总值2312亿元，比上年增长4.6%。${filler('交通', 6)}`],
    [
      ['二〇二三年安排'],
      '二、二〇二三年安排',
      `主要预期目标：地区生产总值增长7%左右，一般公共预算收入增长6%。${filler('环保', 6)}`,
    ],
  ],
);

export const news = article(
  {
    id: 'qinghe-news',
    title: '清河市集中签约十二个先进制造业项目',
    kind: 'news',
    regions: ['清河市'],
    year: null,
    publishedOn: '2023-06-01',
    source: 'signing.txt',
  },
  [
    [
      [],
      '',
      `签约活动在清河国际会展中心举行，现场签约项目12个，总投资超过140亿元。有人士另称总投资近150亿元。${filler('签约', 4)}`,
    ],
  ],
);

export const articles: readonly ArticleView[] = [qinghe, dongling, news];
