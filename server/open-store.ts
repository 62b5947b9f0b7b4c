/** Which store the settings choose: Qdrant when `QDRANT_URL` is set, else the file in DATA_DIR. */
import type { KnowledgeStore } from '../knowledge/store/port.ts';
import type { QdrantStoreOptions } from '../knowledge/store/qdrant/store.ts';
import { openSqliteStore } from '../knowledge/store/sqlite/store.ts';
import { indexFile } from './data-folder.ts';
import type { Settings } from './settings.ts';

/** Of one request of a reader; ordinary ones take milliseconds. */
const QDRANT_TIMEOUT_MS = 5000;

/** Null where no Qdrant is set. */
export function qdrantOptions(settings: Settings): QdrantStoreOptions | null {
  const { QDRANT_URL: url, QDRANT_API_KEY: apiKey, QDRANT_COLLECTION: collection } = settings;
  return url === undefined ? null : { url, apiKey, collection, timeoutMs: QDRANT_TIMEOUT_MS };
}

/** Qdrant's client is loaded only where it is used: it takes a tenth of a second. */
export async function openStore(settings: Settings): Promise<KnowledgeStore> {
  const options = qdrantOptions(settings);
  if (!options) return openSqliteStore({ file: indexFile(settings.DATA_DIR) });
  const { openQdrantStore } = await import('../knowledge/store/qdrant/store.ts');
  return openQdrantStore(options);
}
