/** Opens what a contract test needs and gives it back, whatever happens in between. */
import type { ArticleRecord, KnowledgeStore, KnowledgeView, StoreWriter } from '../../knowledge/store/port.ts';

type Open = () => Promise<KnowledgeStore>;

export async function withStore(open: Open, work: (store: KnowledgeStore) => Promise<void>): Promise<void> {
  const store = await open();
  try {
    await work(store);
  } finally {
    await store.close();
  }
}

export async function withWriter<Result>(
  store: KnowledgeStore,
  work: (writer: StoreWriter) => Promise<Result>,
): Promise<Result> {
  const writer = await store.openWriter({ waitMs: 0 });
  try {
    return await work(writer);
  } finally {
    await writer.close();
  }
}

export async function withView<Result>(
  store: KnowledgeStore,
  work: (view: KnowledgeView) => Promise<Result>,
): Promise<Result> {
  const view = await store.openView();
  try {
    return await work(view);
  } finally {
    view.close();
  }
}

/** Writes the records and publishes them; returns the generation. */
export async function ingest(store: KnowledgeStore, records: readonly ArticleRecord[]): Promise<number> {
  return withWriter(store, async (writer) => {
    for (const record of records) await writer.replaceArticle(record, `/articles/${record.article.id}.txt`);
    return writer.publish();
  });
}

/** A store filled and viewed. */
export async function withFilledView(
  open: Open,
  records: readonly ArticleRecord[],
  work: (view: KnowledgeView) => Promise<void>,
): Promise<void> {
  await withStore(open, async (store) => {
    await ingest(store, records);
    await withView(store, work);
  });
}
