/** The saved runs, newest first; two that are ticked can be compared. */
import { useState } from 'react';
import type { RunHead } from '../../protocol/evaluation.ts';
import { Pager } from '../browse/pager.tsx';
import { readRuns } from '../wire/evaluation.ts';
import { fill } from '../words/use-words.ts';
import { intervalOf, percent, scoreTitle, timeOf, useEvaluationWords } from './evaluation-words.ts';
import { linkTo } from './place.ts';
import { useReading } from './reach.ts';
import { ShareBar } from './share-bar.tsx';
import { Trouble } from './trouble.tsx';

/** The later of two runs is the one that is judged; a third tick lets go of the first. */
function chosenAfter(chosen: readonly RunHead[], run: RunHead, isChosen: boolean): RunHead[] {
  const others = chosen.filter(({ id }) => id !== run.id);
  return isChosen ? [...others, run].slice(-2) : others;
}

function inOrder(chosen: readonly RunHead[]): readonly [RunHead, RunHead] | null {
  const [first, second] = chosen.toSorted((a, b) => (a.startedAt < b.startedAt ? -1 : 1));
  return first === undefined || second === undefined ? null : [first, second];
}

export function RunList() {
  const words = useEvaluationWords();
  const [page, setPage] = useState(1);
  const [chosen, setChosen] = useState<readonly RunHead[]>([]);
  const loaded = useReading(`runs ${page}`, (signal) => readRuns(page, signal));
  const found = loaded.value;
  const pair = inOrder(chosen);
  return (
    <section aria-labelledby="evaluation-title">
      <h1 id="evaluation-title" tabIndex={-1}>
        {words.title}
      </h1>
      <p className="lead">{words.lead}</p>
      <Trouble loaded={loaded} goneWords={words.switchedOff} />
      {found !== null && found.total === 0 && (
        <div className="notice">
          <p>
            <strong>{words.noRuns}</strong>
          </p>
          <p>{words.noRunsHow}</p>
          <pre className="command">npm run eval</pre>
        </div>
      )}
      {found !== null && found.total > 0 && (
        <>
          <div className="compare-bar">
            <span role="status">
              {chosen.length === 0 ? words.chosenNone : pair === null ? words.chosenOne : words.chosenTwo}
            </span>
            <button
              type="button"
              className="plain-button is-primary"
              disabled={pair === null}
              onClick={() => {
                if (pair !== null) location.hash = linkTo({ kind: 'compare', base: pair[0].id, with: pair[1].id });
              }}
            >
              {words.compare}
            </button>
          </div>
          <p className="total">{fill(words.totalRuns, { n: found.total })}</p>
          {found.damaged.map((id) => (
            <p key={id} className="notice">
              {fill(words.damagedRun, { id })}
            </p>
          ))}
          <ul className="run-list" aria-busy={loaded.isLoading}>
            {found.runs.map((run) => (
              <RunItem
                key={run.id}
                run={run}
                isChosen={chosen.some(({ id }) => id === run.id)}
                onChoose={(isChosen) => setChosen(chosenAfter(chosen, run, isChosen))}
              />
            ))}
          </ul>
          <Pager {...found} onPage={setPage} />
        </>
      )}
    </section>
  );
}

interface ItemProps {
  readonly run: RunHead;
  readonly isChosen: boolean;
  onChoose(isChosen: boolean): void;
}

function RunItem({ run, isChosen, onChoose }: ItemProps) {
  const words = useEvaluationWords();
  const time = timeOf(run.startedAt);
  const articles = run.articles === null ? '' : `（${fill(words.articlesFacts, { n: run.articles.count })}）`;
  const facts = [
    run.sets.map(({ name }) => name).join('、'),
    `${run.target}${articles}`,
    fill(words.cases, { n: run.cases }),
    run.passed === null
      ? ''
      : fill(words.counts, { passed: run.passed, failed: run.failed ?? 0, errors: run.errors ?? 0 }),
    run.model ?? '',
  ];
  return (
    <li className={isChosen ? 'is-chosen' : undefined}>
      <input
        type="checkbox"
        checked={isChosen}
        disabled={!run.isComplete}
        aria-label={fill(words.choose, { time })}
        onChange={(event) => onChoose(event.target.checked)}
      />
      <div className="run-words">
        <a href={linkTo({ kind: 'run', id: run.id })}>{time}</a>
        <VerdictBadge run={run} />
        <p className="facts">{facts.filter((fact) => fact !== '').join(' · ')}</p>
      </div>
      <dl className="run-scores">
        {run.scores.slice(0, 2).map((score) => (
          <div key={score.name}>
            <dt>{scoreTitle(words, score)}</dt>
            <dd>
              <strong>{percent(score.value)}</strong> <small>{intervalOf(score)}</small>
              <ShareBar {...score} />
            </dd>
          </div>
        ))}
      </dl>
    </li>
  );
}

export function VerdictBadge({ run }: { readonly run: Pick<RunHead, 'exitCode' | 'isComplete' | 'isJudged'> }) {
  const words = useEvaluationWords();
  if (!run.isComplete) return <span className="badge is-open">{words.unfinished}</span>;
  if (run.exitCode === null || !run.isJudged) return null;
  return run.exitCode === 0 ? (
    <span className="badge is-pass">{words.passed}</span>
  ) : (
    <span className="badge is-fail">{words.failed}</span>
  );
}
