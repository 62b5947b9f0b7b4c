/**
 * The cache of Ant Design's styles, whose entries stay. Its own drops a component's styles with the last one on the
 * page: the composer's button becomes another one at every question and again at every answer, and each time all
 * buttons' rules would be made, parsed and serialised anew. Entries are as many as components and themes: a few hundred.
 */
import { createCache } from '@ant-design/cssinjs';

type Cache = ReturnType<typeof createCache>;

export function createLastingStyles(): Cache {
  const cache = createCache();
  const update = cache.opUpdate.bind(cache);
  cache.opUpdate = (path, next) =>
    // An entry is [how many use it, what was made]; null takes it away.
    update(path, (before) => next(before) ?? (before === null || before === undefined ? null : [0, before[1]]));
  return cache;
}
