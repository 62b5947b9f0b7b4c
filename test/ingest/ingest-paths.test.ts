import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ingestExitCode, ingestPaths } from '../../ingest/ingest-paths.ts';
import type { IngestProgress, IngestRequest } from '../../ingest/ingest-paths.ts';
import { REASONS } from '../../ingest/read/rejection.ts';
import type { KnowledgeStore } from '../../knowledge/store/port.ts';
import { openSqliteStore } from '../../knowledge/store/sqlite/store.ts';
import { LIST_PAGE, plainReport, REPORT_PAGE } from './fixtures.ts';
import { withTemporaryFolder } from './temporary-folder.ts';

interface Bench {
  readonly folder: string;
  readonly store: KnowledgeStore;
  readonly put: (name: string, content: string | Uint8Array) => Promise<string>;
  readonly ingest: (options?: Partial<IngestRequest>) => ReturnType<typeof ingestPaths>;
}

async function withBench(work: (bench: Bench) => Promise<void>): Promise<void> {
  await withTemporaryFolder(async (root) => {
    const folder = join(root, 'articles');
    await mkdir(folder);
    const store = openSqliteStore({ file: join(root, 'index.sqlite') });
    const put = async (name: string, content: string | Uint8Array) => {
      await writeFile(join(folder, name), content);
      return join(folder, name);
    };
    try {
      await work({ folder, store, put, ingest: (options) => ingestPaths({ paths: [folder], store, ...options }) });
    } finally {
      await store.close();
    }
  });
}

async function putSamples({ put }: Bench): Promise<void> {
  await put('list.txt', LIST_PAGE);
  await put('page.txt', REPORT_PAGE);
  await put('plain.txt', plainReport('咸宁', 2024));
}

describe('ingestPaths', () => {
  it('takes in articles of every shape and sums up', async () => {
    await withBench(async (bench) => {
      await putSamples(bench);
      const summary = await bench.ingest();
      expect(summary).toMatchObject({ new: 5, updated: 0, unchanged: 0, removed: 0, articles: 5, generation: 1 });
      expect(summary.rejected).toEqual([
        { path: join(bench.folder, 'list.txt'), reason: REASONS.recordWithoutBody('只有标题的一条') },
      ]);
      expect(summary.warnings.join()).toContain('2025-13-45');
      expect(summary.digest).toMatch(/^[0-9a-f]{64}$/);
      const view = await bench.store.openView();
      const { articles, total } = await view.listArticles({}, { page: 1, pageSize: 10 });
      expect(total).toBe(5);
      expect(articles.find(({ title }) => title === '咸宁市政府工作报告（2024年）')?.reportYear).toBe(2024);
      view.close();
    });
  });

  it('changes nothing when run again', async () => {
    await withBench(async (bench) => {
      await putSamples(bench);
      const first = await bench.ingest();
      const second = await bench.ingest();
      expect(second).toMatchObject({
        new: 0,
        updated: 0,
        unchanged: 5,
        generation: first.generation,
        digest: first.digest,
      });
    });
  });

  it('gives one digest for the same articles, whatever the order they came in', async () => {
    const digests: string[] = [];
    for (const order of [[], ['plain.txt', 'page.txt', 'list.txt'], ['page.txt', 'list.txt', 'plain.txt']]) {
      await withBench(async (bench) => {
        await putSamples(bench);
        for (const name of order) await bench.ingest({ paths: [join(bench.folder, name)] });
        digests.push((await bench.ingest()).digest);
      });
    }
    expect(new Set(digests).size).toBe(1);
  });

  it('goes on after a run that was cut off, and ends where an undisturbed one does', async () => {
    let expected = '';
    await withBench(async (bench) => {
      await putSamples(bench);
      expected = (await bench.ingest()).digest;
    });
    await withBench(async (bench) => {
      await putSamples(bench);
      const controller = new AbortController();
      const onProgress = () => controller.abort();
      await expect(bench.ingest({ signal: controller.signal, onProgress })).rejects.toMatchObject({
        code: 'cancelled',
      });
      const view = await bench.store.openView();
      expect((await view.coverage()).articles).toBe(0);
      view.close();
      const resumed = await bench.ingest();
      expect(resumed.digest).toBe(expected);
      expect(resumed.unchanged).toBe(3);
    });
  });

  it('replaces a changed article, and removes a vanished one only when asked to prune', async () => {
    await withBench(async (bench) => {
      await putSamples(bench);
      await bench.ingest();
      await bench.put('list.txt', LIST_PAGE.replace('总投资38亿元', '总投资39亿元'));
      await rm(join(bench.folder, 'page.txt'));
      expect(await bench.ingest()).toMatchObject({ updated: 1, unchanged: 3, removed: 0, generation: 2 });
      expect(await bench.ingest({ prune: true })).toMatchObject({ unchanged: 4, removed: 1, generation: 3 });
    });
  });

  it('prunes what a file no longer holds, but nothing whose file cannot be read or whose folder is missing', async () => {
    await withBench(async (bench) => {
      await putSamples(bench);
      await bench.ingest();
      await bench.put('page.txt', Uint8Array.from([0, 1, 2]));
      await bench.put('list.txt', ['-', '甲市新开工项目情况', '甲市开工了许多项目。', '2025-07-02'].join('\n'));
      expect(await bench.ingest({ prune: true })).toMatchObject({ new: 1, unchanged: 1, removed: 3 });
      const elsewhere = await bench.ingest({ paths: [join(bench.folder, 'absent')], prune: true });
      expect(elsewhere).toMatchObject({ articles: 0, removed: 0 });
      expect(ingestExitCode(elsewhere)).toBe(1);
      await rm(bench.folder, { recursive: true });
      expect(await bench.ingest({ prune: true })).toMatchObject({ removed: 0 });
    });
  });

  it('empties the index when its only folder was emptied and prune is asked for', async () => {
    await withBench(async (bench) => {
      const path = await bench.put('plain.txt', plainReport('咸宁', 2024));
      await bench.ingest();
      await rm(path);
      const summary = await bench.ingest({ prune: true });
      expect(summary).toMatchObject({ articles: 0, removed: 1 });
      expect(ingestExitCode(summary)).toBe(0);
    });
  });

  it('names every bad file with its reason and takes in the rest', async () => {
    await withBench(async (bench) => {
      await bench.put('good.txt', plainReport('咸宁', 2024));
      const bad: [string, string][] = [
        [await bench.put('binary.txt', Uint8Array.from([1, 0, 2])), REASONS.binary],
        [await bench.put('blank.txt', '  \n'), REASONS.empty],
        [await bench.put('readme.txt', 'Only English words in here.'), REASONS.notChinese],
        [join(bench.folder, 'absent.txt'), REASONS.missing],
      ];
      const summary = await bench.ingest({ paths: [bench.folder, join(bench.folder, 'absent.txt')] });
      expect(summary).toMatchObject({ new: 1, articles: 1 });
      expect(new Map(summary.rejected.map(({ path, reason }) => [path, reason]))).toEqual(new Map(bad));
      expect(ingestExitCode(summary)).toBe(0);
    });
  });

  it.each([
    ['the first', '长讯一则,内容更多。', '短讯一则。'],
    ['the second', '短讯一则。', '长讯一则,内容更多。'],
  ])('takes in the longer of two texts with one title and date, also when it is %s, and says so', async (_, a, b) => {
    const record = (body: string) => ['-', '咸宁招商近况通报', body, '2025-07-02'].join('\n');
    await withBench(async (bench) => {
      await bench.put('a.txt', record(a));
      await bench.put('b.txt', record(b));
      const summary = await bench.ingest();
      expect(summary.warnings).toHaveLength(1);
      expect(summary.articles).toBe(1);
      const view = await bench.store.openView();
      const [head] = (await view.listArticles({}, { page: 1, pageSize: 5 })).articles;
      expect((await view.getArticle(head?.id ?? ''))?.text).toBe('长讯一则,内容更多。');
      view.close();
      expect(await bench.ingest()).toMatchObject({ unchanged: 1, generation: 1 });
    });
  });

  it('links a near-duplicate, so that it is counted once', async () => {
    await withBench(async (bench) => {
      const points = Array.from(
        { length: 20 },
        (_, index) => `咸宁第${index}项工程按期完成,满意度达到${80 + index}分。`,
      );
      const body = points.join('');
      const first = ['-', '咸宁工程进展一览', body, '2025-07-02'];
      await bench.put('a.txt', [...first, '-', '转载:咸宁工程进展', `${body}转载。`, '2025-07-05'].join('\n'));
      await bench.ingest();
      const view = await bench.store.openView();
      const { articles } = await view.listArticles({}, { page: 1, pageSize: 5 });
      expect(articles.map(({ title }) => title)).toEqual(['咸宁工程进展一览']);
      view.close();
      expect(await bench.ingest()).toMatchObject({ unchanged: 2, generation: 1 });
    });
  });

  it('leaves out what an administrator has removed', async () => {
    await withBench(async (bench) => {
      await bench.put('plain.txt', plainReport('咸宁', 2024));
      await bench.ingest();
      const writer = await bench.store.openWriter({ waitMs: 0 });
      const [article] = await writer.listAllArticles();
      await writer.removeArticle(article?.id ?? '');
      await writer.setKeptOut(article?.id ?? '', true);
      await writer.publish();
      await writer.close();
      const summary = await bench.ingest();
      expect(summary).toMatchObject({ articles: 0 });
      expect(summary.warnings.join()).toContain('已被管理员移除');
    });
  });

  it('rejects an article whose figures cannot be read, and takes in the others', async () => {
    await withBench(async (bench) => {
      await bench.put('a.txt', plainReport('咸宁', 2024));
      await bench.put('b.txt', plainReport('武汉', 2024));
      const summary = await bench.ingest({
        extractObservations: ({ text }) => {
          if (text.startsWith('武汉')) throw new Error('secret path');
          return [];
        },
      });
      expect(summary).toMatchObject({ new: 1 });
      expect(JSON.stringify(summary.rejected)).toContain('处理《武汉');
      expect(JSON.stringify(summary)).not.toContain('secret');
    });
  });

  it('says that another ingest is at work, and frees the lock after a failure of its own', async () => {
    await withBench(async (bench) => {
      await bench.put('a.txt', plainReport('咸宁', 2024));
      const writer = await bench.store.openWriter({ waitMs: 0 });
      await expect(bench.ingest()).rejects.toMatchObject({ code: 'index-locked' });
      await writer.close();
      await bench.put('b.txt', plainReport('武汉', 2024));
      const stopped = new AbortController();
      const onProgress = () => stopped.abort();
      await expect(bench.ingest({ signal: stopped.signal, onProgress })).rejects.toMatchObject({ code: 'cancelled' });
      expect(await bench.ingest()).toMatchObject({ new: 1, unchanged: 1 });
    });
  });

  it('reports its progress file by file', async () => {
    await withBench(async (bench) => {
      await putSamples(bench);
      const reports: IngestProgress[] = [];
      await bench.ingest({ onProgress: (progress) => reports.push(progress) });
      expect(reports.map(({ done, total, articles }) => [done, total, articles])).toEqual([
        [1, 3, 3],
        [2, 3, 1],
        [3, 3, 1],
      ]);
    });
  });
});
