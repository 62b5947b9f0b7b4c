/** Every report of a run, written beside its results: HTML, Markdown, JUnit, CSV (run.json and results.jsonl are there already). */
import { createWriteStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Baseline } from '../gate/baseline.ts';
import { readResults } from '../runs/run-folder.ts';
import type { RunRecord } from '../runs/run-folder.ts';
import { csvReport } from './csv-report.ts';
import { htmlReport } from './html/page.ts';
import { junitReport } from './junit.ts';
import { markdownReport } from './markdown.ts';

export const REPORT_FILES = {
  html: 'report.html',
  markdown: 'report.md',
  junit: 'junit.xml',
  csv: 'report.csv',
} as const;

/** @param baseline null without one: changes are then left out */
export async function writeReports(folder: string, record: RunRecord, baseline: Baseline | null): Promise<void> {
  const write = (name: string, pieces: AsyncIterable<string>): Promise<void> =>
    pipeline(Readable.from(pieces), createWriteStream(join(folder, name)));
  await write(REPORT_FILES.html, htmlReport(record, readResults(folder), baseline));
  await write(REPORT_FILES.junit, junitReport(record, readResults(folder)));
  await write(REPORT_FILES.csv, csvReport(readResults(folder)));
  await writeFile(join(folder, REPORT_FILES.markdown), await markdownReport(record, readResults(folder)));
}
