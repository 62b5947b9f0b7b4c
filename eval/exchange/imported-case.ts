/** What importers share: an entry in the making, and how a reference answer in prose becomes things to look for. */
import { readQuantities } from '../score/quantities.ts';

/** A case as its schema takes it, not yet validated; fields an importer does not know are left out. */
export type ImportedCase = Record<string, unknown>;

export interface Imported {
  readonly value: ImportedCase;
  /** In plain Chinese, without file and line. */
  readonly warnings: readonly string[];
}

const REFUSAL = /^(?:拒答|应拒答|无法回答|不能回答|资料中没有|资料未涉及|没有答案|n\/a)[。.]?$/i;
const LONGEST_KEYWORD = 30;

export function isRefusalWord(words: string): boolean {
  return REFUSAL.test(words.trim());
}

/**
 * A reference answer in prose holds more words than a right answer must; its quantities are what can be checked.
 * A short one is looked for as a whole.
 * @returns groups of alternatives; empty where nothing in it can be looked for
 */
export function groupsOfReference(reference: string): string[][] {
  const words = reference.trim();
  const quantities = readQuantities(words).filter(({ kind }) => kind !== 'date');
  if (quantities.length > 0)
    return [...new Set(quantities.map(({ start, end }) => words.slice(start, end)))].map((each) => [each]);
  return words !== '' && words.length <= LONGEST_KEYWORD ? [[words.replace(/[。.]$/, '')]] : [];
}

/** A case from question and reference answer, the shape of ragas, deepeval and long two-column answers. */
export function caseOfReference(id: string, question: string, reference: string): Imported {
  if (isRefusalWord(reference))
    return { value: { id, category: 'unanswerable', question, answerable: false }, warnings: [] };
  const groups = groupsOfReference(reference);
  return {
    value: { id, question, must_include: groups, notes: reference },
    warnings: groups.length > 0 ? [] : ['参考答案里没有可逐项核对的数字或短语，请补写 must_include'],
  };
}

/** «import-0007»: sets without ids get them by place, so that a second import of the same file compares. */
export function idByPlace(line: number): string {
  return `import-${String(line).padStart(4, '0')}`;
}
