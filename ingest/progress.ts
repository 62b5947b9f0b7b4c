/** How far an ingest is: a bar on a terminal, one line a file elsewhere. Written to stderr, so that stdout stays data. */
import cliProgress from 'cli-progress';
import type { IngestProgress } from './ingest-paths.ts';

export interface ProgressReporter {
  report(progress: IngestProgress): void;
  /** Leaves the terminal as it was; may be called without any report before. */
  stop(): void;
}

function createBar(stream: NodeJS.WriteStream): ProgressReporter {
  const bar = new cliProgress.SingleBar(
    { stream, format: '导入 {bar} {percentage}% | {value}/{total} 个文件 | 文章 {articles} 篇', hideCursor: true },
    cliProgress.Presets.shades_classic,
  );
  let articles = 0;
  let started = false;
  return {
    report({ done, total, articles: taken }) {
      articles += taken;
      if (!started) bar.start(total, 0, { articles: 0 });
      started = true;
      bar.update(done, { articles });
    },
    stop: () => bar.stop(),
  };
}

function createLines(write: (line: string) => void): ProgressReporter {
  return {
    report: ({ path, done, total, articles }) => write(`[${done}/${total}] ${path}：文章 ${articles} 篇\n`),
    stop: () => {},
  };
}

export function createProgress(stream: NodeJS.WriteStream): ProgressReporter {
  return stream.isTTY ? createBar(stream) : createLines((line) => void stream.write(line));
}
