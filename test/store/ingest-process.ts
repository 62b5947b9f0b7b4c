/**
 * A process of its own that ingests invented articles, made to be killed. Arguments: file, and «hold» to keep the
 * lock until it is killed. Prints a line when it has the lock and one an article; at last the digest.
 */
import { openSqliteStore } from '../../knowledge/store/sqlite/store.ts';
import { makeRecord } from '../contract/records.ts';

const ARTICLES = 40;
const TERMS = ['招商', '投资', '园区', '企业', '政策', '港口', '人才', '土地'];

const [file, mode] = process.argv.slice(2);
if (!file) throw new Error('which file?');
const store = openSqliteStore({ file });
const writer = await store.openWriter({ waitMs: 10_000 });
process.stdout.write('locked\n');
if (mode === 'hold') setInterval(() => {}, 1000);
else {
  for (let number = 0; number < ARTICLES; number += 1) {
    const passages = Array.from({ length: 5 }, (_, ordinal) =>
      Array.from({ length: 60 }, (_, index) => `${TERMS[(number + ordinal * index) % TERMS.length]}${index % 17}`),
    );
    const observations = [{ indicator: '投资额', value: number }];
    const record = makeRecord({ number, passages, observations, year: 2000 + (number % 20) });
    const outcome = await writer.replaceArticle(record, `/articles/${number}.txt`);
    process.stdout.write(`${outcome}\n`);
  }
  const links = [{ id: makeRecord({ number: 7, passages: [] }).article.id, duplicateOf: null }];
  await writer.linkDuplicates(links);
  await writer.publish();
  await writer.close();
  process.stdout.write(`digest ${await store.digest()}\n`);
  await store.close();
}
