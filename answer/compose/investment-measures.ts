/**
 * By what means a place attracts investment, as a few points in its articles' own words: incentives first, then ways
 * of inviting («产业链招商», «驻点招商»), then who does it and how it is organised. Numbers of projects are results, not
 * means. Called by answer-part.ts; empty where another thing is asked or nothing is told.
 */
import type { Span } from '../../knowledge/article.ts';
import type { RankedCandidate } from '../retrieve/candidate.ts';
import { matchTerm } from '../retrieve/match-term.ts';
import type { WeighedTerm } from '../retrieve/weigh-terms.ts';
import { asksInvestmentMeasures, INVESTMENT_MEASURES_TERM } from '../understand/attracting-investment.ts';
import type { QuestionPart } from '../understand/question.ts';
import { clausesOf } from './clause-run.ts';
import { statementOf } from './extract.ts';
import type { Statement } from './statement.ts';

const INVITES = /招商(?!局)|(?<!人才)招引(?!人才)|引资|投资促进(?!发展|局)/;
const INCENTIVE =
  /(?:招商|引资|投资促进)[^，,。；;]{0,14}(?:政策(?!聚焦|强调|体现)|奖励|优惠|补贴|激励|[“"][^”"]{1,6}条[”"]|若干措施)|(?:政策|奖励|优惠|补贴|兑现)[^，,。；;]{0,10}招商/;
const WAY =
  /(?:产业链|链主|链式|以链|以商|以企|以情|以才|以赛|以展|以会|基金|资本|股权|驻点|驻外|飞地|场景|应用场景|平台|节会|展会|会展|委托|中介|市场化|云|线上|敲门|叩门|上门|全员|全民|科技|乡情|亲情|校友|商会|协会|靶向|顶格|定向|园区|楼宇|重资产|轻资产|盘活资源|领导带头|一把手|供应链|境外|外资|小分队|专题|协同|大员|顾问|存量|并购)招商|招商[“"][^”"]{1,6}[”"]/;
const ORGANISED =
  /(?:招商|引资|(?<!人才)招引|投资促进(?!发展))[^，,。；;的]{0,16}(?:机制|专班|小分队|图谱|地图|指南|方案|工程|行动|攻坚|体系|队伍|考核|责任|模式|方式|品牌|中心|专员|顾问|清单|目录|漏斗)|(?:举办|开展|组织|参加|赴)[^，,。；;]{0,36}招商(?:推介)?(?:活动|会|周|路演)|(?:构建|搭建|用好|建好)[^，,。；;]{0,16}(?:招商|投资促进)[^，,。；;的]{0,6}平台/;
/** A point is no slogan and no sum of results. */
const RESULT = /^[^，,]*(?:招引|引进|新签约|签约|落地)[^，,]*\d/;

const FIT = 0.4;
const OWN_PLACE = 0.55;
const ABOUT = 0.8;
const SPOKEN = 0.5;
const MOST_POINTS = 4;
/** Shorter, a point is a slogan («突出抓好产业招商»). */
const SHORTEST_POINT = 16;
const LONGEST_POINT = 150;
const LONGEST_ANSWER = 480;

function worthOf(text: string): number {
  const worth = (INCENTIVE.test(text) ? 4 : 0) + (WAY.test(text) ? 3 : 0) + (ORGANISED.test(text) ? 2 : 0);
  return worth > 0 && RESULT.test(text) ? 1 : worth;
}

/** The clauses of a sentence that tell means, from the first to the last of them as far as a point may be long. */
function pointOf(candidate: RankedCandidate): { readonly span: Span; readonly worth: number } | null {
  const clauses = clausesOf(candidate.text);
  const worths = clauses.map(({ start, end }) => worthOf(candidate.text.slice(start, end)));
  const from = worths.findIndex((worth) => worth > 1);
  const first = clauses[from];
  if (first === undefined) {
    return null;
  }
  let last = first;
  for (const [index, clause] of clauses.entries()) {
    if (index > from && (worths[index] ?? 0) > 1 && clause.end - first.start <= LONGEST_POINT) {
      last = clause;
    }
  }
  // A clause of an aim or ground belongs to the one behind it, and a short point to the rest of its sentence.
  const end = candidate.text.length - first.start <= LONGEST_POINT ? candidate.text.length : last.end;
  const span = { start: candidate.start + first.start, end: candidate.start + end };
  return { span, worth: worths.reduce((sum, worth) => sum + worth, 0) };
}

/** Whether a sentence tells of attracting investment, or of what a policy offers; true where neither is asked for. */
export function tellsInvitation(part: QuestionPart, { folded, article }: RankedCandidate): boolean {
  return !asksInvestmentMeasures(part.words) || article.kind === 'policy' || INVITES.test(folded);
}

/** @param ranked best first */
export function investmentMeasures(
  part: QuestionPart,
  terms: readonly WeighedTerm[],
  ranked: readonly RankedCandidate[],
): Statement[] {
  if (!asksInvestmentMeasures(part.words) || part.regions.length === 0) {
    return [];
  }
  const about = terms.filter(
    ({ words, importance, where }) => words !== INVESTMENT_MEASURES_TERM.words && importance >= ABOUT && !where,
  );
  const own = ranked.filter(({ regionFit, periodFit }) => regionFit > OWN_PLACE && periodFit >= FIT);
  // Where a policy of the place itself is at hand, its offers answer.
  if (own.some(({ article }) => article.kind === 'policy')) {
    return [];
  }
  const points = own
    .filter(
      ({ folded, headingFolded }) =>
        INVITES.test(folded) &&
        about.every((term) => Math.max(matchTerm(term, folded), matchTerm(term, headingFolded)) >= SPOKEN),
    )
    .flatMap((candidate) => {
      const point = pointOf(candidate);
      return point === null || point.span.end - point.span.start < SHORTEST_POINT ? [] : [{ candidate, ...point }];
    });
  const newest = Math.max(...points.map(({ candidate }) => candidate.article.reportYear ?? 0));
  const chosen = points
    .filter(({ candidate }) => part.periods.length > 0 || (candidate.article.reportYear ?? newest) === newest)
    .sort((left, right) => right.worth - left.worth || right.candidate.score - left.candidate.score)
    .slice(0, MOST_POINTS);
  let left = LONGEST_ANSWER;
  return chosen
    .filter(({ span }) => (left -= span.end - span.start) >= 0)
    .sort((one, other) =>
      one.candidate.article.id === other.candidate.article.id
        ? one.span.start - other.span.start
        : one.candidate.article.id < other.candidate.article.id
          ? -1
          : 1,
    )
    .map(({ candidate, span }) => statementOf(candidate, span));
}
