/**
 * How many passages hold each term, packed: ids ascending, each as its distance to the one before, then its count,
 * both as variable-length integers (LEB128), in base64. About five bytes a term, ten in memory once unpacked.
 */
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
  for (const [id, count] of [...counts].sort(([left], [right]) => left - right)) {
    if (count === 0) continue;
    pushVariable(bytes, id - before);
    pushVariable(bytes, count);
    before = id;
  }
  return Buffer.from(bytes).toString('base64');
}

export function unpackCounts(packed: string): Map<number, number> {
  const bytes = Buffer.from(packed, 'base64');
  const counts = new Map<number, number>();
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
    counts.set(id, next());
  }
  return counts;
}

/** Of each term the number of passages that hold it. */
export function countTerms(vectors: Iterable<{ readonly ids: Uint32Array }>): Map<number, number> {
  const counts = new Map<number, number>();
  for (const { ids } of vectors) for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1);
  return counts;
}
