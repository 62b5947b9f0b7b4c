import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import type { IngestSummary } from '../../ingest/ingest-paths.ts';
import { createProgress } from '../../ingest/progress.ts';
import { formatSummary, formatSummaryAsJson } from '../../ingest/summary.ts';

const SUMMARY: IngestSummary = {
  new: 2,
  updated: 1,
  unchanged: 28,
  removed: 0,
  rejected: [{ path: '/x/a.pdf', reason: '二进制文件，不是文本；请先转成纯文本' }],
  warnings: [],
  articles: 31,
  passages: 320,
  observations: 900,
  seconds: 1.26,
  generation: 3,
  digest: 'abc',
};

describe('formatSummary', () => {
  it('says in plain words what came in, what did not and why', () => {
    expect(formatSummary(SUMMARY)).toBe(
      [
        '导入完成：文章 31 篇（新增 2，更新 1，未变 28），移除 0 篇，用时 1.3 秒',
        '段落 320 个，数据 900 条',
        '索引：第 3 版，摘要 abc',
        '未导入（1）：',
        '  - /x/a.pdf：二进制文件，不是文本；请先转成纯文本',
      ].join('\n'),
    );
  });

  it('shortens a long list and says how much is left out', () => {
    const rejected = Array.from({ length: 25 }, (_, index) => ({ path: `/x/${index}`, reason: '文件为空，没有正文' }));
    expect(formatSummary({ ...SUMMARY, rejected })).toContain('另有 5 条');
  });

  it('is the summary itself as JSON', () => {
    expect(JSON.parse(formatSummaryAsJson(SUMMARY))).toEqual(SUMMARY);
  });
});

describe('createProgress', () => {
  it('writes one line a file where there is no terminal', () => {
    const stream = new PassThrough();
    const progress = createProgress(stream as unknown as NodeJS.WriteStream);
    progress.report({ path: 'a.txt', done: 1, total: 2, articles: 10 });
    progress.report({ path: 'b.txt', done: 2, total: 2, articles: 1 });
    progress.stop();
    expect(String(stream.read())).toBe('[1/2] a.txt：文章 10 篇\n[2/2] b.txt：文章 1 篇\n');
  });
});
