/**
 * Judges every segment of an answer's text: statements and rows by their quotes, a computed verdict by the rows, and
 * words that cite nothing, which may hold no figure. Pure; the one reading that both the proof before an answer is shown
 * and the re-check afterwards stand on.
 */
import { parseFigures } from '../../knowledge/figures/parse-figures.ts';
import type { Citation } from '../../protocol/answer.ts';
import { boundedHolds, CLAIMS_BOUNDED } from './bounded-claims.ts';
import type { EvidenceOf } from './evidence.ts';
import { judgeStatement, type Judgement, type StatementFault } from './judge-statement.ts';
import { labelFault } from './label-claims.ts';
import { judgeParaphrase } from './paraphrase-claims.ts';
import { CLAIMS_RANKING, rankingHolds } from './ranking-claims.ts';
import { segmentsOf, type Segment } from './segments.ts';
import { CLAIMS_VALUE, valueClaimsFollow } from './value-claims.ts';
import { CLAIMS_VERDICT, recompute, type Computed } from './verdict-claims.ts';

export type SegmentFault =
  | StatementFault
  | 'label-region'
  | 'label-period'
  | 'label-status'
  | 'computed'
  | 'verdict'
  | 'uncited';

export interface JudgedSegment {
  readonly segment: Segment;
  readonly judgement: Judgement;
  readonly fault: SegmentFault | null;
  readonly computed: Computed | null;
}

const NOTHING: Judgement = { fault: null, figures: [], lead: null, leadLength: 0, untold: null };

/** What the product says of itself: what is missing, what the index holds. Numbers there count articles or repeat the question. */
const OWN_WORDS =
  /^(?:资料中|目前收录|共收录|收录情况|涉及地区|报告年份|请问您|请补充|抱歉|这个问题|找到|另有\d+个只写明|[（(](?:模型|另有|两项)|[^，。]{1,40}范围内收录的地区有|[^，。]{0,50}收录了[^，。]{1,20}资料的地区有|\|)/;

function judgeCited(
  segment: Segment,
  citations: readonly Citation[],
  evidenceOf: EvidenceOf,
  isWordedAnew: boolean,
): JudgedSegment {
  const cited = segment.numbers.flatMap((n) => citations.find((citation) => citation.n === n) ?? []);
  const asPrinted = judgeStatement(segment.body, cited, evidenceOf);
  const judgement =
    isWordedAnew && asPrinted.fault !== null ? judgeParaphrase(segment.body, cited, evidenceOf) : asPrinted;
  let fault: SegmentFault | null = cited.length < segment.numbers.length ? 'citation' : judgement.fault;
  if (fault === null && segment.label !== null) {
    const quotes = cited.map(({ quote }) => quote);
    const subjects = cited.flatMap(({ articleId }) =>
      (evidenceOf(articleId)?.article.subjectRegions ?? []).map(({ name }) => name),
    );
    const wrong = labelFault(segment.label, judgement, quotes, subjects);
    fault = wrong === null ? null : `label-${wrong}`;
  }
  return { segment, judgement, fault, computed: null };
}

/**
 * @param isWordedAnew a model worded the text: sentences need not be the articles' own, their figures must
 * @returns one judgement a segment, in order
 */
export function judgeAnswer(
  text: string,
  citations: readonly Citation[],
  evidenceOf: EvidenceOf,
  isWordedAnew = false,
): JudgedSegment[] {
  const segments = segmentsOf(text);
  const judged = segments.map((segment) =>
    segment.kind === 'plain' ? null : judgeCited(segment, citations, evidenceOf, isWordedAnew),
  );
  const rows = judged.flatMap((one) =>
    one === null || one.segment.label === null
      ? []
      : [{ label: one.segment.label, figures: one.judgement.figures.map(({ traced }) => traced.observation) }],
  );
  return segments.map((segment, index) => {
    const known = judged[index];
    if (known !== null && known !== undefined) {
      return known;
    }
    const { body } = segment;
    if (CLAIMS_RANKING.test(body)) {
      return { segment, judgement: NOTHING, fault: rankingHolds(body, rows) ? null : 'computed', computed: null };
    }
    if (rows.length > 0 && CLAIMS_BOUNDED.test(body)) {
      return { segment, judgement: NOTHING, fault: boundedHolds(body, rows) ? null : 'computed', computed: null };
    }
    if (rows.length > 0 && CLAIMS_VERDICT.test(body)) {
      const computed = recompute(body, rows);
      return { segment, judgement: NOTHING, fault: computed === null ? 'computed' : null, computed };
    }
    if (CLAIMS_VALUE.test(body) && parseFigures(body).length > 0) {
      const shown = judged.flatMap((one) => one?.judgement.figures.map(({ traced }) => traced.observation) ?? []);
      const fault = valueClaimsFollow(body, shown) ? null : 'verdict';
      return { segment, judgement: NOTHING, fault, computed: null };
    }
    const isBare = !OWN_WORDS.test(body) && parseFigures(body).length > 0;
    return { segment, judgement: NOTHING, fault: isBare ? 'uncited' : null, computed: null };
  });
}
