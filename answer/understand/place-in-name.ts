/**
 * «浙江德昱投资多少» asks about a company, not about Zhejiang: a place whose name runs on into a rare word just as it
 * does in the articles is part of that word. Called with the articles' counts of pairs of characters; pure.
 */
import { wordFrequencies } from '../../knowledge/language/word-frequencies.ts';
import { placeTerm } from './comparison.ts';
import type { QuestionPart } from './question.ts';

export interface PlaceInName {
  /** Code of the region. */
  readonly code: string;
  /** Pairs of characters that the articles must hold: across the place's end, and within the word behind it. */
  readonly pairs: readonly string[];
}

const NAME = /^\p{Script=Han}{2}/u;
/** Suffixes and words that go on behind any place. */
const AFTER_ANY = /^[市省县区州的有在今去上下这那年与和跟对把是到全各本内里目要想能会新共]/;

/** Places of the part that may belong to a name; empty where each stands by itself. */
export function placesInNames({ words, regions, carriedOver }: QuestionPart): PlaceInName[] {
  if (carriedOver.includes('region')) {
    return [];
  }
  return regions.flatMap(({ code, name, shortName }) =>
    [name, shortName].flatMap((place) => {
      const at = words.indexOf(place);
      const behind = at < 0 ? '' : (NAME.exec(words.slice(at + place.length))?.[0] ?? '');
      return behind === '' || AFTER_ANY.test(behind) || wordFrequencies().frequencyOf(behind) > 0
        ? []
        : [{ code, pairs: [place.slice(-1) + behind.slice(0, 1), behind] }];
    }),
  );
}

/** The part without a place that belongs to a name; the place's words still tell which sentence is meant. */
export function withoutPlaces(part: QuestionPart, codes: ReadonlySet<string>): QuestionPart {
  const dropped = part.regions.filter(({ code }) => codes.has(code));
  return dropped.length === 0
    ? part
    : {
        ...part,
        regions: part.regions.filter(({ code }) => !codes.has(code)),
        terms: [...part.terms, ...dropped.map(placeTerm)],
      };
}
