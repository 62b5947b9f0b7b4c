/**
 * Reads the body of an embedding service's answer (OpenAI's shape) and believes nothing: as many vectors as texts,
 * each text's own by its `index`, all of one dimension, all finite, none zero. A clients' library that trusts the
 * order or the number would give a passage another one's vector.
 */
import { z } from 'zod';
import { EmbeddingFault } from './fault.ts';

const bodySchema = z.object({
  data: z.array(z.object({ index: z.number().int().optional(), embedding: z.array(z.unknown()) })),
});

type Row = z.infer<typeof bodySchema>['data'][number];

/** Where no row has an index, the order given is believed; where some have, all must. */
function inOrder(rows: readonly Row[], count: number): Row[] {
  if (rows.length !== count) throw new EmbeddingFault('incomplete');
  if (rows.every(({ index }) => index === undefined)) return [...rows];
  const ordered = Array.from({ length: count }, (_, at) => rows.find(({ index }) => index === at));
  return ordered.map((row) => {
    if (row === undefined) throw new EmbeddingFault('incomplete');
    return row;
  });
}

function toUnitVector(values: readonly unknown[]): Float32Array {
  let squares = 0;
  for (const value of values) {
    if (typeof value !== 'number' || !Number.isFinite(value)) throw new EmbeddingFault('no-numbers');
    squares += value * value;
  }
  if (squares === 0 || !Number.isFinite(squares)) throw new EmbeddingFault('no-numbers');
  const length = Math.sqrt(squares);
  return Float32Array.from(values as readonly number[], (value) => value / length);
}

/**
 * @param count texts asked for
 * @returns of length 1, in the order of the texts
 * @throws EmbeddingFault `malformed`, `incomplete`, `no-numbers`, `uneven`
 */
export function readVectors(body: unknown, count: number): Float32Array[] {
  const parsed = bodySchema.safeParse(body);
  if (!parsed.success) throw new EmbeddingFault('malformed');
  const vectors = inOrder(parsed.data.data, count).map(({ embedding }) => toUnitVector(embedding));
  if (vectors.some(({ length }) => length !== vectors[0]!.length)) throw new EmbeddingFault('uneven');
  return vectors;
}
