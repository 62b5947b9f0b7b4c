/** Between the port's records and the columns they are kept in. */
import type { Article, Passage, Section, Span } from '../../article.ts';
import type { LearnedFact } from '../../learned-fact.ts';
import type { Observation } from '../../observation.ts';
import type { ArticleHead } from '../port.ts';
import type { PackedVectors } from '../search/segment.ts';

export type Row = Record<string, null | number | bigint | string | Uint8Array>;

/** Columns hold what we wrote: JSON of a known shape. */
export function decode<Value>(json: unknown): Value {
  return JSON.parse(json as string) as Value;
}

export function toArticle(row: Row, duplicateOf: string | null): Article {
  return {
    ...decode<ArticleHead>(row['head']),
    duplicateOf,
    text: row['text'] as string,
    sections: decode<Section[]>(row['sections']),
    noise: decode<Span[]>(row['noise']),
  };
}

export function toPassage(row: Row, articleId: string): Passage {
  return {
    id: row['id'] as string,
    articleId,
    ordinal: row['ordinal'] as number,
    start: row['start_offset'] as number,
    end: row['end_offset'] as number,
    text: row['text'] as string,
    sectionPath: decode<string[]>(row['section_path']),
    dataYears: decode<number[]>(row['data_years']),
  };
}

export function toObservation(row: Row): Observation {
  return decode<Observation>(row['record']);
}

export function toFact(row: Row): LearnedFact {
  return decode<LearnedFact>(row['record']);
}

function bytesOf(array: Uint32Array | Float32Array): Uint8Array {
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
}

/** Every platform we support is little-endian, so arrays are kept as they lie in memory. */
export function vectorColumns({ passageIds, lengths, ids, weights }: PackedVectors) {
  return [JSON.stringify(passageIds), bytesOf(lengths), bytesOf(ids), bytesOf(weights)] as const;
}

/** A blob's bytes as they are where they lie aligned, else copied. */
function aligned(blob: unknown): ArrayBuffer {
  const bytes = blob as Uint8Array<ArrayBuffer>;
  return bytes.byteOffset === 0 && bytes.byteLength === bytes.buffer.byteLength ? bytes.buffer : bytes.slice().buffer;
}

export function unpackVectors(row: Row): PackedVectors {
  return {
    passageIds: decode<string[]>(row['passage_ids']),
    lengths: new Uint32Array(aligned(row['lengths'])),
    ids: new Uint32Array(aligned(row['ids'])),
    weights: new Float32Array(aligned(row['weights'])),
  };
}

/** A dense vector as it was kept. */
export function toVector(row: Row): Float32Array {
  return new Float32Array(aligned(row['vector']));
}
