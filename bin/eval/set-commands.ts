/** `jushi eval lint | init | import | export | schema`: sets themselves, without a run. */
import { caseJsonSchema } from '../../eval/cases/case-schema.ts';
import { findStaleGold, staleGoldWords } from '../../eval/cases/check-gold.ts';
import { draftCases } from '../../eval/cases/draft.ts';
import { lintCases } from '../../eval/cases/lint.ts';
import { readCaseSets } from '../../eval/cases/read-set.ts';
import { problemLine } from '../../eval/cases/set-problem.ts';
import { exportPromptfoo, exportRagas } from '../../eval/exchange/export-sets.ts';
import { CONTEXTS_UNPLACED } from '../../eval/exchange/reference-entries.ts';
import { resolveContexts } from '../../eval/exchange/resolve-contexts.ts';
import type { CaseResult } from '../../eval/run/case-result.ts';
import { readResults, runFolder } from '../../eval/runs/run-folder.ts';
import { JushiError } from '../../knowledge/errors.ts';
import type { Settings } from '../../server/settings.ts';
import { openTarget } from './open-target.ts';
import { runsFolderOf } from './runs-folder-of.ts';

interface TargetOptions {
  readonly url?: string;
  readonly articles?: readonly string[];
}

const choiceOf = ({ url, articles }: TargetOptions) => ({ url: url ?? null, articles: articles ?? [], samples: false });

function setsOf(set: readonly string[] | undefined): readonly string[] {
  if (set === undefined || set.length === 0) throw new JushiError('bad-request', '请用 --set 指定题集。');
  return set;
}

/** @returns 2 where a case is worthless or its gold is not in the articles, else 0 */
export async function lintSets(
  options: TargetOptions & { readonly set?: readonly string[]; readonly gold: boolean },
  settings: Settings,
): Promise<number> {
  const { cases, warnings } = await readCaseSets(setsOf(options.set));
  const findings = lintCases(cases);
  for (const warning of warnings) console.log(`提醒  ${problemLine(warning)}`);
  for (const { id, level, words } of findings) console.log(`${level === 'fault' ? '错误' : '提醒'}  ${id}：${words}`);
  let stale = 0;
  if (options.gold) {
    const target = await openTarget(choiceOf(options), settings);
    try {
      const gone = await findStaleGold(cases, () => target.articles());
      stale = gone.length;
      for (const each of gone) console.log(`错误  ${each.id}：${staleGoldWords(each)}`);
    } finally {
      await target.close();
    }
  }
  const faults = findings.filter(({ level }) => level === 'fault').length + stale;
  console.log(`共 ${cases.length} 题：错误 ${faults}，提醒 ${findings.length + warnings.length + stale - faults}`);
  return faults > 0 ? 2 : 0;
}

export async function initSet(
  options: TargetOptions & { readonly figures: number; readonly sentences: number },
  settings: Settings,
): Promise<number> {
  const target = await openTarget(choiceOf(options), settings);
  try {
    const drafts = draftCases(target, { figuresPerArticle: options.figures, passagesPerArticle: options.sentences });
    let count = 0;
    for await (const draft of drafts) {
      console.log(JSON.stringify(draft));
      count += 1;
    }
    console.error(`起草了 ${count} 题，请逐题核对后使用。`);
    return 0;
  } finally {
    await target.close();
  }
}

/** Articles are opened only where the set holds contexts that name none. */
export async function importSets(
  files: readonly string[],
  options: TargetOptions,
  settings: Settings,
): Promise<number> {
  const { cases, warnings } = await readCaseSets(files);
  const isLookedUp = options.url !== undefined || options.articles !== undefined;
  const target = isLookedUp ? await openTarget(choiceOf(options), settings) : null;
  try {
    const { cases: resolved, unresolved } =
      target === null ? { cases, unresolved: [] } : await resolveContexts(cases, target.articles());
    for (const item of resolved) console.log(JSON.stringify(item));
    for (const { id, context } of unresolved) console.error(`${id}：没有文章含有这段依据：“${context.slice(0, 60)}”`);
    const open = target === null ? warnings : warnings.filter(({ words }) => words !== CONTEXTS_UNPLACED);
    for (const warning of open) console.error(problemLine(warning));
    console.error(`导入了 ${resolved.length} 题。`);
    return 0;
  } finally {
    await target?.close();
  }
}

export async function exportSets(
  options: {
    readonly set?: readonly string[];
    readonly to: string;
    readonly run?: string;
    readonly url: string;
    readonly out?: string;
  },
  settings: Settings,
): Promise<number> {
  const { cases } = await readCaseSets(setsOf(options.set));
  if (options.to === 'promptfoo') {
    process.stdout.write(exportPromptfoo(cases, options.url));
    return 0;
  }
  const results = new Map<string, CaseResult>();
  if (options.run !== undefined) {
    const folder = runFolder(runsFolderOf(settings, options.out), options.run);
    for await (const result of readResults(folder)) results.set(result.id, result);
  }
  process.stdout.write(exportRagas(cases, results));
  return 0;
}

export function printSchema(): number {
  console.log(JSON.stringify(caseJsonSchema(), null, 2));
  return 0;
}
