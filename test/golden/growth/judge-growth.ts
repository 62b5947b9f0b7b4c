/**
 * Whether an answer gives the growth asked for, and nothing else as that growth. Reads the answer's words by rules of
 * its own, not by the figure parser, which is what is tested. Pure.
 */
import type { Answer } from '../../../protocol/answer.ts';
import type { GrowthQuestion } from './growth-rows.ts';

/**
 * - incomplete: one step of an aim in two
 * - beside: no number is there to give, and another thing's percentage is shown instead
 * - wrong-figure: told as the growth asked for, and neither that nor the other year's
 */
export type Verdict = 'right' | 'missing' | 'beside' | 'incomplete' | 'wrong-city' | 'wrong-year' | 'wrong-figure';

/** What the judge looks at of an answer. */
export type JudgedAnswer = Pick<Answer, 'answer' | 'figures'> & {
  readonly citations: readonly Pick<Answer['citations'][number], 'source' | 'regions'>[];
};

const ECONOMY = /地区生产总值|生产总值|GDP|经济增速|经济总量|经济增长/g;
/** Behind one of these a percentage is another thing's: an indicator, a share, a comparison, a part of the whole. */
const OTHER_THING = /收入|增加值|投资|零售|就业|能耗|比重|占|强度|价格|其中|产业|产分别|贡献|排名|出口|失业|倍差|产值/;
/** Before the mention: a share of the economy, or what moves it, is not its growth. */
const SHARE_OF = /(?:占(?:[^，；]{0,6}[国省市州区县])?|单位|人均|拉动|对)$/;
/** A part of a year, named as one, is not told as the year's. */
const PART_OF_YEAR = /季度|上半年|月/;
const PERCENT = /(?<![\d.])(\d+(?:\.\d+)?)\s*[%％]/g;
/** «GDP、投资、消费分别增长1%、2%、3%»: one value for each name. */
const ONE_FOR_EACH = /^([^，；：]*?)分别(?:同比)?增长([^，；]*)/;

const percentages = (text: string): number[] => [...text.matchAll(PERCENT)].map(([, digits]) => Number(digits));
const items = (list: string): number => list.split(/[、和]/).length - 1;

/** @param behind the words from the mention to the next one or the end of the sentence */
function toldBehind(before: string, behind: string): number[] {
  const list = ONE_FOR_EACH.exec(behind);
  if (list !== null && items(list[1] ?? '') > 0) {
    const earlier = items(/[^，；：]*$/.exec(before)?.[0] ?? '');
    return percentages(list[2] ?? '').slice(earlier, earlier + 1);
  }
  const told: number[] = [];
  let at = 0;
  for (const percent of behind.matchAll(PERCENT)) {
    const between = behind.slice(at, percent.index);
    if (OTHER_THING.test(between)) break;
    at = percent.index + percent[0].length;
    if (!PART_OF_YEAR.test(between.slice(between.lastIndexOf('全年') + 1))) told.push(Number(percent[1]));
  }
  return told;
}

/** Percentages that the text tells as growth of a whole economy, in order; parts of a year, named as such, are none. */
export function toldGrowth(text: string): number[] {
  return text.split(/[。\n]/).flatMap((sentence) => {
    const mentions = [...sentence.matchAll(ECONOMY)];
    return mentions.flatMap(({ 0: words, index }, at) => {
      const before = sentence.slice(0, index);
      const behind = sentence.slice(index + words.length, mentions[at + 1]?.index ?? sentence.length);
      return SHARE_OF.test(before) ? [] : toldBehind(before, behind);
    });
  });
}

/** The year that the words before the value name last; null where none is, or «今年» is the last. */
function yearNamedFor(text: string, value: number): number | null {
  const sentence = text.split(/[。\n]/).find((one) => toldGrowth(one).includes(value)) ?? '';
  const place = [...sentence.matchAll(PERCENT)].find(([, digits]) => Number(digits) === value)?.index ?? 0;
  const named = [...sentence.slice(0, place).matchAll(/(20\d\d)年(?!以来)|今年/g)].at(-1)?.[1];
  return named === undefined ? null : Number(named);
}

/** The slots of the proved figure that gives the value, where the answer proves one. */
export function slotsRight({ expected, kind }: GrowthQuestion, { figures }: JudgedAnswer): boolean {
  const figure = figures.find(({ value, measure }) => value === expected?.value && measure === 'growth');
  const status = kind === 'target' ? 'target' : expected?.status;
  return figure === undefined || expected === null || (figure.bound === expected.bound && figure.status === status);
}

function citesAnotherCity({ city }: GrowthQuestion, { citations }: JudgedAnswer): boolean {
  return citations.some(
    ({ source, regions }) => !source.includes(`${city}_`) && !regions.some((region) => region.startsWith(city)),
  );
}

/** A proved figure of this value whose status is not the one asked for, and none whose status is. */
function toldInOtherStatus({ kind }: GrowthQuestion, value: number, { figures }: JudgedAnswer): boolean {
  const same = figures.filter(
    (figure) => figure.value === value && figure.measure === 'growth' && figure.indicator === '地区生产总值',
  );
  return same.length > 0 && same.every(({ status }) => (status === 'target') !== (kind === 'target'));
}

export function judgeGrowth(question: GrowthQuestion, answer: JudgedAnswer): Verdict {
  if (citesAnotherCity(question, answer)) return 'wrong-city';
  const { expected, other, year } = question;
  const told = toldGrowth(answer.answer);
  const allowed = expected === null ? [] : [expected.value, expected.maxValue].filter((value) => value != null);
  const strange = told.filter((value) => !allowed.includes(value));
  if (strange.length > 0) {
    return strange.some((value) => other.some((figure) => figure.value === value)) ? 'wrong-year' : 'wrong-figure';
  }
  if (expected === null) return /[%％]/.test(answer.answer) ? 'beside' : 'right';
  if (expected.words !== undefined && answer.answer.includes(expected.words)) return 'right';
  if (!told.includes(expected.value)) return 'missing';
  const named = yearNamedFor(answer.answer, expected.value);
  if ((named !== null && named !== year) || toldInOtherStatus(question, expected.value, answer)) return 'wrong-year';
  return allowed.every((value) => told.includes(value)) ? 'right' : 'incomplete';
}
