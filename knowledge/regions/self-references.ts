/**
 * Words by which a report speaks of its own place: «全市», «我省», «本区». Not places themselves: which place is
 * meant is known from the article's subject.
 */
import type { Span } from '../article.ts';
import { normalise, toOriginalSpan } from '../language/normalise.ts';

export interface SelfReference extends Span {
  readonly words: string;
  /**
   * As the words are mostly meant: «全区» of an autonomous region's report is as wide as a province, which only
   * the caller can know. Null for the country («全国», «我国»). «全州» and «全盟» are as wide as a city.
   */
  readonly level: 'province' | 'city' | 'county' | null;
}

/** «健全市场», «资本市场», «全州县», «全区域» hold these characters and mean no place. */
const WHOLE = '(?<![健齐完周安保])全(?:国|省|市(?!场|政)|州(?!县)|盟|县|区(?!域)|旗)';
const OURS = '我(?:国|省|市|州|盟|县|区|旗)(?!域)';
const THIS = '(?<![成资基日根版原])本(?:省|市(?!场)|州|县|区(?!域|间))';
/** Behind another word it is a part of that word: «小区里», «超市里», «示范区内». */
const INSIDE =
  '(?<![城都超股门夜集闹])市里(?!程)|(?<!行)省里|(?<!九)州里|县里|' +
  '(?<![\\p{Script=Han}--[在到从由按据向给和与把是]])(?:区里|[省市州县区]内)';
const WORDS = new RegExp(`${WHOLE}|${OURS}|${THIS}|${INSIDE}`, 'gv');

const LEVELS: Readonly<Record<string, SelfReference['level']>> = {
  省: 'province',
  市: 'city',
  州: 'city',
  盟: 'city',
  县: 'county',
  区: 'county',
  旗: 'county',
};

/** In the order of the text; empty where it speaks of no place of its own. */
export function findSelfReferences(text: string): SelfReference[] {
  const normalised = normalise(text);
  return [...normalised.text.matchAll(WORDS)].map((match) => {
    const span = toOriginalSpan(normalised, match.index, match.index + match[0].length);
    const kind = /[省市州盟县区旗国]/u.exec(match[0])?.[0] ?? '';
    return { ...span, words: text.slice(span.start, span.end), level: LEVELS[kind] ?? null };
  });
}
