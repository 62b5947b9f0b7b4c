/** `jushi eval runs | compare`: runs that were saved. */
import { compareRuns } from '../../eval/gate/compare-runs.ts';
import { textTable } from '../../eval/report/text-table.ts';
import { percent } from '../../eval/report/wording.ts';
import { listRuns, loadOutlines, loadRun, runFolder } from '../../eval/runs/run-folder.ts';
import { SCORES } from '../../eval/score/score-table.ts';
import type { Settings } from '../../server/settings.ts';
import { runsFolderOf } from './runs-folder-of.ts';

export function showRuns(options: { readonly out?: string }, settings: Settings): number {
  const runs = listRuns(runsFolderOf(settings, options.out));
  const rows = runs.map(({ id, sets, selected, isComplete, summary, target }) => [
    id,
    sets.map(({ name }) => name).join('、'),
    target,
    String(selected),
    isComplete ? percent(summary?.scores.correct?.value) : '未完成',
    percent(summary?.scores.cited?.value),
  ]);
  console.log(
    textTable([['评测', '题集', '对象', '题数', SCORES.correct.title, SCORES.cited.title], ...rows]).join('\n'),
  );
  return 0;
}

/** @returns 0 whatever changed: comparing judges nothing */
export async function showComparison(
  before: string,
  after: string,
  options: { readonly out?: string },
  settings: Settings,
): Promise<number> {
  const folder = runsFolderOf(settings, options.out);
  for (const id of [before, after]) loadRun(folder, id);
  const { common, added, gone, worse, better, changes } = compareRuns(
    await loadOutlines(runFolder(folder, before)),
    await loadOutlines(runFolder(folder, after)),
  );
  console.log(`共同 ${common} 题，新增 ${added.length}，减少 ${gone.length}`);
  for (const { score, worse: lost, better: won, p } of changes) {
    console.log(`${SCORES[score].title}：变差 ${lost}，变好 ${won}（McNemar 精确检验 p = ${p.toFixed(4)}）`);
  }
  for (const [title, cases] of [
    ['变差', worse],
    ['变好', better],
  ] as const) {
    for (const { id, scores } of cases)
      console.log(`${title}  ${id}：${scores.map((name) => SCORES[name].title).join('、')}`);
  }
  return 0;
}
