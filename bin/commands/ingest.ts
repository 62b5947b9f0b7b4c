/** `jushi ingest`: progress on standard error, the summary on standard output. Ctrl-C leaves an index that can go on. */
import { ingestExitCode } from '../../ingest/ingest-paths.ts';
import { createProgress } from '../../ingest/progress.ts';
import { formatSummary, formatSummaryAsJson } from '../../ingest/summary.ts';
import { checkDataFolder } from '../../server/data-folder.ts';
import { ingest } from '../../server/ingestion.ts';
import { openStore } from '../../server/open-store.ts';
import { loadSettings } from '../../server/settings.ts';

/** @returns 1 only if nothing was ingested */
export async function ingestCommand(
  paths: readonly string[],
  options: { readonly isJson: boolean; readonly prune: boolean; readonly waitMs: number },
): Promise<number> {
  const { isJson, prune, waitMs } = options;
  const settings = loadSettings();
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
      signal: controller.signal,
      onProgress: (step) => progress.report(step),
    });
    progress.stop();
    console.log(isJson ? formatSummaryAsJson(summary) : formatSummary(summary));
    return ingestExitCode(summary);
  } finally {
    progress.stop();
    await store.close();
  }
}
