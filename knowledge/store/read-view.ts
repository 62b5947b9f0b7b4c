/** One look at what is published: the view is closed whatever happens. Called where an answer needs one view and no more. */
import type { KnowledgeStore, KnowledgeView } from './port.ts';

export async function readView<T>(
  store: Pick<KnowledgeStore, 'openView'>,
  work: (view: KnowledgeView) => Promise<T>,
): Promise<T> {
  const view = await store.openView();
  try {
    return await work(view);
  } finally {
    view.close();
  }
}
