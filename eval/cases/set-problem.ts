/** What is wrong with a set, said so that a person finds the place: file, line or entry, words. */
import { basename } from 'node:path';
import { JushiError } from '../../knowledge/errors.ts';

export interface SetProblem {
  readonly file: string;
  /** Line, row or entry, from 1; null where the whole file is meant. */
  readonly line: number | null;
  readonly words: string;
}

const MOST_SHOWN = 20;

export function problemLine({ file, line, words }: SetProblem): string {
  return `${basename(file)}${line === null ? '' : ` 第 ${line} 条`}：${words}`;
}

/** Bad input as the one error that stops a run before it starts (exit code 2). */
export function badSet(problems: readonly SetProblem[]): JushiError {
  const lines = problems.slice(0, MOST_SHOWN).map((problem) => `  - ${problemLine(problem)}`);
  const more = problems.length > MOST_SHOWN ? [`  - 另有 ${problems.length - MOST_SHOWN} 处`] : [];
  return new JushiError('bad-request', ['题集有误：', ...lines, ...more].join('\n'), { details: problems });
}
