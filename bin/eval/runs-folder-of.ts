/** Where runs are saved: below the data folder, where the page looks for them, or where `--out` says. */
import { resolve } from 'node:path';
import { checkDataFolder, evaluationRunsFolder } from '../../server/data-folder.ts';
import type { Settings } from '../../server/settings.ts';

/** @throws JushiError `data-folder` where nothing can be written */
export function runsFolderOf(settings: Settings, out: string | undefined): string {
  const folder = out ?? evaluationRunsFolder(settings.DATA_DIR);
  checkDataFolder(folder);
  return resolve(folder);
}
