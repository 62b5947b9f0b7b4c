/** Loads the dense vectors that one generation sees. */
import { isSameSpace } from '../../embeddings/port.ts';
import { updateDenseIndex } from '../search/dense-index.ts';
import type { DenseBlock, DenseIndex } from '../search/dense-index.ts';
import type { Connection } from './connection.ts';
import { hasDenseTables, toSpace } from './dense-tables.ts';
import { decode } from './rows.ts';

interface Rows {
  readonly position: number;
  readonly vector: Uint8Array;
}

function toBlock(rows: readonly Rows[], passageIds: readonly string[], dimension: number): DenseBlock | null {
  if (rows.length === 0) return null;
  const matrix = new Float32Array(rows.length * dimension);
  const bytes = new Uint8Array(matrix.buffer);
  for (const [row, { vector }] of rows.entries()) bytes.set(vector, row * dimension * matrix.BYTES_PER_ELEMENT);
  return {
    positions: Uint32Array.from(rows, ({ position }) => position),
    passageIds: rows.map(({ position }) => passageIds[position]!),
    matrix,
  };
}

/**
 * @param previous of `previousGeneration` of the same index, or null
 * @param contents those whose passages can be found
 * @returns null where the generation has no vector space, or no vector in it
 */
export async function loadDenseIndex(
  connection: Connection,
  generation: number,
  previous: { readonly index: DenseIndex | null; readonly generation: number },
  contents: Iterable<number>,
  pause: () => Promise<void>,
): Promise<DenseIndex | null> {
  if (!hasDenseTables(connection)) return null;
  const visible = connection.prepare(
    `SELECT key, model, dimension, since FROM vector_spaces
     WHERE since <= $generation AND (until IS NULL OR until > $generation)`,
  );
  const space = toSpace(visible.get({ $generation: generation }));
  if (!space) return null;
  const { model, dimension } = space;
  // A space that was left and taken up again is another: its vectors were forgotten in between.
  const known = isSameSpace(previous.index?.space ?? null, space) && space.since <= previous.generation;
  const added = connection.prepare('SELECT DISTINCT content FROM dense_vectors WHERE since > ? AND since <= ?');
  const changed = new Set(
    known ? added.all(previous.generation, generation).map(({ content }) => Number(content)) : [],
  );
  const rowsOf = connection.prepare(
    'SELECT position, vector FROM dense_vectors WHERE space = ? AND content = ? AND since <= ? ORDER BY position',
  );
  const idsOf = connection.prepare('SELECT passage_ids FROM vectors WHERE content = ?');
  const load = (content: number): DenseBlock | null => {
    const rows = rowsOf.all(space.key, content, generation) as unknown as Rows[];
    const ids = rows.length === 0 ? [] : decode<string[]>(idsOf.get(content)!['passage_ids']);
    return toBlock(rows, ids, dimension);
  };
  const index = await updateDenseIndex(
    { model, dimension },
    known ? previous.index : null,
    contents,
    (content) => changed.has(content),
    load,
    pause,
  );
  return index.passageCount === 0 ? null : index;
}
