/** What the fake server answers: scripted by words of the question, each citation cut from an article's own text. */
import type { Answer, Citation, ProvedFigure } from '../../protocol/answer.ts';
import type { ArticleView, ObservationView } from '../../protocol/library.ts';
import { dongling, news, qinghe } from './fake-articles.ts';

function cite(
  n: number,
  article: ArticleView,
  quote: string,
  contextWords: readonly [string, string][] = [],
): Citation {
  const start = article.text.indexOf(quote);
  if (start === -1) throw new Error(`the article has no such words: ${quote}`);
  const section = article.sections.find((one) => one.start <= start && start < one.end);
  return {
    n,
    articleId: article.id,
    title: article.title,
    publishedOn: article.publishedOn,
    regions: article.regions,
    year: article.year,
    source: article.source,
    sectionPath: section?.path ?? [],
    quote,
    start,
    end: start + quote.length,
    context: contextWords.map(([slot, text]) => {
      const at = article.text.indexOf(text);
      return { slot, text, start: at, end: at + text.length };
    }),
  };
}

type FigureWords = Partial<ProvedFigure> & Pick<ProvedFigure, 'indicator' | 'value' | 'unit' | 'status' | 'n'>;

function answer(text: string, parts: Partial<Omit<Answer, 'figures'>> & { figures?: [string, FigureWords][] }): Answer {
  const figures = (parts.figures ?? []).map(([words, figure]): ProvedFigure => {
    const answerStart = text.indexOf(words);
    return {
      subject: null,
      maxValue: null,
      bound: 'exact',
      measure: 'level',
      comparedWith: null,
      period: null,
      region: null,
      answerStart,
      answerEnd: answerStart + words.length,
      ...figure,
    };
  });
  return {
    id: `answer-${text.length}`,
    answer: text,
    outcome: 'answered',
    missing: [],
    mode: 'extractive',
    understood: { parts: [] },
    citations: [],
    derived: [],
    conflicts: [],
    suggestions: [],
    generation: 1,
    timings: { understand: 1, retrieve: 2, compose: 1, verify: 1, total: 5 },
    ...parts,
    figures,
  };
}

const part = {
  intent: 'figure' as const,
  regions: ['清河市'],
  periods: ['2023年'],
  indicators: ['地区生产总值'],
  subjects: [],
  status: 'target' as const,
  carriedOver: [],
  relaxed: [],
};

const target = answer(
  '清河市2023年的预期目标是**地区生产总值增长6.5%左右**[1]，固定资产投资增长9%以上[1]。\n\n作为对照，2022年实际增长5.2%[2]。',
  {
    understood: { parts: [part] },
    citations: [
      cite(1, qinghe, '今年预期目标是：地区生产总值增长6.5%左右，固定资产投资增长9%以上，城镇新增就业3万人以上。', [
        ['status', '今年主要目标'],
      ]),
      cite(2, qinghe, '2022年地区生产总值完成1860.5亿元，增长5.2%。'),
      cite(3, qinghe, '规模以上工业增加值增长7.4%。'),
    ],
    figures: [
      [
        '6.5%左右',
        {
          indicator: '地区生产总值',
          value: 6.5,
          unit: '%',
          bound: 'about',
          measure: 'growth',
          status: 'target',
          period: '2023年',
          region: '清河市',
          n: 1,
        },
      ],
      [
        '9%以上',
        {
          indicator: '固定资产投资',
          value: 9,
          unit: '%',
          bound: 'at-least',
          measure: 'growth',
          status: 'target',
          period: '2023年',
          region: '清河市',
          n: 1,
        },
      ],
      [
        '5.2%',
        {
          indicator: '地区生产总值',
          value: 5.2,
          unit: '%',
          measure: 'growth',
          status: 'achieved',
          period: '2022年',
          region: '清河市',
          comparedWith: '同比',
          n: 2,
        },
      ],
    ],
    suggestions: ['东岭市2023年的目标是多少？', '清河市2022年新开工项目有多少个？'],
  },
);

const compare = answer(
  '两市2022年地区生产总值：\n\n| 地区 | 地区生产总值 |\n| --- | --- |\n| 清河市 | 1860.5亿元[1] |\n| 东岭市 | 2312亿元[2] |\n\n东岭市更高，多451.5亿元。',
  {
    understood: {
      parts: [{ ...part, intent: 'compare', regions: ['清河市', '东岭市'], periods: ['2022年'], status: 'achieved' }],
    },
    citations: [
      cite(1, qinghe, '2022年地区生产总值完成1860.5亿元，增长5.2%。'),
      cite(2, dongling, '2022年全市实现生产总值2312亿元，比上年增长4.6%。'),
    ],
    figures: [
      [
        '1860.5亿元',
        {
          indicator: '地区生产总值',
          value: 1860.5,
          unit: '亿元',
          status: 'achieved',
          period: '2022年',
          region: '清河市',
          n: 1,
        },
      ],
      [
        '2312亿元',
        {
          indicator: '地区生产总值',
          value: 2312,
          unit: '亿元',
          status: 'achieved',
          period: '2022年',
          region: '东岭市',
          n: 2,
        },
      ],
    ],
    derived: [{ value: 451.5, unit: '亿元', formula: '2312 − 1860.5 = 451.5（亿元）', from: [0, 1] }],
  },
);

const conflict = answer('签约项目12个，总投资超过140亿元[1]；另有说法为近150亿元[2]。', {
  citations: [cite(1, news, '现场签约项目12个，总投资超过140亿元。'), cite(2, news, '有人士另称总投资近150亿元。')],
  conflicts: [
    {
      indicator: '总投资',
      period: null,
      region: '清河市',
      values: [
        { value: 140, unit: '亿元', n: 1 },
        { value: 150, unit: '亿元', n: 2 },
      ],
    },
  ],
  missing: [{ part: '项目何时开工', reason: 'not-covered' }],
});

const refusal = answer('现有资料没有西宁河市的报告，无法回答。', {
  outcome: 'refused',
  reason: 'no-such-region',
  suggestions: ['清河市2023年的目标是多少？'],
});

const followUp = answer('东岭市2023年的预期目标是地区生产总值增长7%左右[1]。', {
  understood: { parts: [{ ...part, regions: ['东岭市'], carriedOver: ['period', 'indicator'] }] },
  citations: [cite(1, dongling, '主要预期目标：地区生产总值增长7%左右，一般公共预算收入增长6%。')],
  figures: [
    [
      '7%左右',
      {
        indicator: '地区生产总值',
        value: 7,
        unit: '%',
        bound: 'about',
        measure: 'growth',
        status: 'target',
        period: '2023年',
        region: '东岭市',
        n: 1,
      },
    ],
  ],
  suggestions: ['两市2022年地区生产总值哪个更高？'],
});

const surrogate = answer('𠮷野河沿岸的修复将在年内完成[1]。', {
  citations: [cite(1, qinghe, '𠮷野河沿岸生态修复将于年内完成。')],
});

const removed = answer('这句话的出处已被移除[1]。', {
  citations: [{ ...cite(1, news, '现场签约项目12个，总投资超过140亿元。'), articleId: 'gone' }],
});

const misspelt: Answer = {
  ...target,
  understood: { parts: [part], corrections: [{ typed: '目表', read: '目标' }] },
};

const scripts: readonly [RegExp, Answer][] = [
  [/移除/, removed],
  [/𠮷野/, surrogate],
  [/西宁河/, refusal],
  [/签约|说法/, conflict],
  [/哪个更高|两市/, compare],
  [/东岭/, followUp],
  [/目表/, misspelt],
  [/.*/, target],
];

export function scriptedAnswer(question: string): Answer {
  const found = scripts.find(([pattern]) => pattern.test(question))?.[1] ?? target;
  return structuredClone(found);
}

function observation(id: string, article: ArticleView, quote: string, figure: FigureWords): ObservationView {
  const citation = cite(1, article, quote);
  return {
    id,
    words: figure.indicator,
    subject: null,
    qualifier: null,
    maxValue: null,
    baseValue: figure.value,
    baseUnit: figure.unit,
    bound: 'exact',
    measure: 'level',
    comparedWith: null,
    region: article.regions[0] ?? null,
    period: null,
    periodStart: null,
    periodEnd: null,
    trace: [],
    articleId: article.id,
    title: article.title,
    quote,
    start: citation.start,
    end: citation.end,
    indicator: figure.indicator,
    value: figure.value,
    unit: figure.unit,
    status: figure.status,
    ...(figure.period === undefined ? {} : { period: figure.period }),
    ...(figure.measure === undefined ? {} : { measure: figure.measure }),
  };
}

export const observations: readonly ObservationView[] = [
  observation(
    'o1',
    qinghe,
    '今年预期目标是：地区生产总值增长6.5%左右，固定资产投资增长9%以上，城镇新增就业3万人以上。',
    { indicator: '地区生产总值', value: 6.5, unit: '%', status: 'target', measure: 'growth', period: '2023年', n: 1 },
  ),
  observation('o2', qinghe, '2022年地区生产总值完成1860.5亿元，增长5.2%。', {
    indicator: '地区生产总值',
    value: 1860.5,
    unit: '亿元',
    status: 'achieved',
    period: '2022年',
    n: 1,
  }),
  observation('o3', dongling, '2022年全市实现生产总值2312亿元，比上年增长4.6%。', {
    indicator: '地区生产总值',
    value: 2312,
    unit: '亿元',
    status: 'achieved',
    period: '2022年',
    n: 1,
  }),
  observation('o4', dongling, '主要预期目标：地区生产总值增长7%左右，一般公共预算收入增长6%。', {
    indicator: '一般公共预算收入',
    value: 6,
    unit: '%',
    status: 'target',
    measure: 'growth',
    period: '2023年',
    n: 1,
  }),
];
