/** How an answer came about: how the question was read, what was found, each score, how long it took. */
import type { CaseReport } from '../../protocol/evaluation.ts';
import { statusLabel } from '../words/labels.ts';
import { useWords } from '../words/use-words.ts';
import { scoreMeaning, scoreTitle, useEvaluationWords } from './evaluation-words.ts';

type Part = NonNullable<CaseReport['understood']>[number];

function partWords(part: Part, intent: string, status: string): string {
  const slots = [intent, ...part.regions, ...part.subjects, ...part.periods, ...part.indicators, status];
  return slots.filter((slot) => slot !== '').join(' · ');
}

export function CaseTrace({ report }: { readonly report: CaseReport }) {
  const shared = useWords();
  const words = useEvaluationWords();
  const { understood, retrieved, scores, timings } = report;
  const times = Object.entries(timings).map(
    ([stage, milliseconds]) => `${words.stages[stage] ?? stage} ${milliseconds.toFixed(1)}`,
  );
  return (
    <details className="folded">
      <summary>{words.trace}</summary>
      {understood !== null && understood.length > 0 && (
        <>
          <h4>{words.understood}</h4>
          <ol lang="zh-CN">
            {understood.map((part, index) => (
              <li key={index}>
                {partWords(
                  part,
                  words.intents[part.intent] ?? part.intent,
                  part.status === null ? '' : statusLabel(shared, part.status),
                )}
              </li>
            ))}
          </ol>
        </>
      )}
      {retrieved !== null && retrieved.length > 0 && (
        <>
          <h4>{words.retrieved}</h4>
          <ol className="retrieved">
            {retrieved.map(({ title, score, holdsEvidence }, index) => (
              <li key={index}>
                <span className="numeric">{score.toFixed(2)}</span>{' '}
                <span lang="zh-CN">{title === '' ? words.untitled : title}</span>{' '}
                {holdsEvidence && <small className="is-good">✓ {words.holdsEvidence}</small>}
              </li>
            ))}
          </ol>
        </>
      )}
      <h4>{words.scoresOfCase}</h4>
      <ul className="case-scores">
        {scores.map((score) => (
          <li key={score.name} title={scoreMeaning(words, score)}>
            {scoreTitle(words, score)} <span className="numeric">{Number(score.value.toFixed(2))}</span>
          </li>
        ))}
      </ul>
      {times.length > 0 && (
        <p className="quiet">
          {words.timings}：{times.join(' · ')}
        </p>
      )}
    </details>
  );
}
