/**
 * A baseline is a run somebody blessed: per case its scores and the answer given, in a file that is committed and
 * reviewed. One case a line and no times, so that a change reads as a change.
 */
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import type { SetFile } from '../cases/read-set.ts';
import { JushiError } from '../../knowledge/errors.ts';
import type { CaseResult } from '../run/case-result.ts';
import { SCORE_NAMES, isScoreName } from '../score/score-table.ts';
import type { CaseScores } from '../score/score-table.ts';

const baselineCaseSchema = z.object({
  id: z.string(),
  outcome: z.string(),
  scores: z.record(z.string(), z.number()),
  answer: z.string(),
});

const baselineSchema = z.object({
  format: z.literal(1),
  sets: z.array(z.object({ name: z.string(), digest: z.string(), cases: z.number() })),
  cases: z.array(baselineCaseSchema),
});

export interface BaselineCase {
  readonly id: string;
  readonly outcome: string;
  readonly scores: Readonly<Partial<CaseScores>>;
  readonly answer: string;
}

export interface Baseline {
  readonly sets: readonly SetFile[];
  readonly cases: readonly BaselineCase[];
}

export function baselineCaseOf({ id, outcome, scores, answer }: CaseResult): BaselineCase {
  const given = SCORE_NAMES.filter((name) => scores[name] !== null);
  return { id, outcome, scores: Object.fromEntries(given.map((name) => [name, rounded(scores[name])])), answer };
}

/** Shares in a file a person reads; six digits keep 1 apart from almost 1. */
function rounded(value: number | null): number {
  return Number((value ?? 0).toFixed(6));
}

/**
 * @returns null where the file is missing: a first run has none
 * @throws JushiError `bad-request` where it is no baseline
 */
export function readBaseline(file: string): Baseline | null {
  if (!existsSync(file)) return null;
  try {
    const { sets, cases } = baselineSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
    return {
      sets,
      cases: cases.map(({ scores, ...rest }) => ({
        ...rest,
        scores: Object.fromEntries(Object.entries(scores).filter(([name]) => isScoreName(name))),
      })),
    };
  } catch (cause) {
    throw new JushiError('bad-request', `基线文件无法读取或格式不对：${file}。可用 --bless 重新写入。`, { cause });
  }
}

/** Whole or not at all: written aside and moved. */
export function writeBaseline(file: string, { sets, cases }: Baseline): void {
  const lines = [...cases].sort((a, b) => (a.id < b.id ? -1 : 1)).map((each) => `    ${JSON.stringify(each)}`);
  const text = `{\n  "format": 1,\n  "sets": ${JSON.stringify(sets)},\n  "cases": [\n${lines.join(',\n')}\n  ]\n}\n`;
  mkdirSync(dirname(file), { recursive: true });
  const aside = `${file}.${process.pid}.tmp`;
  writeFileSync(aside, text);
  renameSync(aside, file);
}
