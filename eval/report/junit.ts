/** JUnit XML, as continuous integration shows it: a suite a category, a fail and an error told apart. */
import type { CaseResult } from '../run/case-result.ts';
import type { RunRecord } from '../runs/run-folder.ts';
import { escapeMarkup } from './escape-markup.ts';
import { faultsOf } from './faults.ts';

/** Characters that XML 1.0 cannot hold in any form. */
// oxlint-disable-next-line no-control-regex
const UNPRINTABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

const text = (words: string): string => escapeMarkup(words.replace(UNPRINTABLE, '').toWellFormed());

const seconds = (milliseconds: number | undefined): string => ((milliseconds ?? 0) / 1000).toFixed(3);

function testcase(result: CaseResult): string {
  const { id, category, case: item, status, error, answer, timings } = result;
  const head = `  <testcase classname="${text(category)}" name="${text(`${id} ${item.question}`)}" time="${seconds(timings['wall'])}"`;
  if (status === 'pass') return `${head}/>\n`;
  const faults = faultsOf(result).join('；');
  const body =
    status === 'error'
      ? `<error message="${text(error ?? '')}"/>`
      : `<failure message="${text(faults)}">${text(answer)}</failure>`;
  return `${head}>\n    ${body}\n  </testcase>\n`;
}

/** In pieces, so that a run larger than memory can be written. */
export async function* junitReport(record: RunRecord, results: AsyncIterable<CaseResult>): AsyncGenerator<string> {
  const { summary, times, id } = record;
  yield '<?xml version="1.0" encoding="UTF-8"?>\n';
  yield `<testsuite name="${text(`jushi eval ${id}`)}" tests="${summary?.cases ?? 0}" failures="${summary?.failed ?? 0}" errors="${summary?.errors ?? 0}" time="${(times.seconds ?? 0).toFixed(3)}">\n`;
  for await (const result of results) yield testcase(result);
  yield '</testsuite>\n';
}
