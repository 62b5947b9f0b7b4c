import { describe, expect, it } from 'vitest';
import { describeArticle } from '../../ingest/build-record.ts';
import { articleKind } from '../../ingest/describe/article-kind.ts';
import { isPlaceName } from '../../ingest/describe/place-name.ts';
import { publicationDate } from '../../ingest/describe/publication-date.ts';
import { reportYear } from '../../ingest/describe/report-year.ts';
import { subjectRegions } from '../../ingest/describe/subject-regions.ts';
import type { RawArticle } from '../../ingest/recognise/raw-article.ts';
import { readArticles } from '../../ingest/recognise/read-articles.ts';
import { splitSections } from '../../ingest/sections/split-sections.ts';
import { BODY_REPORT, LIST_PAGE, plainReport, REPORT_PAGE } from './fixtures.ts';

const raw = (parts: Partial<RawArticle>): RawArticle => ({
  title: null,
  text: '正文。',
  publishedOn: null,
  address: null,
  place: null,
  ...parts,
});
const read = (text: string) =>
  readArticles(text, isPlaceName).articles.map((article) => describeArticle(article, 'a.txt'));
const regionsOf = (title: string, text = '正文。') =>
  subjectRegions({ title, place: null, text, kind: articleKind(title, text) }).map(({ name }) => name);

describe('articleKind', () => {
  it.each([
    ['【武汉招商】2016年武汉市政府工作报告', '正文。', 'work-report'],
    ['政府工作报告(2024年)', '正文。', 'work-report'],
    ['图解2024年政府工作报告', '正文。', 'news'],
    ['关于支持氢能产业发展的若干措施', '第一条 支持。', 'policy'],
    ['武汉发布支持氢能产业发展的意见', '武汉近日发布意见。', 'news'],
    ['黄石GDP增速领跑全省', '2019年上半年,预期目标是:全面完成。', 'news'],
    [null, '各位代表:现在,我代表市人民政府向大会报告工作。', 'work-report'],
    [null, '全年工作的预期目标是:增长8%。重点做好以下工作:', 'work-report'],
    [null, '某公司近日投产了一条新线。', 'other'],
  ])('reads %s as what it is', (title, text, kind) => {
    expect(articleKind(title, text)).toBe(kind);
  });
});

describe('subjectRegions', () => {
  it.each([
    ['2022年咸宁市政府工作报告', ['咸宁市']],
    ['【武汉招商】2016年武汉市政府工作报告', ['武汉市']],
    ['【武汉招商】东湖高新区光电子产业园复工', ['武汉东湖新技术开发区']],
    ['【黄石招商】黄石港鄂城政务服务“跨城通办”', ['黄石港区', '鄂城区']],
    ['全国工信系统座谈会在武汉召开', ['武汉市']],
    ['黄石市在上海举办招商推介会', ['黄石市']],
    ['咸宁援疆工作队赴新疆考察项目', ['咸宁市']],
  ])('reads the title %s', (title, expected) => {
    expect(regionsOf(title)).toEqual(expected);
  });

  it('reads a news item’s lead where the title names no place', () => {
    const text = '人工智能论坛在武汉举行,由武汉市洪山区承办,为武汉招商搭台。来自上海的企业参加。';
    expect(regionsOf('人工智能论坛探讨产业新机遇', text)).toEqual(['武汉市']);
  });

  it('reads the delivery line of a report whose title names no place', () => {
    const text = '2022年1月9日在咸宁市第六届人民代表大会第二次会议上 各位代表:现在,我代表市人民政府向大会报告工作。';
    expect(regionsOf('政府工作报告', text)).toEqual(['咸宁市']);
    expect(regionsOf('政府工作报告', '各位代表:现在,我代表深圳市人民政府,向大会报告工作。')).toEqual(['深圳市']);
  });

  it('tells a prefecture from the city of the same name by who speaks', () => {
    const speaks = (who: string) =>
      subjectRegions({
        title: null,
        place: '恩施',
        kind: 'work-report',
        text: `恩施\n现在，我代表${who}人民政府报告工作。`,
      });
    expect(speaks('州').map(({ name }) => name)).toEqual(['恩施土家族苗族自治州']);
    expect(speaks('市').map(({ name }) => name)).toEqual(['恩施市']);
  });

  it('guesses no place for a report that merely mentions some', () => {
    const [article] = read(REPORT_PAGE);
    expect(article?.text).toContain('荆门');
    expect(article).toMatchObject({
      kind: 'work-report',
      subjectRegions: [],
      regionCodes: [],
      reportYear: null,
      titled: false,
    });
  });
});

describe('reportYear', () => {
  const yearOf = (title: string | null, text: string) => reportYear(title, text, splitSections(text));

  it.each([
    ['its title', '2016年武汉市政府工作报告', '各位代表:…', 2016],
    ['a title with the year behind', '政府工作报告(2021年)', '各位代表:…', 2021],
    ['Chinese digits', '二〇二二年政府工作报告', '各位代表:…', 2022],
    ['a title line below the place', null, '咸宁\n2024年政府工作报告\n各位代表:', 2024],
    ['its delivery line', '政府工作报告', '2021年1月18日在某区第四届人民代表大会第六次会议上 各位代表:', 2021],
    ['the plan, a year after the review', null, plainReport('咸宁', 2019), 2019],
    ['its targets', null, '各位代表:2024年经济社会发展的主要预期目标是:增长6%。', 2024],
  ])('is read from %s', (_, title, text, year) => {
    expect(yearOf(title, text)).toBe(year);
  });

  it('is unknown where the report names no year', () => {
    expect(yearOf(null, '全年工作的预期目标是:增长8%。')).toBeNull();
  });

  it('is asked of reports alone, and never of the date a site put them up', () => {
    const [news, report] = read(LIST_PAGE);
    expect(news).toMatchObject({ kind: 'news', reportYear: null, publishedOn: '2025-07-02' });
    expect(report).toMatchObject({ kind: 'work-report', reportYear: 2023, publishedOn: '2025-07-03' });
  });
});

describe('publicationDate', () => {
  it.each([
    ['2025-07-02', '2025-07-02'],
    ['2024年2月29日 10:30', '2024-02-29'],
    ['2025/7/2', '2025-07-02'],
    ['2025-13-45', null],
    ['2023-02-29', null],
    ['25-07-02', null],
    ['0025-07-02', null],
  ])('reads %s as %s', (printed, expected) => {
    expect(publicationDate(printed)).toBe(expected);
  });
});

describe('describeArticle', () => {
  it('keeps the codes of everything a subject lies within, and the country not', () => {
    const article = describeArticle(raw({ title: '2021年西塞山区政府工作报告', text: BODY_REPORT }), 'a.txt');
    expect(article.subjectRegions).toEqual([{ code: '420203', name: '西塞山区' }]);
    expect(article.regionCodes).toEqual(['420203', '420200', '420000']);
  });

  it('makes words to show for an untitled article and says that they are not printed', () => {
    const [report] = read(plainReport('咸宁', 2024));
    expect(report).toMatchObject({ title: '咸宁市政府工作报告（2024年）', titled: false, source: 'a.txt' });
    expect(read(REPORT_PAGE)[0]?.title).toMatch(/^全年工作的预期目标是.*…$/);
  });

  it('names the original’s address as the source where the page does', () => {
    expect(read(REPORT_PAGE)[0]?.source).toBe('/baogao/huazhong/123.html');
  });

  it('gives the same content hash whatever file it came in, and another when a word changes', () => {
    const article = raw({ title: '咸宁近况', text: '新开工项目8个。' });
    const hashes = [
      describeArticle(article, 'a.txt'),
      describeArticle(article, 'b.txt'),
      describeArticle({ ...article, text: '新开工项目9个。' }, 'a.txt'),
    ].map(({ contentHash }) => contentHash);
    expect(hashes[0]).toBe(hashes[1]);
    expect(hashes[2]).not.toBe(hashes[0]);
  });
});
