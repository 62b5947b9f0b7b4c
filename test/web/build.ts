/** Small whole records for the tests of the client; each test names what matters to it. */
import type { Answer, Citation, ProvedFigure } from '../../protocol/answer.ts';
import type { ObservationView } from '../../protocol/library.ts';
import { newExchange, type Exchange } from '../../web/talk/exchange.ts';

export function citation(n: number, changes: Partial<Citation> = {}): Citation {
  return {
    n,
    articleId: `article-${n}`,
    title: `第${n}篇`,
    publishedOn: null,
    regions: ['甲市'],
    year: 2022,
    source: 'a.txt',
    sectionPath: ['目标'],
    quote: `第${n}句。`,
    start: 0,
    end: 4,
    context: [],
    ...changes,
  };
}

export function figure(changes: Partial<ProvedFigure> = {}): ProvedFigure {
  return {
    indicator: '地区生产总值',
    subject: null,
    value: 7,
    maxValue: null,
    unit: '%',
    bound: 'exact',
    measure: 'growth',
    comparedWith: null,
    status: 'target',
    period: '2022年',
    region: '甲市',
    n: 1,
    answerStart: 0,
    answerEnd: 2,
    ...changes,
  };
}

export function answer(changes: Partial<Answer> = {}): Answer {
  return {
    id: 'a',
    answer: '甲市增长7%[1]。',
    outcome: 'answered',
    missing: [],
    mode: 'extractive',
    understood: { parts: [] },
    citations: [citation(1)],
    figures: [],
    derived: [],
    conflicts: [],
    suggestions: [],
    generation: 1,
    timings: { understand: 0, retrieve: 0, compose: 0, verify: 0, total: 0 },
    ...changes,
  };
}

export function doneExchange(id: string, question: string, text: string): Exchange {
  return { ...newExchange(id, question, null, 0), state: 'done', text, answer: answer({ answer: text }) };
}

export function observation(changes: Partial<ObservationView> = {}): ObservationView {
  return {
    id: 'o',
    indicator: '地区生产总值',
    words: '生产总值',
    subject: null,
    qualifier: null,
    value: 7,
    maxValue: null,
    unit: '%',
    baseValue: 7,
    baseUnit: '%',
    bound: 'exact',
    measure: 'growth',
    comparedWith: null,
    status: 'target',
    region: '甲市',
    period: '2022年',
    periodStart: null,
    periodEnd: null,
    trace: [],
    articleId: 'article-1',
    title: '报告',
    quote: '',
    start: 0,
    end: 0,
    ...changes,
  };
}
