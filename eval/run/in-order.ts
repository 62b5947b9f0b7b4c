/** Work on a list with a bound on how much is under way, given back in the list's order: two runs write the same bytes. */

/**
 * @param limit at least 1
 * @throws what the work throws; whatever else is under way is then awaited first
 */
export async function* mapInOrder<Item, Result>(
  items: Iterable<Item>,
  limit: number,
  work: (item: Item) => Promise<Result>,
): AsyncGenerator<Result> {
  const underWay: Promise<Result>[] = [];
  try {
    for (const item of items) {
      const promise = work(item);
      // Awaited in its turn; until then a failure must not count as unhandled.
      promise.catch(() => {});
      underWay.push(promise);
      if (underWay.length >= limit) yield (await underWay.shift()) as Result;
    }
    while (underWay.length > 0) yield (await underWay.shift()) as Result;
  } finally {
    await Promise.allSettled(underWay);
  }
}
