/** The dense vectors of the store in memory: by content and position, never changed in place, so that a view keeps its own. */
import { embeddingKey, embeddingText } from '../../knowledge/embeddings/embedding-text.ts';
import { isSameSpace } from '../../knowledge/embeddings/port.ts';
import type { VectorSpace } from '../../knowledge/embeddings/port.ts';
import type { ArticleRecord, PassageVector, UnembeddedPassage } from '../../knowledge/store/port.ts';
import type { DenseIndex } from '../../knowledge/store/search/dense-index.ts';

interface Holder {
  readonly content: number;
  readonly record: ArticleRecord;
}

export interface MemoryVectors {
  readonly space: VectorSpace | null;
  readonly byContent: ReadonlyMap<number, ReadonlyMap<number, Float32Array>>;
}

export const NO_VECTORS: MemoryVectors = { space: null, byContent: new Map() };

/** @param published what readers see: taken up again where it is of that space */
export function inSpace(vectors: MemoryVectors, space: VectorSpace, published: MemoryVectors): MemoryVectors {
  return [vectors, published].find((each) => isSameSpace(each.space, space)) ?? { space, byContent: new Map() };
}

/** Gives passages of the new content the vectors of passages of the same words in the old one. */
export function carryOver(vectors: MemoryVectors, from: Holder, to: Holder): MemoryVectors {
  const old = vectors.byContent.get(from.content);
  if (!old) return vectors;
  const keyOf = ({ record }: Holder, position: number) =>
    embeddingKey(embeddingText(record.article, record.passages[position]!));
  const byKey = new Map([...old].map(([position, vector]) => [keyOf(from, position), vector]));
  const kept = to.record.passages.flatMap((_, position) => {
    const vector = byKey.get(keyOf(to, position));
    return vector ? [[position, vector] as const] : [];
  });
  return { ...vectors, byContent: new Map(vectors.byContent).set(to.content, new Map(kept)) };
}

export function unembedded(vectors: MemoryVectors, { content, record }: Holder): UnembeddedPassage[] {
  const present = vectors.byContent.get(content);
  const { article } = record;
  return record.passages
    .filter((_, position) => vectors.space !== null && !present?.has(position))
    .map((passage) => ({ articleId: article.id, passageId: passage.id, text: embeddingText(article, passage) }));
}

export function withVectors(
  vectors: MemoryVectors,
  find: (articleId: string) => Holder | undefined,
  added: readonly PassageVector[],
): MemoryVectors {
  const { space } = vectors;
  if (!space) throw new Error('vectors without a space');
  const byContent = new Map(vectors.byContent);
  for (const { articleId, passageId, vector } of added) {
    if (vector.length !== space.dimension) throw new Error('a vector of another dimension');
    const holder = find(articleId);
    const position = holder?.record.passages.findIndex(({ id }) => id === passageId) ?? -1;
    if (!holder || position < 0) continue;
    byContent.set(holder.content, new Map(byContent.get(holder.content)).set(position, vector));
  }
  return { space, byContent };
}

/** Null where no passage that can be found has a vector. */
export function toDenseIndex({ space, byContent }: MemoryVectors, found: readonly Holder[]): DenseIndex | null {
  if (!space) return null;
  const blocks = new Map(
    found.flatMap(({ content, record }) => {
      const rows = [...(byContent.get(content) ?? [])].sort(([left], [right]) => left - right);
      if (rows.length === 0) return [];
      const matrix = new Float32Array(rows.length * space.dimension);
      for (const [row, [, vector]] of rows.entries()) matrix.set(vector, row * space.dimension);
      const positions = Uint32Array.from(rows, ([position]) => position);
      const passageIds = rows.map(([position]) => record.passages[position]!.id);
      return [[content, { positions, passageIds, matrix }] as const];
    }),
  );
  const passageCount = [...blocks.values()].reduce((sum, { positions }) => sum + positions.length, 0);
  return passageCount === 0 ? null : { space, blocks, passageCount };
}
