/**
 * `jushi index`: the versions of an index in Qdrant. The embedded index needs none of this, since its ingest is
 * seen by readers in one step anyway.
 */
import { InvalidArgumentError } from 'commander';
import type { Command } from 'commander';
import { JushiError } from '../knowledge/errors.ts';
import type { Versions } from '../knowledge/store/qdrant/versions.ts';
import type { QdrantStoreOptions } from '../knowledge/store/qdrant/store.ts';
import type { Settings } from '../server/settings.ts';

interface Reached {
  readonly settings: Settings;
  readonly options: QdrantStoreOptions;
  readonly versions: Versions;
}

async function reachQdrant(): Promise<Reached> {
  const [{ loadSettings }, { qdrantOptions }, { createVersions }] = await Promise.all([
    import('../server/settings.ts'),
    import('../server/open-store.ts'),
    import('../knowledge/store/qdrant/versions.ts'),
  ]);
  const settings = loadSettings();
  const options = qdrantOptions(settings);
  if (!options) {
    throw new JushiError('configuration', '没有设置 QDRANT_URL：内嵌索引不分版本，jushi index 只用于 Qdrant。');
  }
  return { settings, options, versions: createVersions(options) };
}

function parseVersion(words: string): string {
  if (!/^v[1-9]\d{0,8}$/.test(words)) throw new InvalidArgumentError('应为版本名，例如 v2。');
  return words;
}

function parseCount(words: string): number {
  if (!/^[1-9]\d{0,3}$/.test(words)) throw new InvalidArgumentError('应为 1 至 9999 的整数。');
  return Number(words);
}

async function showStatus(isJson: boolean): Promise<void> {
  const { versions } = await reachQdrant();
  const all = await versions.list();
  if (isJson) {
    console.log(JSON.stringify(all, null, 2));
    return;
  }
  if (all.length === 0) console.log('Qdrant 中还没有索引。');
  for (const { version, isServed, generation, totals, vectors } of all) {
    const { articles, passages, observations } = totals;
    const counts = `文章 ${articles} 篇，段落 ${passages}，数据 ${observations}${vectors === null ? '' : `，语义向量 ${vectors.passages} 段（${vectors.model}，${vectors.dimension} 维）`}`;
    console.log(`${isServed ? '*' : ' '} ${version}  第 ${generation} 版，${counts}${isServed ? '（使用中）' : ''}`);
  }
}

/** Copies the embedded index into a version of its own and proves by the digest that nothing is missing. */
async function copyIndex({ shards, replicas }: { shards?: number; replicas?: number }): Promise<void> {
  const { settings, options, versions } = await reachQdrant();
  const [{ copyEmbeddedIndex }, { indexFile }] = await Promise.all([
    import('../server/copy-index.ts'),
    import('../server/data-folder.ts'),
  ]);
  const version = await versions.next();
  const copied = await copyEmbeddedIndex(indexFile(settings.DATA_DIR), { ...options, version, shards, replicas });
  const vectors = copied.vectors === 0 ? '' : `，语义向量 ${copied.vectors} 段`;
  console.log(
    `已复制到版本 ${version}：文章 ${copied.articles} 篇${vectors}，内容摘要一致（${copied.digest.slice(0, 16)}…）。`,
  );
  console.log(`切换：jushi index switch ${version}`);
}

/** Adds `index` to the program. */
export function addIndexCommand(program: Command): void {
  const index = program.command('index').description('管理 Qdrant 中的索引版本');
  index
    .command('status')
    .description('列出各个版本')
    .option('--json', '以 JSON 输出')
    .action((options: { json?: boolean }) => showStatus(options.json === true));
  index
    .command('copy')
    .description('把内嵌索引（DATA_DIR）复制为 Qdrant 中的一个新版本，不影响正在使用的版本')
    .option('--shards <number>', '新版本的分片数，建立后不能更改', parseCount)
    .option('--replicas <number>', '每个分片的副本数', parseCount)
    .action(copyIndex);
  index
    .command('switch')
    .description('改用另一个版本：一步完成，原版本保留')
    .argument('<version>', '版本名，例如 v2', parseVersion)
    .action(async (version: string) => {
      await (await reachQdrant()).versions.switchTo(version);
      console.log(`现在使用版本 ${version}。退回：jushi index rollback`);
    });
  index
    .command('rollback')
    .description('退回上一个使用过的版本')
    .action(async () => {
      console.log(`现在使用版本 ${await (await reachQdrant()).versions.rollback()}。`);
    });
  index
    .command('drop')
    .description('删除一个不在使用的版本')
    .argument('<version>', '版本名，例如 v1', parseVersion)
    .action(async (version: string) => {
      await (await reachQdrant()).versions.drop(version);
      console.log(`已删除版本 ${version}。`);
    });
}
