/** Numbers that look random and repeat from run to run (mulberry32, public domain, by Tommy Ettinger). */

export interface Random {
  /** From 0 up to, but not including, `below`. */
  integer(below: number): number;
  /** One of a list that is not empty. */
  pick<T>(list: readonly T[]): T;
}

export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
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
