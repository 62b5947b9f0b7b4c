/** What the gate found in a run, in words. */
import type { Verdict } from '../../protocol/evaluation.ts';
import { fill } from '../words/use-words.ts';
import type { EvaluationWords } from '../words/evaluation-zh.ts';
import { percent, scoreTitle, useEvaluationWords } from './evaluation-words.ts';

function verdictTitle(words: EvaluationWords, exitCode: number): string {
  const titles = [words.verdict0, words.verdict1, words.verdict2, words.verdict3];
  return titles[exitCode] ?? words.verdict1;
}

function floorLine(words: EvaluationWords, floor: Verdict['floors'][number]): string {
  const limit = floor.atLeast === null ? `≤ ${percent(floor.atMost)}` : `≥ ${percent(floor.atLeast)}`;
  const where = floor.where === null ? '' : `（${floor.where}）`;
  return fill(floor.isKept ? words.floorKept : words.floorMissed, {
    floor: `${scoreTitle(words, floor)} ${limit}${where}`,
    value: percent(floor.value),
    n: floor.n,
  });
}

interface Props {
  readonly verdict: Verdict;
  readonly isJudged: boolean;
}

export function VerdictBox({ verdict, isJudged }: Props) {
  const words = useEvaluationWords();
  const { exitCode, hasBaseline, regressions, regressionCount, errorCount, worse, floors, staleGoldCount } = verdict;
  if (!isJudged) return <p className="verdict is-open">{words.unjudged}</p>;
  const listed = regressions.join('、');
  const ids = regressionCount > regressions.length ? fill(words.andMore, { ids: listed }) : listed;
  return (
    <div className={exitCode === 0 ? 'verdict' : 'verdict is-fail'}>
      <strong>{verdictTitle(words, exitCode)}</strong>
      <ul>
        {errorCount > 0 && <li>{fill(words.unanswered, { n: errorCount })}</li>}
        {!hasBaseline && <li>{words.noBaseline}</li>}
        {regressionCount > 0 && <li>{fill(words.regressions, { n: regressionCount, ids })}</li>}
        {worse.map((change) => (
          <li key={change.name}>
            {fill(words.worseThanBaseline, {
              title: scoreTitle(words, change),
              worse: change.worse,
              better: change.better,
            })}
          </li>
        ))}
        {floors.map((floor) => (
          <li key={`${floor.name} ${floor.where}`} className={floor.isKept ? undefined : 'is-bad'}>
            {floorLine(words, floor)}
          </li>
        ))}
        {staleGoldCount > 0 && <li>{fill(words.staleGold, { n: staleGoldCount })}</li>}
      </ul>
    </div>
  );
}
