/** A run on the terminal: the table by category, all scores with n and interval, the verdict, the first failing cases. */
import type { CaseResult } from '../run/case-result.ts';
import type { RunRecord } from '../runs/run-folder.ts';
import { SCORE_NAMES, SCORES } from '../score/score-table.ts';
import type { ScoreName } from '../score/score-table.ts';
import type { ScoreSummaries } from '../statistics/summarise.ts';
import { faultsOf } from './faults.ts';
import { textTable } from './text-table.ts';
import { gateLines, judgedWords, percent, percentWithInterval } from './wording.ts';

const COLUMNS: readonly ScoreName[] = ['correct', 'cited', 'focused', 'numbers', 'citationPrecision', 'searchHit5'];

function row(name: string, cases: number, scores: ScoreSummaries): string[] {
  return [name, String(cases), ...COLUMNS.map((score) => percent(scores[score]?.value))];
}

export function terminalReport({ id, target, sets, summary, gate, times }: RunRecord): string {
  if (summary === null) return `评测 ${id} 没有完成。`;
  const categories = summary.slices.filter(({ by }) => by === 'category');
  const table = textTable([
    ['类别', '题数', ...COLUMNS.map((score) => SCORES[score].title)],
    ...categories.map(({ key, cases, scores }) => row(key, cases, scores)),
    row('全部', summary.cases, summary.scores),
  ]);
  const scores = textTable([
    ['指标', '题数', '数值（95% 区间）'],
    ...SCORE_NAMES.flatMap((name) => {
      const score = summary.scores[name];
      return score === undefined ? [] : [[SCORES[name].title, String(score.n), percentWithInterval(score)]];
    }),
  ]);
  const flips =
    summary.flips === null
      ? []
      : [`重复 ${summary.flips.cases} 题：判定不一 ${summary.flips.verdicts} 题，回答不一 ${summary.flips.answers} 题`];
  return [
    `评测 ${id}：${sets.map(({ name }) => name).join('、')}，对象 ${target}`,
    '',
    ...table,
    '',
    ...scores,
    '',
    `通过 ${summary.passed}，未过 ${summary.failed}，出错 ${summary.errors}；用时 ${times.seconds ?? '—'} 秒，` +
      `单题 p50 ${times.p50Ms?.toFixed(0) ?? '—'} 毫秒，p95 ${times.p95Ms?.toFixed(0) ?? '—'} 毫秒`,
    ...flips,
    ...[judgedWords(summary) ?? []].flat(),
    ...(gate === null ? [] : gateLines(gate)),
  ].join('\n');
}

const LONGEST_ANSWER = 160;

/** One failing case on a few lines: what was asked, what is missing or wrong, what was said. */
export function failureLines(result: CaseResult): string {
  const { id, category, case: item, answer } = result;
  const words = answer.replace(/\s+/g, ' ');
  return [
    `✗ ${id}（${category}）${item.question}`,
    `    ${faultsOf(result).join('；')}`,
    ...(words === '' ? [] : [`    答：${words.slice(0, LONGEST_ANSWER)}${words.length > LONGEST_ANSWER ? '…' : ''}`]),
  ].join('\n');
}
