import { describe, expect, it } from 'vitest';
import { REASONS } from '../../ingest/read/rejection.ts';
import { joinWrappedLines } from '../../ingest/recognise/join-wrapped-lines.ts';
import { readArticles } from '../../ingest/recognise/read-articles.ts';
import { BODY_NEWS, BODY_REPORT, isPlaceForTest, LIST_PAGE, plainReport, REPORT_PAGE } from './fixtures.ts';

const read = (text: string) => readArticles(text, isPlaceForTest);

describe('a list page', () => {
  it('gives its records with title, body and date, and none of the page around them', () => {
    const { articles } = read(LIST_PAGE);
    expect(articles.map(({ title, publishedOn }) => [title, publishedOn])).toEqual([
      ['【黄石招商】虹桥签约会引来12个项目', '2025-07-02'],
      ['2023年咸宁市政府工作报告', '2025-07-03'],
      ['鄂州机场货运量创新高', '2025-13-45'],
    ]);
    expect(articles[0]?.text).toBe(BODY_NEWS);
    expect(articles[1]?.text).toBe(BODY_REPORT);
    expect(JSON.stringify(articles)).not.toMatch(/点我投稿|企业入驻|联系我们|招商资讯/);
  });

  it('names a record that has no body', () => {
    expect(read(LIST_PAGE).rejected).toEqual([REASONS.recordWithoutBody('只有标题的一条')]);
  });

  it('keeps a body of several lines together', () => {
    const text = ['-', '甲市新开工项目情况', '第一段说开工。', '', '第二段说投产。', '2025年7月2日'].join('\n');
    expect(read(text).articles[0]?.text).toBe('第一段说开工。\n\n第二段说投产。');
  });

  it('takes a record that is only a text for an untitled article', () => {
    const text = ['-', '甲市上半年开工38个项目。全年还要再开工40个。', '2025-07-02'].join('\n');
    expect(read(text).articles[0]).toMatchObject({ title: null, publishedOn: '2025-07-02' });
  });

  it('reads a date behind its label, and keeps the article’s own list points and dates', () => {
    const own = ['主要安排如下', '- 优化营商环境', '- 改善民生', '时间:2024年5月3日', '地点:市民之家'];
    const text = ['-', '甲市招商会议安排', ...own, '发布时间:2024-05-01', '- 联系我们'].join('\n');
    expect(read(`${text}\n-\n乙市招商会议\n会议已经开过。`).articles[0]).toMatchObject({
      text: own.join('\n'),
      publishedOn: '2024-05-01',
    });
  });

  it('is told from a text that merely has a rule between its paragraphs', () => {
    const text = `关于甲市近况的一篇短文\n甲市上半年开工了许多项目,投产也不少。\n-\n下半年还会更多,各方面都在准备。`;
    const { articles } = read(text);
    expect(articles).toHaveLength(1);
    expect(articles[0]?.title).toBe('关于甲市近况的一篇短文');
  });
});

describe('a report page', () => {
  it('has no title, keeps its paragraphs and names its address', () => {
    const [article] = read(REPORT_PAGE).articles;
    expect(article?.title).toBeNull();
    expect(article?.address).toBe('/baogao/huazhong/123.html');
    expect(article?.text.startsWith('全年工作的预期目标是')).toBe(true);
    expect(article?.text.endsWith('改造小区9个。')).toBe(true);
    expect(article?.text).not.toMatch(/本站|ag旗舰厅|验证码|网站地图|留言/);
  });
});

describe('plain text', () => {
  it('keeps a bare place line in the text, where it can be cited', () => {
    const [article] = read(plainReport('咸宁', 2024)).articles;
    expect(article?.place).toBe('咸宁');
    expect(article?.title).toBeNull();
    expect(article?.text.startsWith('咸宁\n各位代表：')).toBe(true);
  });

  it('takes a first line that is a title, also one spelled with spaces', () => {
    const [article] = read('政 府 工 作 报 告\n各位代表：\n现在我向大会报告工作，请予审议。').articles;
    expect(article?.title).toBe('政府工作报告');
    expect(article?.text.startsWith('各位代表')).toBe(true);
  });

  it('takes no sentence, salutation or numbered heading for a title', () => {
    for (const first of [
      '各位代表：',
      '一、2023年工作回顾',
      '今年的目标是增长6%。',
      '——2024年1月16日在某市人民代表大会上',
    ]) {
      expect(read(`${first}\n下面是正文,说了很多事情。`).articles[0]?.title).toBeNull();
    }
  });

  it('undoes the hard wrapping of a printed page and drops its page numbers', () => {
    const sentence = '过去一年我们新建了很多道路桥梁和学校医院，群众出行上学看病都比从前方便了不少，';
    const wrapped = Array.from({ length: 30 }, () => [sentence.slice(0, 30), '', sentence.slice(30), ''])
      .flat()
      .join('\n');
    const lines = wrapped
      .replaceAll(/\n\n/g, '\n')
      .split('')
      .filter((char) => char !== '\n')
      .join('');
    const set = (lines.match(/.{1,30}/gu) ?? []).flatMap((line) => [line, '']);
    expect(joinWrappedLines(set).join('')).toBe(lines);
    expect(joinWrappedLines(set)).toHaveLength(1);
    expect(
      read(['某市近况', ...set.slice(0, 20), '— 3 —', ...set.slice(20)].join('\n')).articles[0]?.text,
    ).not.toContain('— 3 —');
  });

  it('leaves text with paragraphs of their own as it is', () => {
    const lines = plainReport('咸宁', 2024).split('\n');
    expect(joinWrappedLines(lines)).toEqual(lines);
  });
});

it.each([
  ['a web page’s source', '<!DOCTYPE html><html><body>咸宁市政府工作报告</body></html>', REASONS.html],
  ['a text without Chinese', 'This is a readme about the 咸宁 data set and nothing else at all.', REASONS.notChinese],
])('refuses %s', (_, text, reason) => {
  expect(read(text)).toEqual({ articles: [], rejected: [reason] });
});
