import { readdirSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ArticleKind } from '../../knowledge/article.ts';
import { ARTICLES_FOLDER, articleOf, ingestSamples } from './sample-folder.ts';
import type { IngestedSamples } from './sample-folder.ts';

type Expected = readonly [title: string, kind: ArticleKind, regions: readonly string[], year: number | null];

const EXPECTED: readonly Expected[] = [
  ['【滁州招商】2023年滁州市政府工作报告(示例)', 'work-report', ['滁州市'], 2023],
  ['【琅琊区招商】2023年琅琊区政府工作报告(示例)', 'work-report', ['琅琊区'], 2023],
  ['【滁州招商】滁州集中签约6个先进制造业项目 协议总投资超86亿元(示例)', 'news', ['滁州市'], null],
  ['【滁州招商】滁州在深圳举办智能家电产业对接会 现场签约8个项目(示例)', 'news', ['滁州市'], null],
  ['遂宁市支持制造业投资若干措施(示例)', 'policy', ['遂宁市'], null],
  ['【遂宁招商】遂宁锂电产业链条接通 年产值迈上新台阶(示例)', 'news', ['遂宁市'], null],
  ['【船山区招商】青荷产业园三条小产业链串起47家企业(示例)', 'news', ['船山区'], null],
  ['【船山区招商】船山区推行“一图三办” 厂房改造许可两个工作日办完(示例)', 'news', ['船山区'], null],
  ['【遂宁招商】遂宁2021年经济运行前高后稳(示例)', 'news', ['遂宁市'], null],
  ['003', 'work-report', [], null],
  ['邵阳市政府工作报告（2025年）', 'work-report', ['邵阳市'], 2025],
  ['铜陵市工业标准厂房租用指南(示例)', 'policy', ['铜陵市'], null],
];

/** Words of the samples' page furniture: site navigation, calls to contribute, disclaimer, comment box. */
const FURNITURE = /首页 >|点我投稿|联系我们|企业入驻|本文仅代表|乐鱼|本文地址|留言与评论|验证码|网站地图/;

describe('the sample articles', () => {
  let samples: IngestedSamples;

  beforeAll(async () => {
    samples = await ingestSamples();
  });

  it('are all taken in, without a rejection, a warning or a near-duplicate', () => {
    expect(samples.summary).toMatchObject({ new: EXPECTED.length, rejected: [], warnings: [] });
    expect(samples.articles).toHaveLength(EXPECTED.length);
    expect(samples.articles.filter(({ duplicateOf }) => duplicateOf !== null)).toEqual([]);
    expect(samples.summary.observations).toBeGreaterThan(0);
  });

  it.each(EXPECTED)('%s is a %s about %j of year %j', (name, kind, regions, year) => {
    const article = articleOf(samples.articles, name);
    expect(article).toBeDefined();
    expect(article?.kind).toBe(kind);
    expect(article?.subjectRegions.map((region) => region.name)).toEqual(regions);
    expect(article?.reportYear).toBe(year);
  });

  it('say in file name and printed title that they are samples', () => {
    expect(readdirSync(ARTICLES_FOLDER).filter((name) => !name.startsWith('示例-'))).toEqual([]);
    expect(samples.articles.filter(({ title, titled }) => titled && !title.endsWith('(示例)'))).toEqual([]);
  });

  it('have a publication date where the site prints one, and none elsewhere', () => {
    const dated = samples.articles.filter(({ publishedOn }) => publishedOn !== null);
    expect(dated).toHaveLength(9);
    expect(dated.every(({ source }) => source.includes('列表页'))).toBe(true);
  });

  it('restart the numbering inside a chapter and are sectioned all the same', () => {
    const report = articleOf(samples.articles, EXPECTED[0]?.[0] ?? '');
    const paths = report?.sections.map(({ path }) => path) ?? [];
    expect(paths).toContainEqual(['2022年工作回顾']);
    expect(paths).toContainEqual(['今后五年的主要目标']);
    expect(paths).toContainEqual(['2023年重点工作', '把制造业做厚']);
    expect(paths).toContainEqual(['2023年重点工作', '把民生做细']);
  });

  it('restore their text from their passages, and none holds page furniture', () => {
    for (const { id, text } of samples.articles) {
      const own = samples.passages.filter(({ articleId }) => articleId === id);
      expect(own.map((passage) => passage.text).join('')).toBe(text);
    }
    expect(samples.passages.filter(({ text }) => FURNITURE.test(text)).map(({ text }) => text)).toEqual([]);
  });

  it('hold their damage marked as noise', () => {
    const marked = samples.articles.flatMap(({ text, noise }) => noise.map(({ start, end }) => text.slice(start, end)));
    expect(marked).toContain('二号首长');
    expect(marked.some((words) => words.includes('二维码'))).toBe(true);
    expect(marked).toContain(';;;;;;');
    expect(marked).toHaveLength(3);
  });
});
