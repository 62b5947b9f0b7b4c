/** Where runs are saved: below the data folder, or where `--out` says. */
import { join, resolve } from 'node:path';
import { checkDataFolder } from '../../server/data-folder.ts';
import type { Settings } from '../../server/settings.ts';

/** @throws JushiError `data-folder` where nothing can be written */
export function runsFolderOf(settings: Settings, out: string | undefined): string {
  const folder = out ?? join(settings.DATA_DIR, 'eval', 'runs');
  checkDataFolder(folder);
  return resolve(folder);
}
