/** How far an ingest is: bars on a terminal, lines elsewhere. Written to stderr, so that stdout stays data. */
import cliProgress from 'cli-progress';
import type { EmbeddingProgress } from './embed-passages.ts';
import type { IngestProgress } from './ingest-paths.ts';

export interface ProgressReporter {
  report(progress: IngestProgress): void;
  reportEmbedding(progress: EmbeddingProgress): void;
  /** Leaves the terminal as it was; may be called without any report before. */
  stop(): void;
}

const FILES = '导入 {bar} {percentage}% | {value}/{total} 个文件 | 文章 {articles} 篇';
const VECTORS = '向量 {bar} {percentage}% | {value}/{total} 个段落 | 未成 {failed} 个 | 剩余 {eta_formatted}';
/** Without a terminal a line is written for each twentieth. */
const STEPS = 20;

function createBars(stream: NodeJS.WriteStream): ProgressReporter {
  let bar: cliProgress.SingleBar | null = null;
  let format = '';
  let articles = 0;

  function show(wanted: string, done: number, total: number, words: Record<string, number>): void {
    if (wanted !== format) {
      bar?.stop();
      bar = new cliProgress.SingleBar({ stream, format: wanted, hideCursor: true }, cliProgress.Presets.shades_classic);
      bar.start(total, 0, words);
      format = wanted;
    }
    bar?.update(done, words);
  }

  return {
    report({ done, total, articles: taken }) {
      articles += taken;
      show(FILES, done, total, { articles });
    },
    reportEmbedding: ({ done, total, failed }) => show(VECTORS, done, total, { failed }),
    stop: () => bar?.stop(),
  };
}

function createLines(write: (line: string) => void): ProgressReporter {
  let steps = -1;
  return {
    report: ({ path, done, total, articles }) => write(`[${done}/${total}] ${path}：文章 ${articles} 篇\n`),
    reportEmbedding({ done, total, failed }) {
      const reached = Math.floor((done * STEPS) / total);
      if (reached === steps) return;
      steps = reached;
      write(`[向量 ${done}/${total}]${failed > 0 ? ` 未成 ${failed} 个` : ''}\n`);
    },
    stop: () => {},
  };
}

export function createProgress(stream: NodeJS.WriteStream): ProgressReporter {
  return stream.isTTY ? createBars(stream) : createLines((line) => void stream.write(line));
}
