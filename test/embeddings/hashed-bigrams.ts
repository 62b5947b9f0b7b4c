/**
 * A stand-in for an embedding model: counts of hashed character pairs, of length 1. Texts that share words lie near
 * each other, and nothing else does: it shows that vectors arrive where they belong, never how good a model is.
 */
export function hashedBigrams(text: string, dimension: number): number[] {
  const values = Array.from<number>({ length: dimension }).fill(0);
  const characters = [...text];
  for (const [index, character] of characters.entries()) {
    let hash = 0x811c9dc5;
    for (const unit of character + (characters[index + 1] ?? ''))
      hash = Math.imul(hash ^ unit.codePointAt(0)!, 0x01000193);
    values[(hash >>> 0) % dimension]! += 1;
  }
  const length = Math.hypot(...values) || 1;
  return values.map((value) => value / length);
}
