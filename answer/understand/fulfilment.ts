/**
 * «GDP目标完成了吗», «哪些指标没完成»: whether what was aimed at was reached. Such a question wants the result, the aim and the
 * sentence that says how they compare; each is looked for on its own. Pure; called while a part is read and before it is searched.
 */
import { fold } from '../../knowledge/language/normalise.ts';
import type { QuestionPart, QuestionTerm } from './question.ts';

const AIM = '(?:目标|任务|指标|预期|计划数|年初计划)';
const DONE = '(?:完成|达到|达成|实现|兑现|达标)';
const WHETHER = '(?:吗|么|没有?|与否|情况|如何|怎么样|咋样|得)';
const ASKS = new RegExp(
  [
    `${AIM}[^。？?；;]{0,10}?(?:有没有|是否|是不是|能否)(?:如期|按期|全面|顺利)?${DONE}`,
    `${AIM}[^。？?；;]{0,10}?(?:全部|都|有没有|是否|是不是|究竟|到底|最后|最终|如期|按期)*${DONE}(?:了|过)?(?:的)?${WHETHER}`,
    `${DONE}(?:了|过)?[^，,。？?；;]{0,14}?${AIM}(?:了)?(?:的)?${WHETHER}`,
    `(?:有没有|是否|是不是|有无)(?:如期|按期|全面|顺利)?${DONE}[^，,。？?；;]{0,14}?${AIM}`,
    `(?:没有?|未)能?${DONE}(?:年初|预期|全年)?(?:的)?(?:有)?(?:哪些|什么)?${AIM}`,
    `${AIM}(?:里|中|当中)?(?:没有?|未)能?(?:完成|达到?|达成|实现|达标)`,
    `(?:达|及|好于|超|低于)(?:到|出)?了?预期(?:了)?(?:吗|没|么)`,
  ].join('|'),
);
const BARE = new RegExp(
  `^(?:那|那么|最后|最终|后来|结果|实际上?|到底|它|这个目标|都|[，,\\s])*(?:有没有|是否|是不是)?${DONE}了?(?:吗|么|没有?)?[了呢啊呀]?[?？。\\s]*$`,
);

/** Whether the words ask if an aim was reached. */
export function asksFulfilment(folded: string): boolean {
  return ASKS.test(folded);
}

/** «完成了没有»: the same where the talk was of an aim. */
export function asksBarely(folded: string): boolean {
  return BARE.test(folded);
}

const SAYS_SO =
  /目标|任务|指标|预期|完成|达到|达成|实现|兑现|达标|计划|增长|增速|总量|情况|全年|年初|如期|按期|没有?|年度|经济社会发展|主要|全部|多少|确定|政府工作报告/g;

/** What is asked about beside whether it was done: indicators above all. */
function topics(terms: readonly QuestionTerm[]): QuestionTerm[] {
  return terms.filter(({ words, indicators, importance }) => {
    const rest = words.replaceAll(SAYS_SO, '');
    return indicators.length > 0 || (importance >= 0.7 && rest.length > 1 && !/^\d/.test(rest));
  });
}

/**
 * A part read for its result: any measure of the indicator, achieved. Unchanged where it asks about something that
 * is no indicator: what was promised there is told in prose.
 */
export function asFulfilment(part: QuestionPart): QuestionPart {
  const kept = topics(part.terms);
  const named = kept.some(({ indicators }) => indicators.length > 0);
  if (kept.length > 0 && !named) {
    return { ...part, asksFulfilment: false };
  }
  const isGeneral = kept.length === 0;
  return {
    ...part,
    asksFulfilment: true,
    confirms: false,
    intent: isGeneral ? 'fact' : 'figure',
    answerKind: 'statement',
    status: 'achieved',
    aspect: null,
    unit: null,
    terms: isGeneral ? part.terms : kept.filter(({ indicators, where }) => indicators.length > 0 || where),
    askedNouns: [],
    phrases: [],
    listed: null,
  };
}

const TOLD_FORMS: readonly (readonly [string, number])[] = [
  ['不及预期', 1],
  ['未达预期', 1],
  ['未达到预期', 1],
  ['达到预期', 0.9],
  ['低于预期', 1],
  ['未能完成', 0.8],
  ['没有完成', 0.8],
  ['好于预期', 0.9],
  ['预期目标', 0.7],
  ['完成情况', 0.7],
  ['目标任务', 0.6],
  ['超额完成', 0.6],
  ['圆满完成', 0.5],
  ['较大差距', 0.5],
  ['一定差距', 0.5],
];
const TOLD: QuestionTerm = {
  words: '是否达到预期',
  forms: TOLD_FORMS.map(([text, weight]) => ({ text: fold(text), weight })),
  importance: 1,
  indicators: [],
  where: false,
  carried: false,
};

/** What is looked for besides: the aim itself, and what an article says of reaching it. */
export function fulfilmentSearches(part: QuestionPart): { readonly aim: QuestionPart; readonly told: QuestionPart } {
  return {
    aim: { ...part, asksFulfilment: false, status: 'target' },
    told: { ...part, asksFulfilment: false, intent: 'fact', status: null, terms: [TOLD] },
  };
}
