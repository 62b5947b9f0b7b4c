/**
 * What is kept in memory of a run's cases: enough to list, filter and compare them, and where each stands in
 * `results.jsonl`. About 1 kB a case; a case that is opened is read again from its place.
 */
import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { KEPT_SCORES } from '../gate/compare-runs.ts';
import { faultListOf } from '../report/faults.ts';
import type { Fault } from '../../protocol/evaluation.ts';
import type { ScoreName } from '../score/score-table.ts';
import { readLines } from './read-lines.ts';
import { parseStoredResult } from './stored-result.ts';
import type { StoredResult } from './stored-result.ts';

export interface IndexedCase {
  readonly id: string;
  readonly question: string;
  readonly category: string;
  readonly asker: string;
  readonly regions: readonly string[];
  readonly years: readonly number[];
  readonly status: StoredResult['status'];
  readonly outcome: string;
  readonly loose: boolean;
  readonly faults: Fault[];
  readonly scores: Readonly<Partial<Record<ScoreName, number | null>>>;
  /** Of outcome and answer: equal where nothing a reader sees changed. */
  readonly answerDigest: string;
  readonly offset: number;
  readonly length: number;
}

export interface CaseIndex {
  /** In the order they were asked. */
  readonly cases: readonly IndexedCase[];
  readonly damagedLines: number;
  /** True where the run has more cases than are kept. */
  readonly isCut: boolean;
}

/** An answer with its trace takes some 10 kB; a longer line than this is nothing the runner wrote. */
const LONGEST_LINE_BYTES = 4 * 1_048_576;
/** What a process keeps of one run stays below some 50 MB. */
const MOST_CASES = 50_000;

function indexed(result: StoredResult, offset: number, length: number): IndexedCase {
  const { id, category, asker, regions, years, status, outcome, loose } = result;
  const scores: Record<string, number | null | undefined> = result.scores;
  return {
    id,
    question: result.case.question,
    category,
    asker,
    regions,
    years,
    status,
    outcome,
    loose,
    faults: faultListOf(result),
    scores: Object.fromEntries(KEPT_SCORES.map((name) => [name, scores[name] ?? null])),
    answerDigest: createHash('sha256').update(`${outcome}\n${result.answer}`).digest('base64'),
    offset,
    length,
  };
}

/** @param mostCases for tests; the rest of the file is not read */
export async function indexCases(file: string, mostCases: number = MOST_CASES): Promise<CaseIndex> {
  const cases: IndexedCase[] = [];
  let damagedLines = 0;
  for await (const { text, offset, length } of readLines(file, LONGEST_LINE_BYTES)) {
    if (text?.trim() === '') continue;
    const result = text === null ? null : parseStoredResult(text);
    if (result === null) {
      damagedLines += 1;
      continue;
    }
    if (cases.length === mostCases) return { cases, damagedLines, isCut: true };
    cases.push(indexed(result, offset, length));
  }
  return { cases, damagedLines, isCut: false };
}

/** Null where the file was changed since it was indexed. */
export async function readIndexedCase(file: string, { id, offset, length }: IndexedCase): Promise<StoredResult | null> {
  const handle = await open(file, 'r');
  try {
    const buffer = Buffer.alloc(length);
    await handle.read(buffer, 0, length, offset);
    const result = parseStoredResult(buffer.toString('utf8'));
    return result?.id === id ? result : null;
  } finally {
    await handle.close();
  }
}
