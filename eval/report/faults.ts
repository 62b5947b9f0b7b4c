/** What is wrong with one answer, in plain words: the same on the terminal, in JUnit, CSV and HTML. */
import type { CaseResult } from '../run/case-result.ts';

const OUTCOMES: Readonly<Record<string, string>> = { answered: '作了回答', refused: '拒答', clarify: '反问' };

/** Empty for a case that passes and is cited. */
export function faultsOf({ bits, case: item, outcome, reason, error, scores }: CaseResult): string[] {
  if (error !== null) return [`出错：${error}`];
  return [
    ...(bits.outcomeRight ? [] : [`不该${OUTCOMES[outcome] ?? outcome}${reason === null ? '' : `（${reason}）`}`]),
    ...bits.missing.map((group) => `缺少“${group.join('”或“')}”`),
    ...bits.wrong.map((words) => `不该有“${words}”`),
    ...(bits.focused ? [] : ['过长']),
    ...(bits.cited === false && item.answerable ? ['引用不到位'] : []),
    ...(bits.reason === false ? ['拒答理由不符'] : []),
    ...(scores.quotesTrue !== null && scores.quotesTrue < 1 ? ['引文与文章不符'] : []),
    ...(scores.numbers !== null && scores.numbers < 1 && bits.missing.length === 0 ? ['数值不符'] : []),
    ...(scores.slots !== null && scores.slots < 1 ? ['数据要素不符'] : []),
  ];
}
