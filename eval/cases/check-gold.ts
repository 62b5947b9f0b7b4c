/**
 * Whether every gold quote still stands in the articles: an article that was published anew, or cleaned another way,
 * makes gold stale, and then it is the set that is wrong. Reads the articles as a stream, twice at most.
 */
import { normaliseText } from '../reference/normalise-text.ts';
import { longestCommonStretch } from '../reference/overlap.ts';
import { isSameArticle } from '../reference/score-reference.ts';
import type { EvalCase } from './case-schema.ts';

export interface StaleGold {
  readonly id: string;
  readonly article: string;
  readonly quote: string;
  /** Whether an article of that title was found at all. */
  readonly hasArticle: boolean;
  /** The words of the articles that come nearest, and whose article they are; null where nothing is like it. */
  readonly nearest: { readonly article: string; readonly text: string } | null;
}

export interface GoldArticle {
  readonly title: string;
  readonly text: string;
}

interface Wanted {
  readonly id: string;
  readonly article: string;
  readonly quote: string;
  readonly words: string;
  isFound: boolean;
  hasArticle: boolean;
}

/** Fewer common characters are chance. */
const SHORTEST_LIKENESS = 6;

function wantedOf(cases: readonly EvalCase[]): Wanted[] {
  return cases.flatMap(({ id, evidence }) =>
    evidence.map(({ article, quote }) => ({
      id,
      article,
      quote,
      words: normaliseText(quote),
      isFound: false,
      hasArticle: false,
    })),
  );
}

/** The words of the text that lie where the quote would lie, were it laid over the longest stretch that both share. */
function nearestIn(text: string, words: string): { length: number; text: string } {
  const characters = [...normaliseText(text)];
  const wanted = [...words];
  const { start, length } = longestCommonStretch(characters, wanted);
  const { start: inQuote } = longestCommonStretch(wanted, characters.slice(start, start + length));
  const from = Math.max(0, start - inQuote);
  return { length, text: characters.slice(from, from + wanted.length).join('') };
}

/**
 * @param articles opened anew for each pass
 * @returns stale gold in the order of the cases; empty when all of it stands
 */
export async function findStaleGold(
  cases: readonly EvalCase[],
  articles: () => AsyncIterable<GoldArticle>,
): Promise<StaleGold[]> {
  const wanted = wantedOf(cases);
  const byName = Map.groupBy(wanted, ({ article }) => article);
  for await (const { title, text } of articles()) {
    const named = [...byName].filter(([name]) => isSameArticle(title, name)).flatMap(([, each]) => each);
    if (named.length === 0) continue;
    const words = normaliseText(text);
    for (const each of named) {
      each.hasArticle = true;
      each.isFound ||= words.includes(each.words);
    }
  }
  const stale = wanted.filter(({ isFound }) => !isFound);
  if (stale.length === 0) return [];
  const best = new Map<Wanted, { length: number; article: string; text: string }>();
  for await (const { title, text } of articles()) {
    for (const each of stale) {
      if (each.hasArticle && !isSameArticle(title, each.article)) continue;
      const near = nearestIn(text, each.words);
      if (near.length >= SHORTEST_LIKENESS && near.length > (best.get(each)?.length ?? 0)) {
        best.set(each, { ...near, article: title });
      }
    }
  }
  return stale.map((each) => {
    const near = best.get(each);
    return {
      id: each.id,
      article: each.article,
      quote: each.quote,
      hasArticle: each.hasArticle,
      nearest: near === undefined ? null : { article: near.article, text: near.text },
    };
  });
}

/** One line for a person who has to mend the set. */
export function staleGoldWords({ article, quote, hasArticle, nearest }: StaleGold): string {
  const what = hasArticle ? `《${article}》里没有这段依据` : `没有标题为《${article}》的文章`;
  const near = nearest === null ? '' : `；最接近的是《${nearest.article}》：“${nearest.text}”`;
  return `${what}：“${quote}”${near}`;
}
