/**
 * How many passages hold each term, packed: ids ascending, each as its distance to the one before, then its count,
 * both as variable-length integers (LEB128), in base64. About five bytes a term, ten in memory once unpacked.
 */
import { createTermTable } from '../search/term-table.ts';

export type TermCounts = ReadonlyMap<number, number>;

/** Terms are dealt out over so many tables by the highest bits of their ids, which are well-mixed hashes. */
const TABLE_BITS = 12;

export function tableOf(termId: number): number {
  return termId >>> (32 - TABLE_BITS);
}

function pushVariable(bytes: number[], value: number): void {
  let rest = value;
  while (rest >= 0x80) {
    bytes.push((rest % 0x80) | 0x80);
    rest = Math.floor(rest / 0x80);
  }
  bytes.push(rest);
}

/** Counts of zero are left out. */
export function packCounts(counts: TermCounts): string {
  const bytes: number[] = [];
  let before = 0;
  for (const id of Uint32Array.from(counts.keys()).sort()) {
    const count = counts.get(id)!;
    if (count === 0) continue;
    pushVariable(bytes, id - before);
    pushVariable(bytes, count);
    before = id;
  }
  return Buffer.from(bytes).toString('base64');
}

/** Calls `each` for every term, in the order of their ids. */
function readCounts(packed: string, each: (id: number, count: number) => void): void {
  const bytes = Buffer.from(packed, 'base64');
  let at = 0;
  const next = (): number => {
    let value = 0;
    for (let factor = 1; ; factor *= 0x80) {
      const byte = bytes[at++]!;
      value += (byte & 0x7f) * factor;
      if (byte < 0x80) return value;
    }
  };
  for (let id = 0; at < bytes.length;) {
    id += next();
    each(id, next());
  }
}

export function unpackCounts(packed: string): Map<number, number> {
  const counts = new Map<number, number>();
  readCounts(packed, (id, count) => counts.set(id, count));
  return counts;
}

/** Adds packed counts to those there are. */
export function addCounts(counts: Map<number, number>, packed: string): void {
  readCounts(packed, (id, count) => counts.set(id, (counts.get(id) ?? 0) + count));
}

/** Adds counts up, of tens of millions of terms: in typed arrays, which take a quarter of the time of a map. */
export interface TermSums {
  /** @param sign 1 to add, −1 to take away */
  add(packed: string, sign: 1 | -1): void;
  /** Per table, what is not zero. */
  byTable(): Map<number, Map<number, number>>;
}

export function createTermSums(): TermSums {
  const slots = createTermTable();
  const ids: number[] = [];
  let sums = new Float64Array(1 << 10);
  return {
    add(packed, sign) {
      readCounts(packed, (id, count) => {
        const slot = slots.add(id);
        if (slot === ids.length) ids.push(id);
        if (slot === sums.length) {
          const larger = new Float64Array(sums.length * 2);
          larger.set(sums);
          sums = larger;
        }
        sums[slot]! += sign * count;
      });
    },
    byTable() {
      const tables = new Map<number, Map<number, number>>();
      for (const [slot, id] of ids.entries()) {
        if (sums[slot] === 0) continue;
        const ofTable = tables.get(tableOf(id)) ?? new Map<number, number>();
        tables.set(tableOf(id), ofTable.set(id, sums[slot]!));
      }
      return tables;
    },
  };
}

/** Of each term the number of passages that hold it. */
export function countTerms(vectors: Iterable<{ readonly ids: Uint32Array }>): Map<number, number> {
  const counts = new Map<number, number>();
  for (const { ids } of vectors) for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1);
  return counts;
}
