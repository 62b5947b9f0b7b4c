/**
 * The port over the folder that `npm run eval` writes to. What is read of a run is kept for the next request, for the
 * few runs that were looked at last, and read anew when its file changed: a run under way grows.
 */
import { lstatSync } from 'node:fs';
import { LRUCache } from 'lru-cache';
import { JushiError } from '../../knowledge/errors.ts';
import type { RunHead } from '../../protocol/evaluation.ts';
import { differencesOf } from '../report/html/differences.ts';
import { listRunIds, recordFile, resultsFile, runFolder } from '../runs/run-folder.ts';
import { indexCases, readIndexedCase } from './case-index.ts';
import type { CaseIndex } from './case-index.ts';
import { caseReport, casesPage } from './case-views.ts';
import { comparison } from './compare-views.ts';
import type { RunLibrary } from './port.ts';
import { runHead, runReport } from './run-views.ts';
import { readStoredRecord } from './stored-record.ts';
import type { StoredRecord } from './stored-record.ts';
import type { StoredResult } from './stored-result.ts';

/** Two that are compared and one more; of 10,000 cases each they take about 30 MB. */
const KEPT_RUNS = 3;

const missing = (id: string): JushiError => new JushiError('not-found', `没有这次评测：${id}`);

/** Whether a path is what it should be itself; a link, which could lead anywhere, is not. */
function isThere(path: string, kind: 'isFile' | 'isDirectory'): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.[kind]() ?? false;
}

export function createRunLibrary(runsFolder: string): RunLibrary {
  const indexes = new LRUCache<string, { readonly stamp: string; readonly index: Promise<CaseIndex> }>({
    max: KEPT_RUNS,
  });

  function isRun(id: string): boolean {
    const folder = runFolder(runsFolder, id);
    return isThere(folder, 'isDirectory') && isThere(recordFile(folder), 'isFile');
  }

  function folderOf(id: string): string {
    if (!isRun(id)) throw missing(id);
    return runFolder(runsFolder, id);
  }

  function recordOf(id: string): StoredRecord {
    return readStoredRecord(folderOf(id));
  }

  function indexOf(id: string): Promise<CaseIndex> {
    const file = resultsFile(folderOf(id));
    if (!isThere(file, 'isFile')) return Promise.resolve({ cases: [], damagedLines: 0, isCut: false });
    const { size, mtimeMs } = lstatSync(file);
    const stamp = `${size} ${mtimeMs}`;
    const known = indexes.get(id);
    if (known?.stamp === stamp) return known.index;
    const index = indexCases(file);
    indexes.set(id, { stamp, index });
    index.catch(() => indexes.delete(id));
    return index;
  }

  async function resultOf(id: string, caseId: string): Promise<StoredResult> {
    const { cases } = await indexOf(id);
    const found = cases.find((each) => each.id === caseId);
    const result = found === undefined ? null : await readIndexedCase(resultsFile(folderOf(id)), found);
    if (result === null) throw new JushiError('not-found', '这次评测里没有这道题。');
    return result;
  }

  return {
    hasRuns: () => listRunIds(runsFolder).some(isRun),
    async list({ page, pageSize }) {
      const ids = listRunIds(runsFolder).filter(isRun);
      const runs: RunHead[] = [];
      const damaged: string[] = [];
      for (const id of ids.slice((page - 1) * pageSize, page * pageSize)) {
        try {
          runs.push(runHead(id, recordOf(id)));
        } catch {
          damaged.push(id);
        }
      }
      return { runs, damaged, page, pageSize, total: ids.length };
    },
    open: async (id) => runReport(id, recordOf(id)),
    cases: async (id, query) => casesPage(await indexOf(id), query),
    openCase: async (id, caseId) => caseReport(await resultOf(id, caseId)),
    async compare(query) {
      const sides = [query.base, query.with].map((id) => ({ head: runHead(id, recordOf(id)), id }));
      const [base, other] = await Promise.all(
        sides.map(async ({ head, id }) => ({ head, cases: (await indexOf(id)).cases })),
      );
      if (base === undefined || other === undefined) throw missing(query.base);
      return comparison(base, other, query);
    },
    async compareCase(base, other, caseId) {
      const [before, after] = [await resultOf(base, caseId), await resultOf(other, caseId)];
      return {
        before: caseReport(before),
        after: caseReport(after),
        differences: differencesOf(before.answer, after.answer),
      };
    },
  };
}
