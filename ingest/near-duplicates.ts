/**
 * Near-duplicates: articles that repeat one another almost word for word. Jaccard ≥ 0.8 over character 8-grams
 * (Broder, «On the resemblance and containment of documents», 1997): a sketch of the smallest hashes finds the
 * pairs worth comparing, the whole sets decide. The earliest published stays; the order of ingest never matters.
 */

export interface Comparable {
  readonly id: string;
  readonly publishedOn: string | null;
  readonly text: string;
}

export interface DuplicateLink {
  readonly id: string;
  readonly duplicateOf: string | null;
}

const GRAM = 8;
const MIN_JACCARD = 0.8;
/** Two articles at 0.8 share about 43 of 48 smallest hashes of their union; sharing 12 is missed by none. */
const SKETCH_SIZE = 48;
const MIN_SHARED = 12;
const BASE = 0x01000193;

let letterTable: Uint8Array | null = null;

/** 1 for every code unit of a letter or digit (and of a surrogate pair). */
function letters(): Uint8Array {
  letterTable ??= Uint8Array.from({ length: 0x10000 }, (_, code) =>
    /[\p{L}\p{N}\p{Surrogate}]/u.test(String.fromCharCode(code)) ? 1 : 0,
  );
  return letterTable;
}

/** Letters and digits alone: a changed comma makes no new article. */
function codesOf(text: string): Uint16Array {
  const isLetter = letters();
  const codes = new Uint16Array(text.length);
  let count = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (isLetter[code] !== 1) continue;
    codes[count] = code;
    count += 1;
  }
  return codes.subarray(0, count);
}

/** Rolling hashes of all 8-grams, mixed so that their order is no order of the text. */
function hashes(text: string): Uint32Array {
  const codes = codesOf(text);
  const count = Math.max(0, codes.length - GRAM + 1);
  const result = new Uint32Array(count);
  let power = 1;
  for (let index = 1; index < GRAM; index += 1) power = Math.imul(power, BASE);
  let rolling = 0;
  for (let index = 0; index < codes.length; index += 1) {
    if (index >= GRAM) rolling = (rolling - Math.imul(codes[index - GRAM] ?? 0, power)) | 0;
    rolling = (Math.imul(rolling, BASE) + (codes[index] ?? 0)) | 0;
    if (index < GRAM - 1) continue;
    let mixed = Math.imul(rolling ^ (rolling >>> 16), 0x85ebca6b);
    mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
    result[index - GRAM + 1] = (mixed ^ (mixed >>> 16)) >>> 0;
  }
  return result;
}

function distinctSorted(values: Uint32Array): Uint32Array {
  const sorted = values.toSorted();
  return sorted.filter((value, index) => index === 0 || value !== sorted[index - 1]);
}

/** The smallest distinct hashes, ascending. Only those below a bound that leaves some four times as many are sorted. */
function sketchOf(grams: Uint32Array): Uint32Array {
  const bound = (4 * SKETCH_SIZE * 2 ** 32) / Math.max(1, grams.length);
  const smallest = distinctSorted(grams.filter((hash) => hash < bound));
  const complete = smallest.length >= SKETCH_SIZE || bound >= 2 ** 32 ? smallest : distinctSorted(grams);
  return complete.subarray(0, SKETCH_SIZE);
}

function jaccard(left: Uint32Array, right: Uint32Array): number {
  let shared = 0;
  for (let l = 0, r = 0; l < left.length && r < right.length;) {
    const difference = (left[l] ?? 0) - (right[r] ?? 0);
    if (difference === 0) shared += 1;
    if (difference <= 0) l += 1;
    if (difference >= 0) r += 1;
  }
  const union = left.length + right.length - shared;
  return union === 0 ? 0 : shared / union;
}

function onFirstUse<Value>(make: () => Value): () => Value {
  let value: Value | undefined;
  return () => (value ??= make());
}

function byAge(left: Comparable, right: Comparable): number {
  const [leftKey, rightKey] = [left, right].map(({ publishedOn, id }) => `${publishedOn ?? '9999'} ${id}`);
  return (leftKey ?? '') < (rightKey ?? '') ? -1 : 1;
}

/**
 * @returns one link an article, in the order of age: null for an original, else the id of the oldest original it
 *   repeats. An article too short for a single 8-gram repeats nothing.
 */
export function findNearDuplicates(articles: readonly Comparable[]): DuplicateLink[] {
  const originals: { readonly id: string; readonly grams: () => Uint32Array }[] = [];
  const bySketch = new Map<number, number[]>();
  return articles.toSorted(byAge).map(({ id, text }) => {
    const sketch = sketchOf(hashes(text));
    // Kept only for what is compared: all hashes of all articles would fill the memory of a large index.
    const grams = onFirstUse(() => distinctSorted(hashes(text)));
    const shared = new Map<number, number>();
    for (const hash of sketch) {
      for (const original of bySketch.get(hash) ?? []) shared.set(original, (shared.get(original) ?? 0) + 1);
    }
    const needed = Math.min(MIN_SHARED, Math.ceil(sketch.length / 4));
    const repeated = [...shared]
      .filter(([, count]) => count >= needed)
      .toSorted(([left], [right]) => left - right)
      .map(([index]) => originals[index])
      .find((original) => original !== undefined && jaccard(original.grams(), grams()) >= MIN_JACCARD);
    if (repeated) return { id, duplicateOf: repeated.id };
    for (const hash of sketch) bySketch.set(hash, [...(bySketch.get(hash) ?? []), originals.length]);
    originals.push({ id, grams });
    return { id, duplicateOf: null };
  });
}
