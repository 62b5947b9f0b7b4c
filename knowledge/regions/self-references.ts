/**
 * Words by which a report speaks of its own place: «全市», «我省», «本区». Not places themselves: which place is
 * meant is known from the article's subject. «全国» speaks of the country and has no level.
 */
import type { Span } from '../article.ts';
import { normalise, toOriginalSpan } from '../language/normalise.ts';

export interface SelfReference extends Span {
  readonly words: string;
  /** Null for «全国», «全州» and «全盟» say «city». */
  readonly level: 'province' | 'city' | 'county' | null;
}

const WORDS =
  /(?<!安)(?:[全我](?:省|市|州|盟|县|区|旗|国)|本[省市州县区](?!域)|(?<![直])[省市州县区]里(?!的?程)|(?<![\p{Script=Han}])[市省州县区](?:域|内)(?=[\p{Script=Han}]))(?!区|级以)/gu;

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
