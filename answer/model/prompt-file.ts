/**
 * Prompts are files (prompts/*.md): a `## System` and a `## User` section with `{{placeholders}}`. Read and checked
 * once at start; the hash of the file is logged with each answer, so that a change of a prompt can be found in the log.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { JushiError } from '../../knowledge/errors.ts';
import type { ChatMessage } from './port.ts';

export interface Prompt<Name extends string> {
  /** First 12 hex digits of the file's SHA-256. */
  readonly hash: string;
  /** System message, then user message. Values are put in as they are: fence what others wrote. */
  render(values: Readonly<Record<Name, string>>): ChatMessage[];
}

const PLACEHOLDER = /\{\{([a-z]+)\}\}/g;

function sectionOf(text: string, heading: string): string | null {
  const parts = text.split(/^## (System|User)\s*$/m);
  const at = parts.indexOf(heading);
  return at < 0 ? null : (parts[at + 1] ?? '').trim();
}

/**
 * @param names the placeholders that the file must hold, each at least once, and no other
 * @throws JushiError `configuration` that names the file and the fault
 */
export function parsePrompt<Name extends string>(file: string, text: string, names: readonly Name[]): Prompt<Name> {
  const system = sectionOf(text, 'System');
  const user = sectionOf(text, 'User');
  const found = new Set([...text.matchAll(PLACEHOLDER)].map(([, name]) => name ?? ''));
  const faults = [
    ...(system === null || system === '' ? ['缺少 ## System 一节'] : []),
    ...(user === null || user === '' ? ['缺少 ## User 一节'] : []),
    ...names.filter((name) => !found.has(name)).map((name) => `缺少占位符 {{${name}}}`),
    ...[...found].filter((name) => !names.some((known) => known === name)).map((name) => `不认识的占位符 {{${name}}}`),
  ];
  if (system === null || user === null || faults.length > 0) {
    throw new JushiError('configuration', `提示词文件 prompts/${file} 有误：${faults.join('；')}。`);
  }
  const fill = (template: string, values: Readonly<Record<Name, string>>): string =>
    template.replaceAll(PLACEHOLDER, (_, name: Name) => values[name]);
  return {
    hash: createHash('sha256').update(text).digest('hex').slice(0, 12),
    render: (values) => [
      { role: 'system', content: fill(system, values) },
      { role: 'user', content: fill(user, values) },
    ],
  };
}

function readPrompt<Name extends string>(file: string, names: readonly Name[]): Prompt<Name> {
  const path = new URL(`../../prompts/${file}`, import.meta.url);
  let text: string;
  try {
    text = readFileSync(path, 'utf8').replaceAll('\r\n', '\n');
  } catch (cause) {
    throw new JushiError('configuration', `无法读取提示词文件 prompts/${file}。`, { cause });
  }
  return parsePrompt(file, text, names);
}

export interface Prompts {
  readonly answering: Prompt<'question' | 'passages' | 'reading'>;
  readonly rewriting: Prompt<'history' | 'question'>;
}

export function readPrompts(): Prompts {
  return {
    answering: readPrompt('answering.md', ['question', 'passages', 'reading']),
    rewriting: readPrompt('rewriting.md', ['history', 'question']),
  };
}

/** Text of others, which must not close the fence it is put into. */
export function fenced(text: string): string {
  return text.replaceAll('<', '＜').replaceAll('>', '＞');
}
