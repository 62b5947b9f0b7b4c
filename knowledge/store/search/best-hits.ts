/** Keeps the best k of many: a binary heap whose root is the worst kept, so that most candidates cost one comparison. */
export interface Hit {
  readonly score: number;
  readonly passageId: string;
  /** The engine's key of the article's content. */
  readonly content: number;
  /** Position of the passage within its article, from 0. */
  readonly position: number;
}

/** Higher score first, then the smaller passage id. */
function compareHits(left: Hit, right: Hit): number {
  return right.score - left.score || (left.passageId < right.passageId ? -1 : 1);
}

export interface BestHits {
  /** The score a candidate must at least reach; −Infinity while there is room. */
  threshold(): number;
  offer(hit: Hit): void;
  /** Best first; ties by passage id. */
  list(): Hit[];
}

export function createBestHits(limit: number): BestHits {
  const heap: Hit[] = [];

  function siftDown(from: number): void {
    for (let parent = from; ;) {
      const left = parent * 2 + 1;
      if (left >= heap.length) return;
      const worse = left + 1 < heap.length && compareHits(heap[left + 1]!, heap[left]!) > 0 ? left + 1 : left;
      if (compareHits(heap[worse]!, heap[parent]!) <= 0) return;
      [heap[parent], heap[worse]] = [heap[worse]!, heap[parent]!];
      parent = worse;
    }
  }

  function siftUp(from: number): void {
    for (let child = from; child > 0;) {
      const parent = (child - 1) >> 1;
      if (compareHits(heap[child]!, heap[parent]!) <= 0) return;
      [heap[parent], heap[child]] = [heap[child]!, heap[parent]!];
      child = parent;
    }
  }

  return {
    threshold: () => (heap.length < limit ? -Infinity : heap[0]!.score),
    offer(hit) {
      if (heap.length < limit) {
        heap.push(hit);
        siftUp(heap.length - 1);
      } else if (compareHits(hit, heap[0]!) < 0) {
        heap[0] = hit;
        siftDown(0);
      }
    },
    list: () => heap.toSorted(compareHits),
  };
}
