/**
 * Whether a question asks by what means a place attracts investment («有什么招商引资政策», «怎么招商»). Reports tell these as
 * ways of doing it («产业链招商», «招商专班») and seldom as a policy, so the question is read as one term with those names.
 * Called by the reading of terms and by compose/investment-measures.ts; words are folded.
 */
import type { QuestionTerm } from './question.ts';

const INVITES = /招商|招引|引资/;
const MEANS =
  /政策|措施|举措|办法|做法|招数|手段|方式|打法|力度|优惠|好处|怎么|如何|怎样|咋|(?:什么|啥|哪些)(?:新)?(?:动作|招|安排|打算)/;
/** A figure, an office, an event or a project of it is something else. */
const OTHER =
  /多少|几[个家亿项]|增长|增速|第几|局|电话|负责人|联系|大会|推进会|会议|年[”"]|席|项目(?:有|是|落|叫)|哪[几些个]?(?:家|企业|公司|项目|人|单位|地方|区域|片区)|成绩|成效|成果|情况|谁/;

/** @returns whether measures of attracting investment are asked for */
export function asksInvestmentMeasures(folded: string): boolean {
  return INVITES.test(folded) && MEANS.test(folded) && !OTHER.test(folded);
}

const OF_THE_QUESTION =
  /招商|招引|引资|^(?:政策|优惠|优惠政策|扶持政策|支持政策|措施|举措|办法|做法|手段|方式|打法|力度|吸引|投资|享受|出台|推出)$/;

export const INVESTMENT_MEASURES_TERM: QuestionTerm = {
  words: '招商举措',
  forms: [
    { text: '招商', weight: 1 },
    { text: '招商引资', weight: 1 },
    { text: '产业链招商', weight: 1 },
    { text: '以商招商', weight: 1 },
    { text: '基金招商', weight: 1 },
    { text: '精准招商', weight: 1 },
    { text: '招引', weight: 0.8 },
    { text: '投资促进', weight: 0.7 },
  ],
  importance: 1.5,
  indicators: [],
  where: false,
  carried: false,
};

/** What a policy gives, where one is asked for. */
const OFFER_TERM: QuestionTerm = {
  words: '优惠政策',
  forms: [
    { text: '优惠政策', weight: 1 },
    { text: '投资兴业', weight: 0.9 },
    { text: '补贴', weight: 0.8 },
    { text: '奖励', weight: 0.8 },
    { text: '扶持', weight: 0.7 },
    { text: '优先保障', weight: 0.7 },
    { text: '减免', weight: 0.7 },
  ],
  importance: 0.6,
  indicators: [],
  where: false,
  carried: false,
};
const ASKS_OFFER = /政策|优惠|好处/;

/** The terms of such a question: its means as one term, and what it is about besides. */
export function withInvestmentMeasures(terms: readonly QuestionTerm[], folded: string): QuestionTerm[] {
  const about = terms.filter(({ words }) => !OF_THE_QUESTION.test(words));
  return [...about, INVESTMENT_MEASURES_TERM, ...(ASKS_OFFER.test(folded) ? [OFFER_TERM] : [])];
}
