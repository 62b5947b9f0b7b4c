import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findBreaches, readSources } from '../../scripts/layers.ts';

const root = join(import.meta.dirname, '../..');

describe('import rules', () => {
  it('finds none broken in this house', () => {
    const sources = readSources(root);
    expect(sources.length).toBeGreaterThan(10);
    expect(findBreaches(sources)).toEqual([]);
  });

  it.each([
    ['knowledge/article.ts', `import { x } from '../answer/x.ts';`, 'knowledge must not import answer'],
    ['web/app.tsx', `import type { Article } from '../knowledge/article.ts';`, 'web must not import knowledge'],
    ['ingest/read.ts', `export { y } from '../answer/y.ts';`, 'ingest must not import answer'],
    ['answer/compose/figure.ts', `const part = await import('../../server/main.ts');`, 'answer must not import server'],
    ['protocol/answer.ts', `import '../knowledge/article.ts';`, 'protocol must not import knowledge'],
    [
      'answer/retrieve.ts',
      `import { DatabaseSync } from 'node:sqlite';`,
      'node:sqlite lives in knowledge/store/sqlite only',
    ],
    ['server/routes.ts', `import { ChatOpenAI } from '@langchain/openai';`, '@langchain/ lives in answer/model'],
    ['answer/x.ts', `import {\n  a,\n  b,\n} from '../eval/x.ts';`, 'answer must not import eval'],
  ])('finds the breach in %s', (path, text, rule) => {
    const breaches = findBreaches([{ path, text }]);
    expect(breaches).toHaveLength(1);
    expect(breaches[0]?.rule).toContain(rule);
  });

  it('lets an import downwards and a package of nobody pass', () => {
    const text = `import { z } from 'zod';\nimport { a } from '../knowledge/article.ts';\nimport { b } from './b.ts';`;
    expect(findBreaches([{ path: 'answer/a.ts', text }])).toEqual([]);
  });
});
