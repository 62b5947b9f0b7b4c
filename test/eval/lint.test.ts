import { describe, expect, it } from 'vitest';
import { caseJsonSchema, caseSchema } from '../../eval/cases/case-schema.ts';
import { findStaleGold, staleGoldWords } from '../../eval/cases/check-gold.ts';
import { draftCases } from '../../eval/cases/draft.ts';
import { lintCases } from '../../eval/cases/lint.ts';
import { slicesOf } from '../../eval/cases/slices.ts';
import { ARTICLES, CASES, QINGHE, worldTarget } from './world.ts';

const item = (fields: Record<string, unknown>) =>
  caseSchema.parse({ id: 'x', question: '产值多少？', must_include: [['901亿']], ...fields });
const worded = (...cases: ReturnType<typeof item>[]): string[] =>
  lintCases(cases).map(({ level, words }) => `${level}：${words}`);

describe('lint', () => {
  it('finds nothing in a good set', () => {
    expect(lintCases(CASES)).toEqual([]);
  });

  it('finds a question asked twice, whatever its punctuation, and not one with another talk before it', () => {
    expect(worded(item({}), item({ id: 'y', question: '产值，多少?' }))).toEqual(['fault：与 x 是同一个问题']);
    expect(worded(item({}), item({ id: 'y', history: [{ role: 'user', content: '白河' }] }))).toEqual([]);
  });

  it('finds an answer that its question gives away', () => {
    expect(worded(item({ question: '产值是901亿元吗？' }))[0]).toMatch(/^fault：答案已在问题里/);
    expect(worded(item({ question: '901亿元之外呢？', must_include: [['901亿'], ['46个']] }))[0]).toMatch(
      /^notice：部分答案/,
    );
  });

  it('finds a case that anything passes, and one that nothing can', () => {
    expect(worded(item({ must_include: [] }))[0]).toMatch(/^fault：没有要点也没有依据/);
    expect(worded(item({ must_not_include: ['90'] }))).toEqual([]);
    expect(worded(item({ must_not_include: ['1亿'], must_include: [['共1亿元']] }))[0]).toMatch(/^fault：“1亿”既必须/);
  });

  it('finds a number that the evidence does not state, and a field nobody reads', () => {
    expect(worded(item({ evidence: [{ article: '甲', quote: '产值900亿元' }] }))).toEqual([
      'notice：依据里没有“901亿”这个数',
    ]);
    expect(worded(item({ must_inclde: [] }))).toEqual(['notice：不认识的字段：must_inclde']);
  });
});

describe('gold', () => {
  const articles = () => worldTarget().articles();

  it('stands where the articles hold it', async () => {
    expect(await findStaleGold(CASES, articles)).toEqual([]);
  });

  it('that went stale is shown with the nearest words of its article', async () => {
    const stale = await findStaleGold(
      [item({ evidence: [{ article: QINGHE.title, quote: '规上工业企业总数超过350家' }] })],
      articles,
    );
    expect(stale).toMatchObject([{ hasArticle: true, nearest: { article: QINGHE.title } }]);
    expect(stale[0]?.nearest?.text).toContain('规上工业企业');
    expect(staleGoldWords(stale[0] as (typeof stale)[number])).toContain('最接近');
  });

  it('of an article that is gone is looked for in all of them', async () => {
    const stale = await findStaleGold(
      [item({ evidence: [{ article: '另一篇很长的文章', quote: '全年引进项目46个' }] })],
      articles,
    );
    expect(stale).toMatchObject([{ hasArticle: false, nearest: { article: ARTICLES[1]?.title } }]);
  });
});

describe('drafts', () => {
  it('ask for figures by their slots, in the words of the article', async () => {
    const figure = {
      articleId: 'qinghe',
      indicator: '地区生产总值',
      value: 1894.2,
      maxValue: null,
      unit: '亿元',
      bound: 'exact',
      measure: 'level',
      status: 'achieved' as const,
      region: '青禾市',
      period: '2021年',
      quote: '全市地区生产总值1894.2亿元',
    };
    const target = {
      ...worldTarget(),
      async *observations() {
        yield figure;
      },
    };
    const drafts = [];
    for await (const draft of draftCases(target, { figuresPerArticle: 3, passagesPerArticle: 1 })) drafts.push(draft);
    expect(drafts[0]).toMatchObject({
      question: '青禾市2021年地区生产总值是多少？',
      must_include: [['1894.2亿元']],
      evidence: [{ article: QINGHE.title, quote: figure.quote }],
      figures: [{ value: 1894.2, region: '青禾市', period: '2021年', status: 'achieved' }],
    });
    const cases = drafts.map((draft) => caseSchema.parse(draft));
    expect(await findStaleGold(cases, () => worldTarget().articles())).toEqual([]);
  });
});

describe('cases', () => {
  it('are sliced by the place and year of their question, else of their evidence', () => {
    expect(slicesOf(item({ question: '武汉市2021年产值多少？' }))).toEqual({ regions: ['武汉市'], years: [2021] });
    expect(slicesOf(item({ evidence: [{ article: '2022年咸宁市政府工作报告', quote: 'x' }] }))).toEqual({
      regions: ['咸宁市'],
      years: [2022],
    });
    expect(slicesOf(item({ regions: ['某地'], years: [1999] }))).toEqual({ regions: ['某地'], years: [1999] });
  });

  it('have a JSON Schema that names each field', () => {
    const { properties, required } = caseJsonSchema() as { properties: Record<string, unknown>; required: string[] };
    expect(Object.keys(properties)).toEqual(
      expect.arrayContaining(['id', 'must_include', 'evidence', 'figures', 'self_contained', 'loose']),
    );
    expect(required).toEqual(['id', 'question']);
  });
});
