/** Numbers that look random and repeat from run to run (mulberry32, public domain, by Tommy Ettinger). */

export interface Random {
  /** From 0 up to, but not including, `below`. */
  integer(below: number): number;
  /** One of a list that is not empty. */
  pick<T>(list: readonly T[]): T;
}

/** @returns numbers from 0 up to, but not including, 1; the same for the same seed */
export function seededFractions(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export function seededRandom(seed: number): Random {
  const next = seededFractions(seed);
  const integer = (below: number): number => Math.floor(next() * below);
  return {
    integer,
    pick(list) {
      const [first] = list;
      if (first === undefined) {
        throw new RangeError('nothing to pick from');
      }
      return list[integer(list.length)] ?? first;
    },
  };
}
