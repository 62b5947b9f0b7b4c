import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findNearDuplicates } from '../../ingest/near-duplicates.ts';
import type { Comparable } from '../../ingest/near-duplicates.ts';

/** A text of its own for every seed: no two share an 8-gram by more than chance. */
function textOf(seed: number, length = 400): string {
  let state = seed * 2_654_435_761 + 1;
  return Array.from({ length }, () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return String.fromCharCode(0x4e00 + ((state >>> 8) % 3000));
  }).join('');
}

const article = (id: string, text: string, publishedOn: string | null = null): Comparable => ({
  id,
  text,
  publishedOn,
});
const linksOf = (articles: readonly Comparable[]) =>
  Object.fromEntries(findNearDuplicates(articles).map(({ id, duplicateOf }) => [id, duplicateOf]));

describe('findNearDuplicates', () => {
  it('links a repetition with a few changed words to the earliest published', () => {
    const text = textOf(1);
    const changed = `${text.slice(0, 100)}转载${text.slice(100)}`;
    expect(
      linksOf([
        article('a', changed, '2025-07-05'),
        article('b', text, '2025-07-02'),
        article('c', textOf(2), '2025-07-01'),
      ]),
    ).toEqual({ a: 'b', b: null, c: null });
  });

  it('sees the same article through other punctuation and spacing', () => {
    const text = textOf(3);
    const spaced = text.replaceAll(/(.{10})/gu, '$1, ');
    expect(linksOf([article('a', text, '2025-01-01'), article('b', spaced)])).toEqual({ a: null, b: 'a' });
  });

  it('leaves alone what shares only half its words, and what is too short to tell', () => {
    const half = textOf(4).slice(0, 200) + textOf(5).slice(0, 200);
    expect(linksOf([article('a', textOf(4)), article('b', half), article('c', '短'), article('d', '短')])).toEqual({
      a: null,
      b: null,
      c: null,
      d: null,
    });
  });

  it('never chains: what repeats a repetition is linked to the original or to nothing', () => {
    const first = textOf(6);
    const second = first.slice(30) + textOf(7, 30);
    const third = second.slice(30) + textOf(8, 30);
    const links = linksOf([article('a', first), article('b', second), article('c', third)]);
    expect(Object.values(links).every((target) => target === null || links[target] === null)).toBe(true);
    expect(links['b']).toBe('a');
  });

  it('gives the same links in whatever order articles come', () => {
    const articles = Array.from({ length: 12 }, (_, index) =>
      article(
        `id-${index}`,
        textOf(index % 5) + textOf(100 + index, 20),
        index % 3 === 0 ? null : `2025-07-0${(index % 7) + 1}`,
      ),
    );
    const expected = linksOf(articles);
    expect(Object.values(expected).filter((target) => target !== null).length).toBeGreaterThan(3);
    fc.assert(
      fc.property(fc.shuffledSubarray(articles, { minLength: articles.length }), (shuffled) => {
        expect(linksOf(shuffled)).toEqual(expected);
      }),
      { numRuns: 30 },
    );
  });
});
