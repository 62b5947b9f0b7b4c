/**
 * Builds the web client where it is missing or its sources changed since: a digest of them lies beside it.
 * Compressed copies are laid beside the files, once here instead of at every request.
 */
import { execFile } from 'node:child_process';
import { existsSync, globSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { contentDigest } from './content-digest.ts';
import { projectPath } from './project-folder.ts';

const run = promisify(execFile);
const STAMP = '.sources';
const COMPRESSIBLE = '**/*.{js,css,html,svg,json}';
const MIN_BYTES = 1024;

export type BuildClient = (webSources: string) => Promise<void>;

async function buildInOwnProcess(webSources: string): Promise<void> {
  const script = fileURLToPath(new URL('./build-client.ts', import.meta.url));
  await run(process.execPath, [script, webSources]).catch((error: { stderr?: string }) => {
    throw new Error(error.stderr?.trim() ?? '', { cause: error });
  });
}

/**
 * @param say tells a person what is going on
 * @returns the folder of the built client; null where it could not be built, which `say` has been told
 */
export async function ensureWebClient(
  say: (words: string) => void,
  folders: { readonly sources: string; readonly shared: readonly string[] } = {
    sources: projectPath('web'),
    shared: [projectPath('protocol'), projectPath('package-lock.json')],
  },
  build: BuildClient = buildInOwnProcess,
): Promise<string | null> {
  const { sources, shared } = folders;
  const built = join(sources, 'dist');
  const page = join(built, 'index.html');
  const stamp = join(built, STAMP);
  if (!existsSync(join(sources, 'index.html'))) {
    return existsSync(page) ? built : null;
  }
  const digest = contentDigest([sources, ...shared], (name) => name === 'dist' || name === 'node_modules');
  if (existsSync(page) && existsSync(stamp) && readFileSync(stamp, 'utf8') === digest) {
    return built;
  }
  say('正在构建网页客户端（首次启动或源码有变化时，约需十秒）……');
  try {
    rmSync(stamp, { force: true });
    await build(sources);
    compress(built);
    writeFileSync(stamp, digest);
    return built;
  } catch (error) {
    say(`网页客户端构建失败，接口仍可使用：${error instanceof Error ? error.message : String(error)}`);
    return null;
  }
}

function compress(folder: string): void {
  for (const name of globSync(COMPRESSIBLE, { cwd: folder })) {
    const bytes = readFileSync(join(folder, name));
    if (bytes.length >= MIN_BYTES) {
      writeFileSync(join(folder, `${name}.gz`), gzipSync(bytes, { level: 9 }));
      // 9 of 11: within 2 % of the best, in a tenth of the time.
      const params = { [constants.BROTLI_PARAM_QUALITY]: 9 };
      writeFileSync(join(folder, `${name}.br`), brotliCompressSync(bytes, { params }));
    }
  }
}
