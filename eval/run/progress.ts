/** How far a run is: a bar on a terminal, nothing elsewhere. Written to stderr, so that stdout stays the report. */
import cliProgress from 'cli-progress';
import type { CaseOutline } from './case-result.ts';

export interface RunProgress {
  report(outline: CaseOutline, done: number, total: number): void;
  /** Leaves the terminal as it was; may be called without any report before. */
  stop(): void;
}

export function createRunProgress(stream: NodeJS.WriteStream): RunProgress {
  if (!stream.isTTY) return { report: () => {}, stop: () => {} };
  const bar = new cliProgress.SingleBar(
    {
      stream,
      format: '评测 {bar} {percentage}% | {value}/{total} 题 | 未过 {failed} | 出错 {errors}',
      hideCursor: true,
    },
    cliProgress.Presets.shades_classic,
  );
  let failed = 0;
  let errors = 0;
  let isStarted = false;
  return {
    report({ status }, done, total) {
      if (!isStarted) bar.start(total, 0, { failed, errors });
      isStarted = true;
      if (status === 'fail') failed += 1;
      if (status === 'error') errors += 1;
      bar.update(done, { failed, errors });
    },
    stop: () => bar.stop(),
  };
}
