/**
 * A process of its own that ingests an invented corpus into Qdrant and embeds it, made to be killed. Arguments: the collection, how
 * many articles. Prints «locked» when it may write, «published» and the digest at last.
 */
import { openQdrantStore } from '../../knowledge/store/qdrant/store.ts';
import { makeCorpus } from './qdrant-corpus.ts';
import { embedMissing } from './qdrant-vectors.ts';
import { KILLED_CORPUS, qdrantOptions } from './qdrant-server.ts';

const [collection] = process.argv.slice(2);
if (!collection) throw new Error('which collection?');
const store = openQdrantStore({ ...qdrantOptions(collection), leaseMs: 4000 });
const writer = await store.openWriter({ waitMs: 60_000 });
process.stdout.write('locked\n');
const links: { id: string; duplicateOf: string | null }[] = [];
for (const record of makeCorpus(KILLED_CORPUS)) {
  const { id, duplicateOf } = record.article;
  links.push({ id, duplicateOf });
  // Links come last, as an ingest makes them.
  await writer.replaceArticle({ ...record, article: { ...record.article, duplicateOf: null } }, `/articles/${id}.txt`);
}
await writer.linkDuplicates(links);
// Small batches, so that many kills fall between two of them.
const embedded = await embedMissing(writer, 64);
process.stdout.write(`embedded ${embedded}\n`);
await writer.publish();
process.stdout.write('published\n');
await writer.close();
process.stdout.write(`digest ${await store.digest()}\n`);
await store.close();
