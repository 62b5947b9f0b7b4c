/**
 * Regression sets from files: JSONL as docs/evaluation.md has it, and what other tools write (exchange/). Every fault of
 * every file is reported at once; a set with a fault does not run. Called by the command before anything is asked.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename, extname } from 'node:path';
import type { z } from 'zod';
import { importEntry, readForeignSet } from '../exchange/read-foreign-set.ts';
import { caseSchema } from './case-schema.ts';
import type { EvalCase } from './case-schema.ts';
import type { RawEntry, RawSet } from './raw-set.ts';
import { badSet } from './set-problem.ts';
import type { SetProblem } from './set-problem.ts';

export interface SetFile {
  readonly name: string;
  /** SHA-256 of the file's bytes, hex: tells whether a run or a baseline is of the same questions. */
  readonly digest: string;
  readonly cases: number;
}

export interface CaseSets {
  readonly cases: readonly EvalCase[];
  readonly files: readonly SetFile[];
  /** What was left out or read by guess on import. */
  readonly warnings: readonly SetProblem[];
}

function readJsonLines(file: string, text: string): RawSet {
  const entries: RawEntry[] = [];
  const problems: SetProblem[] = [];
  const warnings: SetProblem[] = [];
  for (const [index, line] of text
    .replace(/^\uFEFF/, '')
    .split('\n')
    .entries()) {
    if (line.trim() === '') continue;
    try {
      const { imported } = importEntry(index + 1, JSON.parse(line));
      entries.push({ line: index + 1, value: imported.value });
      warnings.push(...imported.warnings.map((words) => ({ file, line: index + 1, words })));
    } catch {
      problems.push({ file, line: index + 1, words: '不是一行 JSON' });
    }
  }
  return { entries, problems, warnings };
}

/** zod's issue in plain Chinese: which field, what is expected. */
function wordsOf(issue: z.core.$ZodIssue): string {
  const field = issue.path.join('.') || '整条';
  switch (issue.code) {
    case 'invalid_type':
      return `${field} 应为 ${issue.expected}`;
    case 'too_small':
      return `${field} 不能为空`;
    case 'too_big':
      return `${field} 过长（最多 ${issue.maximum}）`;
    default:
      return `${field} 的内容不符合要求`;
  }
}

function readFile(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch {
    throw badSet([{ file, line: null, words: '文件不存在或无法读取' }]);
  }
}

/**
 * @param paths `.jsonl` / `.ndjson` as docs/evaluation.md has it; `.json`, `.yaml`, `.csv`, `.xlsx` as read-foreign-set.ts reads them
 * @throws JushiError `bad-request` that names every fault: unreadable, not JSON, against the schema, an id twice, no case at all
 */
export async function readCaseSets(paths: readonly string[]): Promise<CaseSets> {
  const cases: EvalCase[] = [];
  const files: SetFile[] = [];
  const problems: SetProblem[] = [];
  const warnings: SetProblem[] = [];
  const seen = new Map<string, string>();
  for (const file of paths) {
    const bytes = readFile(file);
    const isNative = /^\.(jsonl|ndjson)$/i.test(extname(file));
    const raw = isNative ? readJsonLines(file, bytes.toString('utf8')) : await readForeignSet(file, bytes);
    problems.push(...raw.problems);
    warnings.push(...raw.warnings);
    for (const { line, value } of raw.entries) {
      const parsed = caseSchema.safeParse(value);
      if (!parsed.success) {
        problems.push(...parsed.error.issues.map((issue) => ({ file, line, words: wordsOf(issue) })));
        continue;
      }
      const place = `${basename(file)} 第 ${line} 条`;
      const earlier = seen.get(parsed.data.id);
      if (earlier !== undefined) problems.push({ file, line, words: `编号 ${parsed.data.id} 已用于 ${earlier}` });
      seen.set(parsed.data.id, place);
      cases.push(parsed.data);
    }
    if (raw.entries.length === 0 && raw.problems.length === 0)
      problems.push({ file, line: null, words: '没有任何题目' });
    files.push({
      name: basename(file),
      digest: createHash('sha256').update(bytes).digest('hex'),
      cases: raw.entries.length,
    });
  }
  if (problems.length > 0) throw badSet(problems);
  return { cases, files, warnings };
}
