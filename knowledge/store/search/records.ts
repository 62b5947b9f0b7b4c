/** What is kept in memory of a record: its article's head, and its passages' vectors laid end to end. */
import type { Article } from '../../article.ts';
import type { ArticleHead, ArticleRecord } from '../port.ts';
import type { PackedVectors } from './segment.ts';

export function toHead(article: Article): ArticleHead {
  const { text: _text, sections: _sections, noise: _noise, ...head } = article;
  return head;
}

/** @param passages in order */
export function packVectors(passages: ArticleRecord['passages']): PackedVectors {
  const lengths = Uint32Array.from(passages, ({ vector }) => vector.ids.length);
  const total = lengths.reduce((sum, length) => sum + length, 0);
  const ids = new Uint32Array(total);
  const weights = new Float32Array(total);
  let from = 0;
  for (const { vector } of passages) {
    ids.set(vector.ids, from);
    weights.set(vector.weights, from);
    from += vector.ids.length;
  }
  const passageIds = passages.map(({ id }) => id);
  return { passageIds, lengths, ids, weights };
}
