/** Moves an embedded index into Qdrant as it is, sparse and dense vectors included: nothing is read, cut or embedded anew. */
import { JushiError } from '../knowledge/errors.ts';
import { openQdrantStore } from '../knowledge/store/qdrant/store.ts';
import type { QdrantStoreOptions } from '../knowledge/store/qdrant/store.ts';
import { indexDigest, recordDigest } from '../knowledge/store/digest.ts';
import type { DigestEntry } from '../knowledge/store/digest.ts';
import type { PassageVector, StoreWriter } from '../knowledge/store/port.ts';
import { openExport } from '../knowledge/store/sqlite/export.ts';
import type { IndexExport } from '../knowledge/store/sqlite/export.ts';

/** How long to wait for a writer of the same version. */
const WAIT_MS = 60_000;

/** Enough to fill a request of Qdrant's, and little to keep. */
const VECTORS_A_BATCH = 256;

/** Only what is missing: a copy that was killed goes on where it stopped. */
async function copyVectors(source: IndexExport, writer: StoreWriter): Promise<void> {
  let batch: PassageVector[] = [];
  let last = '';
  let vectors: ReadonlyMap<string, Float32Array> = new Map();
  for await (const { articleId, passageId } of writer.unembedded()) {
    if (last !== articleId) vectors = source.vectorsOf(articleId);
    last = articleId;
    const vector = vectors.get(passageId);
    if (vector) batch.push({ articleId, passageId, vector });
    if (batch.length < VECTORS_A_BATCH) continue;
    await writer.saveVectors(batch);
    batch = [];
  }
  await writer.saveVectors(batch);
}

/**
 * Copies into the version that the options name; one that was begun and killed is gone on with.
 * Articles of the version that the embedded index does not have are removed.
 * @returns the digest of both, and how many passages have a dense vector
 * @throws JushiError `not-found` without an embedded index, `internal` if the digests differ
 */
export async function copyEmbeddedIndex(
  file: string,
  options: QdrantStoreOptions,
): Promise<{ readonly articles: number; readonly vectors: number; readonly digest: string }> {
  const source = openExport(file);
  const store = openQdrantStore(options);
  try {
    if (source.generation === 0) throw new JushiError('not-found', `没有可复制的内嵌索引：${file}。`);
    const writer = await store.openWriter({ waitMs: WAIT_MS });
    const entries: DigestEntry[] = [];
    let vectors = 0;
    try {
      if (source.space) await writer.setVectorSpace(source.space);
      for (const { record, path } of source.records()) {
        const { id, duplicateOf } = record.article;
        entries.push({ id, duplicateOf, recordDigest: recordDigest(record) });
        await writer.replaceArticle(record, path);
      }
      await writer.linkDuplicates(entries);
      const wanted = new Set(entries.map(({ id }) => id));
      for (const { articleId } of await writer.listSources()) {
        if (!wanted.has(articleId)) await writer.removeArticle(articleId);
      }
      for (const id of source.keptOut) await writer.setKeptOut(id, true);
      if (source.space) {
        await copyVectors(source, writer);
        vectors = (await writer.countVectors()).present;
      }
      await writer.publish();
    } finally {
      await writer.close();
    }
    const digest = await store.digest();
    if (digest !== indexDigest(entries)) {
      throw new JushiError('internal', '复制后的内容与内嵌索引不一致，请重试。');
    }
    return { articles: entries.length, vectors, digest };
  } finally {
    source.close();
    await store.close();
  }
}
