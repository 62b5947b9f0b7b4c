import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerSchema, type Answer, type AskRequest } from '../../../protocol/answer.ts';
import type { KnowledgeStore } from '../../../knowledge/store/port.ts';
import { openSampleStore, readSampleQuestions } from '../sample-library.ts';
import { createAsking, LIBRARY, storeOf } from '../small-library.ts';

/** What of the things that hold of any answer does not hold of this one; nothing, we promise. */
async function faultsOf(store: KnowledgeStore, answer: Answer): Promise<string[]> {
  const { citations, figures, derived, outcome, reason } = answer;
  const faults = answerSchema.safeParse(answer).error?.issues.map(({ message }) => message) ?? [];
  const check = (holds: boolean, words: string): void => {
    faults.push(...(holds ? [] : [words]));
  };
  const view = await store.openView();
  for (const { n, articleId, quote, start, end, context, title } of citations) {
    const article = await view.getArticle(articleId);
    const text = article?.text ?? '';
    check(text.slice(start, end) === quote && quote.trim() !== '', `quote ${n} does not stand in its article`);
    check(article?.title === title, `title of ${n}`);
    check(!article?.noise.some((noise) => noise.start < end && noise.end > start), `noise in ${n}`);
    check(
      context.every((words) => text.slice(words.start, words.end) === words.text),
      `context of ${n}`,
    );
  }
  view.close();
  for (const { value, n, answerStart, answerEnd } of figures) {
    const shown = answer.answer.slice(answerStart, answerEnd);
    check(/[\d一二三四五六七八九十百千零两]/.test(shown), `figure ${value} is not where it says: ${shown}`);
    check(
      citations.some((citation) => citation.n === n),
      `figure ${value} has no citation`,
    );
  }
  for (const { formula, from } of derived) {
    check(answer.answer.includes(formula), `formula ${formula} is not shown`);
    check(
      from.every((index) => figures[index] !== undefined),
      `formula ${formula} is of no figure`,
    );
  }
  const markers = [...new Set([...answer.answer.matchAll(/\[(\d+)\]/g)].map(([, n]) => Number(n)))];
  const numbers = citations.map(({ n }) => n);
  check(markers.toSorted((one, other) => one - other).join() === numbers.join(), `markers ${markers.join()}`);
  check((outcome === 'answered') === (reason === undefined), `${outcome} with ${reason}`);
  check(answer.answer.trim() !== '', 'no words');
  return faults;
}

const asker = (store: KnowledgeStore) => {
  const ask = createAsking(store);
  return async ({ question, ...more }: AskRequest) => {
    const answer = await ask(question, more);
    return { answer, faults: await faultsOf(store, answer) };
  };
};

const askSamples = asker(await openSampleStore());
const askLibrary = asker(storeOf(LIBRARY));

describe('every answer over the samples', () => {
  const requests = readSampleQuestions();
  let quoting = 0;

  it.each(requests)('quotes what stands in its articles: $question', async (request) => {
    const { answer, faults } = await askSamples(request);
    quoting += answer.citations.length > 0 ? 1 : 0;
    expect(faults).toEqual([]);
  });

  it('mostly has quotes, so that the promise is about something', () => {
    expect(quoting).toBeGreaterThan(requests.length / 2);
  });
});

describe('every answer to any question', () => {
  const places = [
    '九江',
    '抚州市',
    '濂溪区',
    '柴桑',
    '上饶',
    '江西',
    '赣州',
    '滁州',
    '琅琊区',
    '遂宁',
    '船山区',
    '全市',
    '全省',
  ];
  const times = ['2023年', '2022年', '2024年上半年', '今年', '去年', '“十四五”', '过去五年', '一季度'];
  const things = [
    'GDP',
    '固定资产投资',
    '高新技术企业',
    '城镇新增就业',
    '老旧小区',
    '锂电企业',
    '签约项目',
    '补贴',
    '厂房租金',
    '民生实事',
    '药业',
    '产业园',
    '停车位',
    '施工许可',
    '子女入学',
    '产值',
    '电池',
    '夜市',
    '占比',
    '人才公寓',
  ];
  const asks = [
    '是多少？',
    '增长了多少？',
    '有哪些？',
    '在哪里？',
    '是谁？',
    '目标是多少？',
    '怎么办理？',
    '呢？',
    '排第几？',
    '哪个高？',
    '一致吗？',
  ];
  const piece = fc.tuple(
    fc.option(fc.constantFrom(...places), { nil: '' }),
    fc.constantFrom('', '', '和', '、'),
    fc.option(fc.constantFrom(...places), { nil: '' }),
    fc.option(fc.constantFrom(...times), { nil: '' }),
    fc.constantFrom(...things),
    fc.constantFrom(...asks),
  );
  const question = fc
    .array(piece, { minLength: 1, maxLength: 2 })
    .map((pieces) => pieces.map((words) => words.join('')).join(''));
  const request = fc.tuple(question, fc.array(question, { maxLength: 1 })).map(([asked, before]) => ({
    question: asked,
    history: before.map((content) => ({ role: 'user' as const, content })),
  }));

  it('quotes what stands in its articles, over the samples', async () => {
    await fc.assert(
      fc.asyncProperty(request, async (asked) => {
        expect((await askSamples(asked)).faults).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  it('quotes what stands in its articles, over invented ones', async () => {
    await fc.assert(
      fc.asyncProperty(request, async (asked) => {
        expect((await askLibrary(asked)).faults).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  it('is an answer or a refusal even to words that ask nothing', async () => {
    const words = fc.string({ minLength: 1, maxLength: 60, unit: 'grapheme' }).filter((text) => text.trim() !== '');
    await fc.assert(
      fc.asyncProperty(words, async (asked) => {
        expect((await askLibrary({ question: asked })).faults).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });
});
