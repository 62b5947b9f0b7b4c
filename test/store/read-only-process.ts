/** A process of its own, perhaps another user's: reads an index in a folder it cannot write, and tries to write. */
import { JushiError } from '../../knowledge/errors.ts';
import { queryVector } from '../../knowledge/sparse.ts';
import { openSqliteStore } from '../../knowledge/store/sqlite/store.ts';
import { articleIdOf } from '../contract/records.ts';

const store = openSqliteStore({ file: process.argv[2]! });
const writer = await store.openWriter({ waitMs: 0 }).then(
  () => 'opened',
  (error: unknown) => (error instanceof JushiError ? error.code : String(error)),
);
const view = await store.openView();
const found = {
  articles: (await view.coverage()).articles,
  title: (await view.getArticle(articleIdOf(1)))?.title,
  hits: (await view.searchPassages(queryVector(new Map([['招商', 1]])), {}, 5)).length,
  writer,
};
view.close();
await store.close();
process.stdout.write(JSON.stringify(found));
