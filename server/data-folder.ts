/** DATA_DIR, checked once at start: better a clear word then than a failure in the middle of an ingest. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { JushiError } from '../knowledge/errors.ts';

/** The index inside the data folder. */
export function indexFile(dataFolder: string): string {
  return join(resolve(dataFolder), 'index.db');
}

/** Where `npm run eval` saves its runs, and the page looks for them. */
export function evaluationRunsFolder(dataFolder: string): string {
  return join(resolve(dataFolder), 'eval', 'runs');
}

/**
 * Makes the folder where it is missing and writes a file of no other use into it; nothing else is touched.
 * @throws JushiError `data-folder`, naming the folder and what to do
 */
export function checkDataFolder(dataFolder: string): void {
  const folder = resolve(dataFolder);
  const probe = join(folder, `.write-check-${process.pid}`);
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(probe, '');
    rmSync(probe);
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code ?? '';
    const why =
      code === 'EROFS' ? '所在磁盘是只读的' : code === 'ENOSPC' ? '磁盘已满' : '没有写入权限，或路径不是文件夹';
    throw new JushiError(
      'data-folder',
      `数据目录无法写入：${folder}（${why}）。请修改目录权限，或用 DATA_DIR 指定另一个目录。`,
      { cause },
    );
  }
}
