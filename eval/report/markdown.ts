/** A run as Markdown that fits a pull request comment: verdict, table by category, the first failing cases. */
import type { CaseResult } from '../run/case-result.ts';
import type { RunRecord } from '../runs/run-folder.ts';
import { SCORES } from '../score/score-table.ts';
import type { ScoreName } from '../score/score-table.ts';
import type { ScoreSummaries } from '../statistics/summarise.ts';
import { faultsOf } from './faults.ts';
import { gateLines, percent, percentWithInterval } from './wording.ts';

const COLUMNS: readonly ScoreName[] = ['correct', 'cited', 'numbers', 'citationPrecision', 'searchHit5'];
const HEADLINES: readonly ScoreName[] = [
  'correct',
  'cited',
  'refusedRight',
  'falseRefusal',
  'numbers',
  'slots',
  'quotesTrue',
];
/** GitHub refuses comments above 65,536 characters. */
const MOST_FAILURES = 30;
const LONGEST_ANSWER = 120;

const cell = (words: string): string =>
  words
    .replace(/\s+/g, ' ')
    .replaceAll('|', '\\|')
    .replace(/[<>]/g, (mark) => (mark === '<' ? '&lt;' : '&gt;'));

function row(name: string, cases: number, scores: ScoreSummaries): string {
  return `| ${cell(name)} | ${cases} | ${COLUMNS.map((score) => percent(scores[score]?.value)).join(' | ')} |`;
}

export async function markdownReport(record: RunRecord, results: AsyncIterable<CaseResult>): Promise<string> {
  const { summary, gate, sets, target, id } = record;
  if (summary === null) return `# 评测 ${id}\n\n没有完成。\n`;
  const failures: string[] = [];
  let failing = 0;
  for await (const result of results) {
    if (result.status === 'pass') continue;
    failing += 1;
    if (failing > MOST_FAILURES) continue;
    const answer = result.answer.slice(0, LONGEST_ANSWER) + (result.answer.length > LONGEST_ANSWER ? '…' : '');
    failures.push(
      `| ${cell(result.id)} | ${cell(result.case.question)} | ${cell(faultsOf(result).join('；'))} | ${cell(answer)} |`,
    );
  }
  const more = failing > MOST_FAILURES ? [`\n另有 ${failing - MOST_FAILURES} 题。`] : [];
  return [
    `# 评测 ${id}`,
    '',
    `题集 ${sets.map(({ name }) => `\`${name}\``).join('、')}，对象 ${target}：${summary.cases} 题，通过 ${summary.passed}，未过 ${summary.failed}，出错 ${summary.errors}。`,
    '',
    ...(gate === null ? [] : gateLines(gate).map((line) => `- ${line}`)),
    '',
    ...HEADLINES.flatMap((name) => {
      const score = summary.scores[name];
      return score === undefined ? [] : [`- ${SCORES[name].title}：${percentWithInterval(score)}，${score.n} 题`];
    }),
    '',
    `| 类别 | 题数 | ${COLUMNS.map((score) => SCORES[score].title).join(' | ')} |`,
    `| --- | --- |${COLUMNS.map(() => ' --- |').join('')}`,
    ...summary.slices.filter(({ by }) => by === 'category').map(({ key, cases, scores }) => row(key, cases, scores)),
    row('全部', summary.cases, summary.scores),
    ...(failures.length === 0
      ? []
      : [
          '',
          '<details><summary>没过的题</summary>',
          '',
          '| 编号 | 问题 | 问题所在 | 回答 |',
          '| --- | --- | --- | --- |',
          ...failures,
          ...more,
          '',
          '</details>',
        ]),
    '',
  ].join('\n');
}
