/** A row a case with every score, for spreadsheets; UTF-8 with a byte order mark, which Excel needs for Chinese. */
import { printCsvRow } from '../exchange/csv.ts';
import type { CaseResult } from '../run/case-result.ts';
import { SCORE_NAMES, SCORES } from '../score/score-table.ts';
import { faultsOf } from './faults.ts';

const STATUSES = { pass: '通过', fail: '未过', error: '出错' } as const;

export async function* csvReport(results: AsyncIterable<CaseResult>): AsyncGenerator<string> {
  const titles = SCORE_NAMES.map((name) => SCORES[name].title);
  yield `\uFEFF${printCsvRow(['编号', '类别', '提问者', '问题', '判定', '结果类型', '问题所在', ...titles, '回答', '引文', '毫秒'])}`;
  for await (const result of results) {
    const { id, category, asker, case: item, status, outcome, scores, answer, citations, timings } = result;
    yield printCsvRow([
      id,
      category,
      asker,
      item.question,
      STATUSES[status],
      outcome,
      faultsOf(result).join('；'),
      ...SCORE_NAMES.map((name) => (scores[name] === null ? '' : String(Number((scores[name] ?? 0).toFixed(4))))),
      answer,
      citations.map(({ n, title, quote }) => `[${n ?? ''}]《${title}》${quote}`).join('\n'),
      timings['wall']?.toFixed(1) ?? '',
    ]);
  }
}
