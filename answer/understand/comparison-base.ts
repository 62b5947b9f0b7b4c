/**
 * What a figure is to be held against, where the question asks by how much it lies above or below: an earlier time, or
 * the average of a wider area. Called for each part of a question; pure.
 */
import type { PeriodMention } from '../../knowledge/language/periods.ts';

/** Place in the question and the words of the base, without the word of comparing. */
export interface ComparisonBase {
  readonly start: number;
  readonly end: number;
  readonly words: string;
}

/**
 * The base of «与2020年相比多了多少»: a period behind a word of comparing, where a change is asked for. With another
 * period beside it the two may be held against each other instead, unless the words ask by how much it rose.
 */
export function periodBase(words: string, periods: readonly PeriodMention[]): PeriodMention | null {
  const rises = /多了|少了|增加了?多少|增长了?多少|提高了?多少|下降了?多少|涨了?多少|降了?多少|提升了?多少/.test(words);
  const base = periods.find(({ start }) => /(与|跟|和|比|较|同|相对于|相比于?|比起)$/.test(words.slice(0, start)));
  return base !== undefined && rises ? base : null;
}

const ONE =
  '(?:全[国省市区州县](?:平均|均值|均)?(?:水平|值|数|线)?|[省市国]均(?:水平|值)?|(?:国家|全球|世界|行业|同行)平均(?:水平|值|数|线)?)';
const AREA = `${ONE}(?:[、和与及]${ONE})*`;
const GAP = new RegExp(
  `(?:(?:比|较|跟|与|和|同|相比于?|比起)(?<than>${AREA})的?(?:相比)?(?:分别|各|还|要|又|也)*(?:[高低快慢多少好]|呢)|` +
    `(?:高于|低于|快于|慢于|高出|超出|超过|领先于?|领跑|多于|少于|好于|优于|跑赢)了?(?<above>${AREA}))(?:出|了)?`,
  'u',
);

/** «比全省平均高几个点»: the wider area that a figure is held against; null where none is, or no distance is asked for. */
export function gapBase(words: string): ComparisonBase | null {
  const match = GAP.exec(words);
  const base = match?.groups?.['than'] ?? match?.groups?.['above'];
  if (match === null || base === undefined || !/几|多少|百分点|幅度|差距|呢/.test(words.slice(match.index))) {
    return null;
  }
  return { start: match.index, end: match.index + match[0].length, words: base };
}
