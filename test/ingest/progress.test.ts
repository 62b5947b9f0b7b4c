import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { createProgress } from '../../ingest/progress.ts';

function writtenBy(work: (progress: ReturnType<typeof createProgress>) => void, isTerminal: boolean): string {
  const stream = Object.assign(new PassThrough(), { isTTY: isTerminal, columns: 120, cursorTo() {}, clearLine() {} });
  const progress = createProgress(stream as unknown as NodeJS.WriteStream);
  work(progress);
  progress.stop();
  return (stream.read() as Buffer | null)?.toString() ?? '';
}

describe('the progress of an ingest', () => {
  it('is one line a file, then at most one for each twentieth of the vectors, where there is no terminal', () => {
    const said = writtenBy((progress) => {
      progress.report({ path: '/a.txt', done: 1, total: 1, articles: 2 });
      for (let done = 0; done <= 1000; done += 8)
        progress.reportEmbedding({ done, total: 1000, failed: done > 500 ? 3 : 0 });
    }, false);
    const lines = said.trimEnd().split('\n');
    expect(lines[0]).toBe('[1/1] /a.txt：文章 2 篇');
    expect(lines[1]).toBe('[向量 0/1000]');
    expect(lines.at(-1)).toBe('[向量 1000/1000] 未成 3 个');
    expect(lines.length).toBeLessThanOrEqual(1 + 21);
  });

  it('says nothing where nothing was done', () => {
    expect(writtenBy(() => undefined, true)).toBe('');
    expect(writtenBy(() => undefined, false)).toBe('');
  });
});
