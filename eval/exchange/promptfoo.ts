/** Sets of promptfoo: a configuration in YAML with its tests, or tests as a table with `__expected` columns. */
import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parse } from 'yaml';
import { z } from 'zod';
import { parseCsv } from './csv.ts';
import { idByPlace } from './imported-case.ts';
import type { Imported } from './imported-case.ts';
import { assertionOfCell, expectationsOf } from './promptfoo-assertions.ts';
import type { Assertion } from './promptfoo-assertions.ts';
import { carriedFields } from './reference-entries.ts';

const assertionSchema = z.looseObject({
  type: z.string().optional(),
  value: z.unknown().optional(),
  $ref: z.string().optional(),
});
const nestedSchema = assertionSchema.extend({ assert: z.array(assertionSchema).optional() });
const testSchema = z.looseObject({
  description: z.string().optional(),
  vars: z.record(z.string(), z.unknown()).default({}),
  assert: z.array(nestedSchema).default([]),
  metadata: z.record(z.string(), z.unknown()).default({}),
});
const configurationSchema = z.looseObject({
  tests: z.union([z.string(), z.array(z.unknown())]).default([]),
  defaultTest: z.union([z.string(), testSchema.partial()]).optional(),
  assertionTemplates: z.record(z.string(), assertionSchema).default({}),
});

type Test = z.infer<typeof testSchema>;
type Templates = z.infer<typeof configurationSchema>['assertionTemplates'];

const QUESTION_NAMES = ['question', 'query', 'input', 'prompt', 'user_input', '问题', '提问'];

function questionOf(vars: Readonly<Record<string, unknown>>): unknown {
  const named = QUESTION_NAMES.find((name) => vars[name] !== undefined);
  return named === undefined ? Object.values(vars).find((value) => typeof value === 'string') : vars[named];
}

/** `{{name}}` of an expected value, from the test's variables. */
function filled(value: unknown, vars: Readonly<Record<string, unknown>>): unknown {
  if (Array.isArray(value)) return value.map((each) => filled(each, vars));
  if (typeof value !== 'string') return value;
  return value.replace(/\{\{\s*(\w+)\s*\}\}/g, (whole, name: string) => String(vars[name] ?? whole));
}

function flat(assertions: Test['assert'], templates: Templates): Assertion[] {
  return assertions.flatMap((each) => {
    if (each.$ref !== undefined) {
      const template = templates[each.$ref.split('/').at(-1) ?? ''];
      return template === undefined ? [{ type: each.$ref }] : flat([template], templates);
    }
    if (each.assert !== undefined) return flat(each.assert, templates);
    return each.type === undefined ? [] : [{ type: each.type, value: each.value }];
  });
}

function imported(line: number, test: Test, assertions: readonly Assertion[]): Imported[] {
  const { vars, metadata, description } = test;
  const { warnings, ...expectations } = expectationsOf(
    assertions.map(({ type, value }) => ({ type, value: filled(value, vars) })),
  );
  const question = questionOf(vars);
  const questions = Array.isArray(question) ? question : [question];
  const history = vars['history'];
  return questions.map((each, index) => ({
    value: {
      id: idByPlace(line) + (questions.length > 1 ? `-${index + 1}` : ''),
      question: each,
      notes: description ?? '',
      ...(expectations.answerable === false ? { category: 'unanswerable' } : {}),
      ...expectations,
      ...(Array.isArray(history) ? { history } : {}),
      ...carriedFields(metadata),
    },
    warnings,
  }));
}

/** @throws what the YAML parser or the schema finds wrong; the caller words it */
export function importPromptfooYaml(file: string, text: string): { line: number; imported: Imported }[] {
  const json: unknown = parse(text);
  const configuration = configurationSchema.parse(Array.isArray(json) ? { tests: json } : json);
  const shared = typeof configuration.defaultTest === 'object' ? configuration.defaultTest : {};
  const tests = typeof configuration.tests === 'string' ? [configuration.tests] : configuration.tests;
  const entries: { line: number; imported: Imported }[] = [];
  const add = (test: unknown): void => {
    if (typeof test === 'string') {
      const path = test.startsWith('file://')
        ? resolve(dirname(file), test.slice('file://'.length))
        : resolve(dirname(file), test);
      const included = readFileSync(fileURLToPath(pathToFileURL(path)), 'utf8');
      if (path.endsWith('.csv')) {
        for (const each of importPromptfooTable(parseCsv(included)))
          entries.push({ ...each, line: entries.length + 1 });
      } else for (const each of z.array(z.unknown()).parse(parse(included))) add(each);
      return;
    }
    const own = testSchema.parse(test);
    const merged: Test = {
      ...own,
      vars: { ...shared.vars, ...own.vars },
      metadata: { ...shared.metadata, ...own.metadata },
      assert: [...(shared.assert ?? []), ...own.assert],
    };
    const line = entries.length + 1;
    for (const each of imported(line, merged, flat(merged.assert, configuration.assertionTemplates))) {
      entries.push({ line, imported: each });
    }
  };
  for (const test of tests) add(test);
  return entries;
}

export function isPromptfooHeader(header: readonly string[]): boolean {
  return header.some((name) => /^__(?:expected\d*|metadata:|description$)/.test(name.trim()));
}

/** A table whose first row names variables, `__expected`, `__expected1` …, `__metadata:key` and `__description`. */
export function importPromptfooTable(rows: readonly (readonly string[])[]): { line: number; imported: Imported }[] {
  const [header = [], ...body] = rows.map((row) => row.map((cell) => cell.trim()));
  return body.flatMap((row, index) => {
    const cells = header.map((name, column) => [name, row[column] ?? ''] as const).filter(([, cell]) => cell !== '');
    const vars = Object.fromEntries(cells.filter(([name]) => !name.startsWith('__')));
    const metadata = Object.fromEntries(
      cells
        .filter(([name]) => name.startsWith('__metadata:'))
        .map(([name, cell]) => {
          const key = name.slice('__metadata:'.length);
          return key.endsWith('[]') ? [key.slice(0, -2), cell.split(',').map((each) => each.trim())] : [key, cell];
        }),
    );
    const description = cells.find(([name]) => name === '__description')?.[1];
    const assertions = cells.filter(([name]) => /^__expected\d*$/.test(name)).map(([, cell]) => assertionOfCell(cell));
    const test: Test = { vars, metadata, assert: [], ...(description === undefined ? {} : { description }) };
    const line = index + 2;
    return imported(line, test, assertions).map((each) => ({ line, imported: each }));
  });
}
