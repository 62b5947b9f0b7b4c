/** `jushi ingest`: progress on standard error, the summary on standard output. Ctrl-C leaves an index that can go on. */
import { PATIENT } from '../../knowledge/embeddings/create-embedder.ts';
import { JushiError } from '../../knowledge/errors.ts';
import { ingestExitCode } from '../../ingest/ingest-paths.ts';
import { createProgress } from '../../ingest/progress.ts';
import { formatSummary, formatSummaryAsJson } from '../../ingest/summary.ts';
import { checkDataFolder } from '../../server/data-folder.ts';
import { ingest } from '../../server/ingestion.ts';
import { openEmbedder } from '../../server/open-embedder.ts';
import { openStore } from '../../server/open-store.ts';
import { loadSettings } from '../../server/settings.ts';

const NO_MODEL = '--reembed 重新计算语义向量，但没有设置 EMBEDDING_MODEL：请在 .env 或环境变量中设置后再运行。';

/**
 * @param paths may be empty with `reembed` alone
 * @returns 1 only if nothing was ingested, or without paths if a passage is left without its vector
 */
export async function ingestCommand(
  paths: readonly string[],
  options: {
    readonly isJson: boolean;
    readonly prune: boolean;
    readonly waitMs: number;
    readonly reembed: boolean;
  },
): Promise<number> {
  const { isJson, prune, waitMs, reembed } = options;
  const settings = loadSettings();
  if (reembed && settings.EMBEDDING_MODEL === undefined) throw new JushiError('configuration', NO_MODEL);
  const embedder = await openEmbedder(settings, PATIENT);
  checkDataFolder(settings.DATA_DIR);
  const store = await openStore(settings);
  const progress = createProgress(process.stderr);
  const controller = new AbortController();
  process.once('SIGINT', () => controller.abort());
  try {
    const summary = await ingest({
      paths,
      store,
      prune,
      waitMs,
      embedder,
      reembed,
      signal: controller.signal,
      onProgress: (step) => progress.report(step),
      onEmbedding: (step) => progress.reportEmbedding(step),
    });
    progress.stop();
    console.log(isJson ? formatSummaryAsJson(summary) : formatSummary(summary));
    return ingestExitCode(summary, paths.length > 0);
  } finally {
    progress.stop();
    await store.close();
  }
}
