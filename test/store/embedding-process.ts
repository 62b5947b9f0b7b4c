/**
 * A process of its own that ingests a folder with an embedding service, made to be killed. Arguments: index file, folder,
 * the service's address, the model, and «reembed» to take another model's place. Prints a line a step; at last the counts.
 */
import { ingestPaths } from '../../ingest/ingest-paths.ts';
import { createEmbedder, PATIENT } from '../../knowledge/embeddings/create-embedder.ts';
import { createLangchainEmbeddings } from '../../knowledge/embeddings/langchain-embeddings.ts';
import { openSqliteStore } from '../../knowledge/store/sqlite/store.ts';

const [file, folder, baseUrl, model, mode] = process.argv.slice(2);
if (!file || !folder || !baseUrl || !model) throw new Error('file, folder, address, model');
const store = openSqliteStore({ file });
const embedder = createEmbedder(createLangchainEmbeddings({ model, baseUrl, apiKey: null }), PATIENT);
const summary = await ingestPaths({
  paths: [folder],
  store,
  embedder,
  waitMs: 10_000,
  reembed: mode === 'reembed',
  onEmbedding: ({ done }) => process.stdout.write(`embedded ${done}\n`),
});
process.stdout.write(`${JSON.stringify({ ...summary.embedding, digest: summary.digest })}\n`);
await store.close();
