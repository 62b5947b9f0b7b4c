import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { openSqliteStore } from '../../knowledge/store/sqlite/store.ts';
import { describeKnowledgeStore } from '../contract/knowledge-store.ts';

const folder = mkdtempSync(join(tmpdir(), 'jushi-contract-'));
let opened = 0;

describeKnowledgeStore('the embedded store', {
  async open() {
    opened += 1;
    return openSqliteStore({ file: join(folder, `${opened}.sqlite`) });
  },
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));
