/** Turns callbacks into an async iterable: what is pushed comes out in order, `end` finishes it. */

export interface Queue<Item> extends AsyncIterable<Item> {
  push(item: Item): void;
  end(): void;
}

/** For one reader. Items pushed after `end` are dropped. */
export function createQueue<Item>(): Queue<Item> {
  const items: Item[] = [];
  let isEnded = false;
  let wake: (() => void) | null = null;
  const rouse = (): void => {
    wake?.();
    wake = null;
  };
  return {
    push(item) {
      if (isEnded) return;
      items.push(item);
      rouse();
    },
    end() {
      isEnded = true;
      rouse();
    },
    async *[Symbol.asyncIterator]() {
      for (;;) {
        const item = items.shift();
        if (item !== undefined) {
          yield item;
        } else if (isEnded) {
          return;
        } else {
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
        }
      }
    },
  };
}
