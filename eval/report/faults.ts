/**
 * What is wrong with one answer: as codes for the client's page, and in plain words, the same on the terminal, in JUnit,
 * CSV and HTML.
 */
import type { Fault } from '../../protocol/evaluation.ts';
import type { CaseResult } from '../run/case-result.ts';

const OUTCOMES: Readonly<Record<string, string>> = { answered: '作了回答', refused: '拒答', clarify: '反问' };

/** Empty for a case that passes and is cited. `outcome` has the outcome and, where there is one, the reason given. */
export function faultListOf({ bits, case: item, outcome, reason, error, scores }: FaultyCase): Fault[] {
  const plain = (code: Fault['code'], isThere: boolean): Fault[] => (isThere ? [{ code, words: [] }] : []);
  if (error !== null) return [{ code: 'error', words: [error] }];
  return [
    ...(bits.outcomeRight
      ? []
      : [{ code: 'outcome' as const, words: reason === null ? [outcome] : [outcome, reason] }]),
    ...bits.missing.map((group) => ({ code: 'missing' as const, words: [...group] })),
    ...bits.wrong.map((words) => ({ code: 'unwanted' as const, words: [words] })),
    ...plain('long', !bits.focused),
    ...plain('uncited', bits.cited === false && item.answerable),
    ...plain('reason', bits.reason === false),
    ...plain('false-quote', scores.quotesTrue !== null && scores.quotesTrue < 1),
    ...plain('numbers', scores.numbers !== null && scores.numbers < 1 && bits.missing.length === 0),
    ...plain('slots', scores.slots !== null && scores.slots < 1),
  ];
}

function wordsOf({ code, words }: Fault): string {
  const [first = '', reason] = words;
  switch (code) {
    case 'error':
      return `出错：${first}`;
    case 'outcome':
      return `不该${OUTCOMES[first] ?? first}${reason === undefined ? '' : `（${reason}）`}`;
    case 'missing':
      return `缺少“${words.join('”或“')}”`;
    case 'unwanted':
      return `不该有“${first}”`;
    case 'long':
      return '过长';
    case 'uncited':
      return '引用不到位';
    case 'reason':
      return '拒答理由不符';
    case 'false-quote':
      return '引文与文章不符';
    case 'numbers':
      return '数值不符';
    case 'slots':
      return '数据要素不符';
  }
}

/** What is looked at of a case: less than all, so that what was saved by another version can be judged, too. */
export type FaultyCase = Pick<CaseResult, 'bits' | 'outcome' | 'reason' | 'error'> & {
  readonly case: Pick<CaseResult['case'], 'answerable'>;
  readonly scores: Pick<CaseResult['scores'], 'quotesTrue' | 'numbers' | 'slots'>;
};

export function faultsOf(result: FaultyCase): string[] {
  return faultListOf(result).map(wordsOf);
}
