/** How the index served is searched, for operators: at start, at `/readyz` and in the metrics. */
import type { Embedder } from '../knowledge/embeddings/port.ts';
import type { KnowledgeView } from '../knowledge/store/port.ts';
import type { Retrieval } from '../protocol/answer.ts';

const REEMBED = 'npm run ingest -- --reembed';

/** What can be told without asking the service. */
export function retrievalOf(view: KnowledgeView, model: string): Retrieval {
  if (view.vectors === null) return { by: 'words', reason: 'no-vectors' };
  return view.vectors.model === model ? { by: 'words-and-vectors' } : { by: 'words', reason: 'other-model' };
}

/** One line for each thing that keeps vectors from being used to the full, in plain Chinese; empty where nothing does. */
export async function describeRetrieval(
  view: KnowledgeView,
  embedder: Embedder,
  signal: AbortSignal,
): Promise<string[]> {
  const { vectors } = view;
  if (vectors === null) return [`提示：索引中还没有语义向量，现按词检索。运行 ${REEMBED} 可补上。`];
  const stored = `${vectors.model}，${vectors.dimension} 维`;
  if (vectors.model !== embedder.model) {
    return [
      `提示：索引中的语义向量由另一个模型生成（${stored}），与 EMBEDDING_MODEL 不符，现按词检索。请运行 ${REEMBED}`,
    ];
  }
  const lines: string[] = [];
  const lacking = (await view.coverage()).passages - vectors.passages;
  if (lacking > 0) lines.push(`提示：有 ${lacking} 个段落还没有语义向量，它们只按词检索。运行 ${REEMBED} 可补上。`);
  try {
    const [vector] = await embedder.embed(['据实'], { signal });
    if (vector!.length !== vectors.dimension) {
      lines.push(
        `提示：模型 ${embedder.model} 现在给出 ${vector!.length} 维向量，索引中是 ${vectors.dimension} 维，现按词检索。请运行 ${REEMBED}`,
      );
    }
  } catch (error) {
    signal.throwIfAborted();
    lines.push(`提示：${error instanceof Error ? error.message : '向量服务出错'}。恢复之前按词检索。`);
  }
  return lines;
}
