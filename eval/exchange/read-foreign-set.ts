/** Sets of other tools and of spreadsheets, told by the file's ending and then by what is in it. */
import { extname } from 'node:path';
import { readSheet } from 'read-excel-file/node';
import type { RawSet } from '../cases/raw-set.ts';
import { parseCsv } from './csv.ts';
import type { Imported } from './imported-case.ts';
import { importPlainTable } from './plain-table.ts';
import { importPromptfooTable, importPromptfooYaml, isPromptfooHeader } from './promptfoo.ts';
import { importReferenceEntry } from './reference-entries.ts';

type Placed = { readonly line: number; readonly imported: Imported };

function setOf(file: string, placed: readonly Placed[]): RawSet {
  return {
    entries: placed.map(({ line, imported }) => ({ line, value: imported.value })),
    problems: [],
    warnings: placed.flatMap(({ line, imported }) => imported.warnings.map((words) => ({ file, line, words }))),
  };
}

/** An entry of ragas or deepeval made a case; any other is taken for a case as it is. */
export function importEntry(line: number, value: unknown): Placed {
  const isCase = typeof value === 'object' && value !== null && 'question' in value;
  const imported = isCase ? null : importReferenceEntry(line, value);
  return { line, imported: imported ?? { value: value as Record<string, unknown>, warnings: [] } };
}

function entriesOfJson(json: unknown): unknown[] {
  if (Array.isArray(json)) return json;
  const list = Object.values(json ?? {}).find((each): each is unknown[] => Array.isArray(each));
  return list ?? [json];
}

/** Tables of ragas and deepeval hold lists as JSON or as Python prints them. */
function listOfCell(cell: string): string[] {
  try {
    const list: unknown = JSON.parse(cell);
    if (Array.isArray(list)) return list.map(String);
  } catch {
    const quoted = [...cell.matchAll(/'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"/g)].map(([, a, b]) => a ?? b ?? '');
    if (quoted.length > 0) return quoted;
  }
  return cell === '' ? [] : cell.split('|').map((each) => each.trim());
}

function tableOf(rows: readonly (readonly string[])[]): Placed[] {
  const header = (rows[0] ?? []).map((cell) => cell.trim());
  if (isPromptfooHeader(header)) return importPromptfooTable(rows);
  if (!header.includes('user_input') && !(header.includes('input') && header.includes('expected_output'))) {
    return importPlainTable(rows);
  }
  return rows.slice(1).map((row, index) => {
    const cells = header.map((name, column) => {
      const cell = row[column] ?? '';
      return [name, /contexts?$/.test(name) ? listOfCell(cell) : cell] as const;
    });
    return importEntry(index + 2, Object.fromEntries(cells));
  });
}

async function rowsOfSheet(bytes: Buffer): Promise<string[][]> {
  const rows = await readSheet(bytes);
  return rows.map((row) => row.map((cell) => (cell === null ? '' : String(cell))));
}

/** A file that cannot be read as what its ending says is a problem with words, never an exception. */
export async function readForeignSet(file: string, bytes: Buffer): Promise<RawSet> {
  const text = (): string => bytes.toString('utf8');
  try {
    switch (extname(file).toLowerCase()) {
      case '.json':
        return setOf(
          file,
          entriesOfJson(JSON.parse(text())).map((value, index) => importEntry(index + 1, value)),
        );
      case '.yaml':
      case '.yml':
        return setOf(file, importPromptfooYaml(file, text()));
      case '.csv':
        return setOf(file, tableOf(parseCsv(text())));
      case '.xlsx':
        return setOf(file, tableOf(await rowsOfSheet(bytes)));
      default:
        return problem(file, '不认识这种文件：题集可以是 .jsonl、.json、.yaml、.csv 或 .xlsx');
    }
  } catch {
    return problem(file, '内容与文件类型不符，无法读取');
  }
}

function problem(file: string, words: string): RawSet {
  return { entries: [], problems: [{ file, line: null, words }], warnings: [] };
}
