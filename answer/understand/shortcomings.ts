/**
 * Whether a question asks what a place itself says is not going well: «存在哪些问题和不足», «哪些指标没完成». The nouns it is
 * asked with are put differently by every report, so they are read as one term of their own.
 * Called by the reading of terms and by compose/shortcomings.ts; words are folded, places may be blanked.
 */
import type { QuestionTerm } from './question.ts';

/** General: what is lacking; unmet: which aims were missed. */
export type Shortcomings = 'general' | 'unmet';

const LACK = String.raw`(?:问题|短板|弱项|不足|软肋|困难(?![群职企家户学生人])|挑战(?![杯赛者])|差距|薄弱环节)`;
const ASKED_LACK = new RegExp(
  String.raw`(?:存在|面临|还有|暴露|有|看到|认识到|承认)(?:着|了|出)?(?:的)?(?:哪些|什么|啥|哪几[个项条]?)(?:主要|突出|明显|方面|方面的)?的?[^，,。？?、]{0,6}?${LACK}|(?:存在|面临|自身|工作|发展|主要|突出|最大)的?(?:主要|突出)?的?${LACK}(?:[和与及、]${LACK})*(?:都|各|分别)?(?:是|有|在)?(?:哪些|什么|啥|哪里|哪儿|哪)|(?:有|存在)(?:哪些|什么|啥)?[^，,。？?]{0,6}${LACK}[和与及、]${LACK}|(?:哪些|什么)(?:方面|地方|工作)[^，,。？?]{0,4}(?:不足|不够|薄弱|有差距|做得不好|没做好)`,
);
/** A problem that is dealt with, or one of somebody else. */
const DEALT_WITH = /解决|破解|化解|整治|整改|处理|办理|应对|克服|补齐|补上|攻克|反映的/;
const UNMET =
  /(?:哪些|什么|哪几个?)[^，,。？?]{0,8}(?:指标|目标|任务)[^，,。？?]{0,6}(?:没有?|未|不)能?(?:完成|达|及|实现)|(?:没有?|未)能?(?:完成|达到?|达标|实现)[^，,。？?]{0,6}的?(?:指标|目标|任务)|(?:指标|目标|任务)[^，,。？?]{0,4}(?:没有?|未)(?:完成|达到|达标|实现)的?(?:有|是)?(?:哪些|什么)/;

/** @returns null where something else is asked */
export function shortcomingsAsked(folded: string): Shortcomings | null {
  if (UNMET.test(folded)) {
    return 'unmet';
  }
  return ASKED_LACK.test(folded) && !DEALT_WITH.test(folded) ? 'general' : null;
}

const OF_THE_QUESTION =
  /^(问题|短板|弱项|不足|软肋|困难|挑战|差距|薄弱|薄弱环节|存在|面临|指标|目标|任务|完成|没完成|未完成|困难和问题|困难和挑战|问题和不足|发展|工作|[中里还又也有在着]{1,3})$/;

export const SHORTCOMINGS_TERM: QuestionTerm = {
  words: '问题和不足',
  forms: [
    { text: '问题和不足', weight: 1 },
    { text: '清醒认识到', weight: 1 },
    { text: '清醒地认识到', weight: 1 },
    { text: '清醒看到', weight: 1 },
    { text: '清醒地看到', weight: 1 },
    { text: '深刻认识到', weight: 0.9 },
    { text: '困难和挑战', weight: 0.9 },
    { text: '困难和问题', weight: 0.9 },
    { text: '短板', weight: 0.7 },
    { text: '不及预期', weight: 0.7 },
    { text: '未达预期', weight: 0.7 },
  ],
  importance: 1.5,
  indicators: [],
  where: false,
  carried: false,
};

/** The terms of a question for shortcomings: what it asks with as one term, what it asks about besides. */
export function withShortcomings(terms: readonly QuestionTerm[]): QuestionTerm[] {
  return [...terms.filter(({ words }) => !OF_THE_QUESTION.test(words)), SHORTCOMINGS_TERM];
}
