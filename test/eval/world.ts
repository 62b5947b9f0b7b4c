/**
 * A small world to score in: two invented cities' reports, cases over them, and a target that answers as a test
 * tells it to. What is true of the world stands in `ARTICLES`; the right answers are made from it.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { caseSchema } from '../../eval/cases/case-schema.ts';
import type { EvalCase } from '../../eval/cases/case-schema.ts';
import { evaluate } from '../../eval/evaluate.ts';
import type { EvaluatedRun, Evaluation } from '../../eval/evaluate.ts';
import { receivedAnswerSchema } from '../../eval/run/target.ts';
import type { EvaluationTarget, ReceivedAnswer } from '../../eval/run/target.ts';
import type { AskRequest } from '../../protocol/answer.ts';

export interface WorldArticle {
  readonly id: string;
  readonly title: string;
  readonly text: string;
}

const QINGHE: WorldArticle = {
  id: 'qinghe',
  title: '2022年青禾市政府工作报告',
  text:
    '2021年，全市地区生产总值1894.2亿元，增长8.5%。2020年地区生产总值1700亿元，增长3.1%。' +
    '规上工业企业超过330家。税收占比提高1.5个百分点。2022年，地区生产总值增长8%左右。' +
    '支持企业的办法有三条：免收第一年租金，补贴用电，协助招工。',
};
const BAIHE: WorldArticle = {
  id: 'baihe',
  title: '2022年白河市政府工作报告',
  text: '2021年，全市地区生产总值901亿元，增长7.2%。城镇新增就业2.3万人。全年引进项目46个。',
};
export const ARTICLES: readonly WorldArticle[] = [QINGHE, BAIHE];

const item = (fields: Record<string, unknown>): EvalCase => caseSchema.parse({ asker: 'evaluator', ...fields });
const evidence = (article: WorldArticle, quote: string) => [{ article: article.title, quote }];

export const CASES: readonly EvalCase[] = [
  item({
    id: 'gdp',
    category: 'figure',
    question: '青禾市2021年地区生产总值是多少？',
    must_include: [['1894.2亿']],
    must_not_include: ['901亿'],
    evidence: evidence(QINGHE, '全市地区生产总值1894.2亿元'),
    figures: [
      {
        value: 1894.2,
        unit: '亿元',
        indicator: '地区生产总值',
        region: '青禾市',
        period: '2021年',
        status: 'achieved',
      },
    ],
  }),
  item({
    id: 'firms',
    category: 'figure',
    question: '青禾有多少家规上工业企业？',
    must_include: [['330家']],
    evidence: evidence(QINGHE, '规上工业企业超过330家'),
  }),
  item({
    id: 'tax',
    category: 'figure',
    question: '青禾市税收占比提高了多少？',
    must_include: [['1.5']],
    evidence: evidence(QINGHE, '税收占比提高1.5个百分点'),
  }),
  item({
    id: 'target',
    category: 'target_vs_actual',
    question: '青禾市2022年地区生产总值要增长多少？',
    must_include: [['8%']],
    must_not_include: ['8.5%'],
    evidence: evidence(QINGHE, '2022年，地区生产总值增长8%左右'),
    figures: [{ value: 8, unit: '%', indicator: '地区生产总值', region: '青禾市', period: '2022年', status: 'target' }],
  }),
  item({
    id: 'help',
    category: 'list',
    question: '青禾市支持企业的办法有哪些？',
    must_include: [['租金'], ['用电'], ['招工']],
    evidence: evidence(QINGHE, '免收第一年租金，补贴用电，协助招工'),
  }),
  item({
    id: 'follow',
    category: 'multiturn',
    question: '那白河呢？',
    history: [{ role: 'user', content: '青禾市2021年地区生产总值是多少？' }],
    must_include: [['901亿']],
    evidence: evidence(BAIHE, '全市地区生产总值901亿元'),
    self_contained: '白河市2021年地区生产总值是多少？',
  }),
  item({
    id: 'nowhere',
    category: 'unanswerable',
    question: '黑石市2021年地区生产总值是多少？',
    answerable: false,
    expected_reason: 'no-such-region',
  }),
  item({
    id: 'weather',
    category: 'unanswerable',
    question: '明天下雨吗？',
    answerable: false,
    expected_reason: 'off-topic',
  }),
];

export interface Said {
  readonly answer?: string;
  readonly outcome?: string;
  readonly reason?: string;
  readonly quotes?: readonly { readonly article: WorldArticle; readonly quote: string }[];
  readonly figures?: readonly Record<string, unknown>[];
}

/** An answer as the wire has it, its citations numbered in order and placed where their quotes stand. */
export function say({ answer = '', outcome = 'answered', reason, quotes = [], figures = [] }: Said): ReceivedAnswer {
  return receivedAnswerSchema.parse({
    answer,
    outcome,
    ...(reason === undefined ? {} : { reason }),
    citations: quotes.map(({ article, quote }, index) => {
      const start = Math.max(0, article.text.indexOf(quote));
      return { n: index + 1, articleId: article.id, title: article.title, quote, start, end: start + quote.length };
    }),
    figures: [...figures],
  });
}

const figure = (fields: Record<string, unknown>) => ({ indicator: '地区生产总值', status: 'achieved', ...fields });

export const RIGHT: Readonly<Record<string, ReceivedAnswer>> = {
  gdp: say({
    answer: '青禾市2021年全市地区生产总值1894.2亿元。[1]',
    quotes: [{ article: QINGHE, quote: '全市地区生产总值1894.2亿元' }],
    figures: [figure({ value: 1894.2, unit: '亿元', region: '青禾市', period: '2021年' })],
  }),
  firms: say({ answer: '规上工业企业超过330家。[1]', quotes: [{ article: QINGHE, quote: '规上工业企业超过330家' }] }),
  tax: say({ answer: '税收占比提高1.5个百分点。[1]', quotes: [{ article: QINGHE, quote: '税收占比提高1.5个百分点' }] }),
  target: say({
    answer: '2022年目标是地区生产总值增长8%左右。[1]',
    quotes: [{ article: QINGHE, quote: '2022年，地区生产总值增长8%左右' }],
    figures: [figure({ value: 8, unit: '%', region: '青禾市', period: '2022年', status: 'target' })],
  }),
  help: say({
    answer: '免收第一年租金，补贴用电，协助招工。[1]',
    quotes: [{ article: QINGHE, quote: '免收第一年租金，补贴用电，协助招工' }],
  }),
  follow: say({
    answer: '白河市2021年全市地区生产总值901亿元。[1]',
    quotes: [{ article: BAIHE, quote: '全市地区生产总值901亿元' }],
  }),
  nowhere: say({ answer: '资料中没有黑石市的内容。', outcome: 'refused', reason: 'no-such-region' }),
  weather: say({ answer: '这个问题不在资料范围内。', outcome: 'refused', reason: 'off-topic' }),
};

export type Answering = (id: string, right: ReceivedAnswer, request: AskRequest) => ReceivedAnswer;

/** A target that gives the right answers, changed as the test likes. A twin's question counts as its case. */
export function worldTarget(answering: Answering = (_, right) => right): EvaluationTarget {
  return {
    name: 'world',
    async ask(request) {
      const found = CASES.find(
        ({ question, self_contained: twin }) => request.question === question || request.question === twin,
      );
      if (found === undefined) throw new Error('no such case');
      return answering(found.id, RIGHT[found.id] as ReceivedAnswer, request);
    },
    search: async () => ARTICLES.map(({ id, title, text }) => ({ id, articleId: id, title, text, score: 1 })),
    articleText: async (id) => ARTICLES.find((each) => each.id === id)?.text ?? null,
    async *articles() {
      yield* ARTICLES;
    },
    async *observations() {},
    close: async () => {},
  };
}

export interface WorldRun extends AsyncDisposable {
  readonly runsFolder: string;
  run(fields?: Partial<Evaluation>): Promise<EvaluatedRun>;
}

/** Runs in a folder of this test alone, removed at the end. */
export function openWorld(): WorldRun {
  const runsFolder = mkdtempSync(join(tmpdir(), 'jushi-eval-test-'));
  let count = 0;
  return {
    runsFolder,
    run(fields = {}) {
      count += 1;
      return evaluate({
        cases: CASES,
        sets: [{ name: 'world.jsonl', digest: 'd', cases: CASES.length }],
        target: worldTarget(),
        baseline: null,
        floors: [],
        runsFolder,
        runId: `run-${count}`,
        resume: false,
        repeat: 1,
        concurrency: 2,
        signal: new AbortController().signal,
        clock: () => 0,
        startedAt: '2022-01-01T00:00:00.000Z',
        ...fields,
      });
    },
    async [Symbol.asyncDispose]() {
      rmSync(runsFolder, { recursive: true, force: true });
    },
  };
}
export { BAIHE, QINGHE };
