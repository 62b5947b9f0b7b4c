/** A short report in our own words with results, an estimate and targets, and what an answer over it is made of. */
import { readAnew, type Evidence, type EvidenceOf } from '../../../answer/verify/evidence.ts';
import type { Composed } from '../../../answer/compose/compose.ts';
import type { Article } from '../../../knowledge/article.ts';
import type { Answer, Citation } from '../../../protocol/answer.ts';

const HEADING = '一、2022年工作回顾';
const PLAN = '二、2023年工作安排';
const REVIEW_WORDS =
  '全年地区生产总值预计达到3420亿元，增长5.3%左右。规模以上工业企业达到2046家，比2020年增加412家。固定资产投资、社会消费品零售总额分别下降9%、2.4%。';
const PLAN_WORDS = '地区生产总值增长6.5%左右，净增规上工业企业220家以上。新建标准厂房80万平方米，支持园区扩容。';

export const TEXT = `滁州市政府工作报告——2023年1月8日。${HEADING}${REVIEW_WORDS}${PLAN}${PLAN_WORDS}`;

const reviewStart = TEXT.indexOf(HEADING) + HEADING.length;
const planStart = TEXT.indexOf(PLAN) + PLAN.length;

export const ARTICLE: Article = {
  id: '11111111-1111-5111-8111-111111111111',
  title: '2023年滁州市政府工作报告',
  titled: true,
  text: TEXT,
  kind: 'work-report',
  reportYear: 2023,
  publishedOn: null,
  subjectRegions: [{ code: '341100', name: '滁州市' }],
  regionCodes: ['341100', '340000'],
  sections: [
    { path: [], start: 0, end: reviewStart },
    { path: ['2022年工作回顾'], start: reviewStart, end: planStart },
    { path: ['2023年工作安排'], start: planStart, end: TEXT.length },
  ],
  noise: [],
  source: '报告.txt',
  duplicateOf: null,
  contentHash: '0',
};

export const EVIDENCE: Evidence = readAnew(ARTICLE);
export const evidenceOf: EvidenceOf = (id) => (id === ARTICLE.id ? EVIDENCE : null);
export const articleOf = (id: string): Article | null => (id === ARTICLE.id ? ARTICLE : null);

/** A citation of the words as they stand in the report. */
export function cite(n: number, quote: string): Citation {
  const start = TEXT.indexOf(quote);
  if (start < 0) {
    throw new RangeError(`not in the report: ${quote}`);
  }
  return {
    n,
    articleId: ARTICLE.id,
    title: ARTICLE.title,
    publishedOn: null,
    regions: ['滁州市'],
    year: 2023,
    source: ARTICLE.source,
    sectionPath: [],
    quote,
    start,
    end: start + quote.length,
    context: [],
  };
}

export function composed(text: string, ...quotes: string[]): Composed {
  return {
    text,
    outcome: 'answered',
    reason: null,
    missing: [],
    citations: quotes.map((quote, index) => cite(index + 1, quote)),
    shown: [],
    derived: [],
  };
}

/** A finished answer around what was proved. */
export function finished(parts: Pick<Answer, 'answer' | 'citations' | 'figures' | 'derived' | 'conflicts'>): Answer {
  return {
    id: 'answer',
    outcome: 'answered',
    missing: [],
    mode: 'extractive',
    understood: { parts: [] },
    suggestions: [],
    generation: 1,
    timings: { understand: 0, retrieve: 0, compose: 0, verify: 0, total: 0 },
    ...parts,
  };
}
