/** Answers made to be wrong, each caught by the scorer meant for it, and each failing the gate. Only right answers pass. */
import { describe, expect, it } from 'vitest';
import { baselineCaseOf } from '../../eval/gate/baseline.ts';
import { readResults } from '../../eval/runs/run-folder.ts';
import type { CaseResult } from '../../eval/run/case-result.ts';
import type { ScoreName } from '../../eval/score/score-table.ts';
import { SCORES } from '../../eval/score/score-table.ts';
import { ARTICLES, BAIHE, openWorld, QINGHE, say, worldTarget } from './world.ts';
import type { Answering } from './world.ts';

const only =
  (id: string, said: Parameters<typeof say>[0]): Answering =>
  (each, right, request) =>
    each === id && (request.history !== undefined) === (id === 'follow') ? say(said) : right;

const gdpFigure = {
  indicator: '地区生产总值',
  value: 1894.2,
  unit: '亿元',
  region: '青禾市',
  period: '2021年',
  status: 'achieved',
};
const gdpQuote = [{ article: QINGHE, quote: '全市地区生产总值1894.2亿元' }];

interface Wrong {
  readonly name: string;
  readonly answering: Answering;
  /** The case that shows it, and the scores meant to catch it. */
  readonly id: string;
  readonly caughtBy: readonly ScoreName[];
}

const WRONG: readonly Wrong[] = [
  {
    name: "another year's figure",
    id: 'gdp',
    answering: only('gdp', {
      answer: '青禾市地区生产总值1700亿元。[1]',
      quotes: [{ article: QINGHE, quote: '2020年地区生产总值1700亿元' }],
      figures: [{ ...gdpFigure, value: 1700, period: '2020年' }],
    }),
    caughtBy: ['correct', 'numbers', 'slots'],
  },
  {
    name: 'the right figure of the wrong region',
    id: 'gdp',
    answering: only('gdp', {
      answer: '白河市2021年地区生产总值1894.2亿元。[1]',
      quotes: [{ article: BAIHE, quote: '全市地区生产总值901亿元' }],
      figures: [{ ...gdpFigure, region: '白河市' }],
    }),
    caughtBy: ['slots', 'cited', 'citationPrecision'],
  },
  {
    name: 'the right figure said of another year',
    id: 'gdp',
    answering: only('gdp', {
      answer: '青禾市2020年地区生产总值1894.2亿元。[1]',
      quotes: gdpQuote,
      figures: [{ ...gdpFigure, period: '2020年' }],
    }),
    caughtBy: ['slots'],
  },
  {
    name: 'a target told as a result',
    id: 'target',
    answering: only('target', {
      answer: '2022年地区生产总值增长8%左右。[1]',
      quotes: [{ article: QINGHE, quote: '2022年，地区生产总值增长8%左右' }],
      figures: [{ ...gdpFigure, value: 8, unit: '%', period: '2022年' }],
    }),
    caughtBy: ['slots'],
  },
  {
    name: 'every year listed',
    id: 'gdp',
    answering: only('gdp', {
      answer: '2021年1894.2亿元，增长8.5%；2020年1700亿元，增长3.1%；2022年增长8%左右。[1]',
      quotes: gdpQuote,
      figures: [gdpFigure],
    }),
    caughtBy: ['sparing'],
  },
  {
    name: 'every article cited whole',
    id: 'gdp',
    answering: only('gdp', {
      answer: '青禾市2021年地区生产总值1894.2亿元。[1][2]',
      quotes: ARTICLES.map((article) => ({ article, quote: article.text })),
      figures: [gdpFigure],
    }),
    caughtBy: ['citationPrecision'],
  },
  {
    name: 'fluent words without citation',
    id: 'help',
    answering: only('help', {
      answer: '青禾市免收第一年租金，补贴用电，并且协助招工。',
      quotes: [{ article: QINGHE, quote: '免收第一年租金，补贴用电，协助招工' }],
    }),
    caughtBy: ['cited', 'claimsCited'],
  },
  {
    name: 'refusing everything',
    id: 'gdp',
    answering: () => say({ answer: '资料中没有。', outcome: 'refused', reason: 'not-covered' }),
    caughtBy: ['correct', 'outcome', 'falseRefusal', 'cited'],
  },
  {
    name: 'refusing everything, for one reason',
    id: 'weather',
    answering: () => say({ answer: '资料中没有。', outcome: 'refused', reason: 'not-covered' }),
    caughtBy: ['reason'],
  },
  {
    name: 'answering everything',
    id: 'nowhere',
    answering: (_, right) =>
      right.outcome === 'refused' ? say({ answer: '约500亿元。[1]', quotes: gdpQuote }) : right,
    caughtBy: ['refusedRight', 'outcome', 'correct'],
  },
  {
    name: 'asking back always',
    id: 'help',
    answering: () => say({ answer: '请问是哪个地区、哪一年？', outcome: 'clarify', reason: 'ambiguous' }),
    caughtBy: ['falseRefusal', 'outcome', 'correct'],
  },
  {
    name: 'asking back where it should refuse',
    id: 'nowhere',
    answering: only('nowhere', { answer: '请问是哪个地区？', outcome: 'clarify', reason: 'ambiguous' }),
    caughtBy: ['refusedRight', 'reason'],
  },
  {
    name: 'a bound dropped',
    id: 'firms',
    answering: only('firms', {
      answer: '规上工业企业330家。[1]',
      quotes: [{ article: QINGHE, quote: '规上工业企业超过330家' }],
    }),
    caughtBy: ['bounds'],
  },
  {
    name: 'percent for percentage points',
    id: 'tax',
    answering: only('tax', {
      answer: '税收占比提高1.5%。[1]',
      quotes: [{ article: QINGHE, quote: '税收占比提高1.5个百分点' }],
    }),
    caughtBy: ['numbers'],
  },
  {
    name: 'a quote that the article does not hold',
    id: 'gdp',
    answering: only('gdp', {
      answer: '青禾市2021年地区生产总值1894.2亿元。[1]',
      quotes: [{ article: QINGHE, quote: '全市地区生产总值是1894.2亿元' }],
      figures: [gdpFigure],
    }),
    caughtBy: ['quotesTrue'],
  },
  {
    name: 'half a list',
    id: 'help',
    answering: only('help', {
      answer: '免收第一年租金。[1]',
      quotes: [{ article: QINGHE, quote: '免收第一年租金，补贴用电，协助招工' }],
    }),
    caughtBy: ['correct'],
  },
  {
    name: 'a fact buried in the whole report',
    id: 'gdp',
    answering: only('gdp', {
      answer: `1894.2亿元。[1]${QINGHE.text.repeat(3)}`,
      quotes: gdpQuote,
      figures: [gdpFigure],
    }),
    caughtBy: ['focused', 'correct', 'sparing'],
  },
  {
    name: 'a follow-up that forgets the talk',
    id: 'follow',
    answering: only('follow', {
      answer: '白河市城镇新增就业2.3万人。[1]',
      quotes: [{ article: BAIHE, quote: '城镇新增就业2.3万人' }],
    }),
    caughtBy: ['twin', 'correct'],
  },
  {
    name: 'the evidence cited last',
    id: 'gdp',
    answering: only('gdp', {
      answer: '青禾市2021年地区生产总值1894.2亿元。[1][2]',
      quotes: [{ article: BAIHE, quote: '全年引进项目46个' }, ...gdpQuote],
      figures: [gdpFigure],
    }),
    caughtBy: ['citedHit1', 'citedMrr', 'citedNdcg', 'citationPrecision'],
  },
];

async function collect(folder: string): Promise<CaseResult[]> {
  const results: CaseResult[] = [];
  for await (const result of readResults(folder)) results.push(result);
  return results;
}

/** Faults of degree: they lower a score that floors watch, and leave every promise of the answer kept. */
const FLOORS_ONLY = new Set(['every year listed', 'every article cited whole', 'the evidence cited last']);

describe('right answers', () => {
  it('have every score full', async () => {
    await using world = openWorld();
    const { folder, record } = await world.run();
    for (const { id, scores, status } of await collect(folder)) {
      const lacking = Object.entries(scores).filter(([name, value]) => {
        const best = SCORES[name as ScoreName].better === 'high' ? 1 : 0;
        return value !== null && value !== best && !name.startsWith('search');
      });
      expect({ id, status, lacking }).toEqual({ id, status: 'pass', lacking: [] });
    }
    expect(record.gate?.exitCode).toBe(0);
  });
});

describe('wrong answers', () => {
  it.each(WRONG)('are caught: $name', async ({ answering, id, caughtBy }) => {
    await using world = openWorld();
    const { folder } = await world.run({ target: worldTarget(answering) });
    const result = (await collect(folder)).find((each) => each.id === id);
    const caught = caughtBy.filter((name) => {
      const value = result?.scores[name];
      return typeof value === 'number' && (SCORES[name].better === 'high' ? value < 1 : value > 0);
    });
    expect(caught).toEqual(caughtBy);
  });

  it.each(WRONG)('fail the gate: $name', async ({ name, answering, caughtBy }) => {
    await using world = openWorld();
    const right = await world.run();
    const cases = (await collect(right.folder)).map((each) => baselineCaseOf(each));
    const floors = FLOORS_ONLY.has(name)
      ? caughtBy.map((score) => ({ score, atLeast: right.record.summary?.scores[score]?.value ?? 1 }))
      : [];
    const { record } = await world.run({ target: worldTarget(answering), baseline: { sets: [], cases }, floors });
    expect(record.gate?.exitCode).toBe(1);
  });
});
