/**
 * Term id → slot (0, 1, 2 … by first appearance): an open-addressing table in typed arrays.
 * Loading looks up tens of millions of ids; this takes a quarter of the time and a tenth of the memory of a Map.
 * Ids are well-mixed hashes already (sparse.ts), so their low bits address the table directly.
 */
export interface TermTable {
  readonly size: number;
  /** The slot of an id, made if it is new. */
  add(id: number): number;
  /** The slot of an id, or −1. */
  find(id: number): number;
}

export function createTermTable(): TermTable {
  let capacity = 1 << 10;
  let keys = new Uint32Array(capacity);
  /** Slot + 1; 0 marks a free place. */
  let slots = new Uint32Array(capacity);
  let size = 0;

  function place(id: number): number {
    const mask = capacity - 1;
    let index = id & mask;
    while (slots[index] !== 0 && keys[index] !== id) index = (index + 1) & mask;
    return index;
  }

  function grow(): void {
    const oldKeys = keys;
    const oldSlots = slots;
    capacity *= 2;
    keys = new Uint32Array(capacity);
    slots = new Uint32Array(capacity);
    for (let index = 0; index < oldKeys.length; index += 1) {
      if (oldSlots[index] === 0) continue;
      const target = place(oldKeys[index]!);
      keys[target] = oldKeys[index]!;
      slots[target] = oldSlots[index]!;
    }
  }

  return {
    get size() {
      return size;
    },
    add(id) {
      const index = place(id);
      if (slots[index] !== 0) return slots[index]! - 1;
      keys[index] = id;
      size += 1;
      slots[index] = size;
      if (size * 2 > capacity) grow();
      return size - 1;
    },
    find(id) {
      return slots[place(id)]! - 1;
    },
  };
}
