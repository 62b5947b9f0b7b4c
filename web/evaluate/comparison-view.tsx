/** Two runs compared: what got better and worse, whether that is chance, where it lies, and each case that changed. */
import { useState } from 'react';
import type { Change, Comparison, ComparedCase, RunHead } from '../../protocol/evaluation.ts';
import { Pager } from '../browse/pager.tsx';
import { readComparison } from '../wire/evaluation.ts';
import { fill, useWords } from '../words/use-words.ts';
import type { EvaluationWords } from '../words/evaluation-zh.ts';
import { CaseItem, StatusBadge } from './case-list.tsx';
import { ComparedCaseView } from './compared-case-view.tsx';
import {
  changeLabel,
  chanceWords,
  faultWords,
  percent,
  scoreTitle,
  timeOf,
  useEvaluationWords,
} from './evaluation-words.ts';
import { linkTo } from './place.ts';
import { useReading } from './reach.ts';
import { VerdictBadge } from './run-list.tsx';
import { ScoreTable } from './score-table.tsx';
import { SliceDifferences } from './slice-differences.tsx';
import { Trouble } from './trouble.tsx';

interface Props {
  readonly base: string;
  readonly other: string;
}

const CHANGES: readonly Change[] = ['now-failing', 'now-passing', 'still-failing', 'weaker', 'changed-answer'];

export function ComparisonView({ base, other }: Props) {
  const words = useEvaluationWords();
  const [change, setChange] = useState<Change | undefined>(undefined);
  const [page, setPage] = useState(1);
  const loaded = useReading(`compare ${base} ${other} ${change} ${page}`, (signal) =>
    readComparison({ base, with: other }, { change, page }, signal),
  );
  const found = loaded.value;
  return (
    <section aria-labelledby="evaluation-title">
      <p className="way-back">
        <a href={linkTo({ kind: 'list' })}>{words.allRuns}</a>
      </p>
      <h1 id="evaluation-title" tabIndex={-1}>
        {words.comparison}
      </h1>
      <Trouble loaded={loaded} goneWords={words.runRemoved} />
      {found !== null && (
        <>
          <div className="compared-runs">
            <ComparedRun title={words.before} run={found.base} />
            <ComparedRun title={words.after} run={found.with} />
          </div>
          <p>
            <a href={linkTo({ kind: 'compare', base: other, with: base })}>{words.swap}</a>
          </p>
          <Differs found={found} />
          {found.common === 0 ? (
            <p className="notice">{words.nothingCommon}</p>
          ) : (
            <>
              <Summary found={found} />
              <SliceDifferences slices={found.slices} more={found.moreSlices} />
              <h2 id="case-list-title">{words.caseList}</h2>
              <div className="changes" role="group" aria-label={words.change}>
                {CHANGES.map((each) => (
                  <button
                    key={each}
                    type="button"
                    aria-pressed={found.change === each}
                    onClick={() => {
                      setChange(each);
                      setPage(1);
                    }}
                  >
                    {changeLabel(words, each)} <small>{found.counts[each]}</small>
                  </button>
                ))}
              </div>
              {found.cases.length === 0 && <p className="quiet">{words.noCases}</p>}
              <ul className="case-list" aria-busy={loaded.isLoading}>
                {found.cases.map((each) => (
                  <CaseItem
                    key={`${found.change} ${each.id}`}
                    head={each}
                    badges={
                      <>
                        <StatusBadge status={each.before.status} />
                        <span aria-hidden="true">→</span>
                        <StatusBadge status={each.after.status} />
                      </>
                    }
                    faults={<WhatChanged item={each} />}
                  >
                    {() => <ComparedCaseView base={base} other={other} caseId={each.id} />}
                  </CaseItem>
                ))}
              </ul>
              <Pager {...found} onPage={setPage} />
            </>
          )}
        </>
      )}
    </section>
  );
}

function ComparedRun({ title, run }: { readonly title: string; readonly run: RunHead }) {
  const words = useEvaluationWords();
  const articles = run.articles === null ? '' : `（${fill(words.articlesFacts, { n: run.articles.count })}）`;
  return (
    <section aria-label={title}>
      <small>{title}</small>
      <p>
        <a href={linkTo({ kind: 'run', id: run.id })}>{timeOf(run.startedAt)}</a> <VerdictBadge run={run} />
      </p>
      <p className="facts">
        {[run.sets.map(({ name }) => name).join('、'), `${run.target}${articles}`, run.model ?? '']
          .filter(Boolean)
          .join(' · ')}
      </p>
      <p>
        {run.scores.slice(0, 2).map((score) => (
          <span key={score.name} className="run-score">
            {scoreTitle(words, score)} <strong>{percent(score.value)}</strong>
          </span>
        ))}
      </p>
    </section>
  );
}

/** What besides the answers differs between two runs. */
function differencesOf(words: EvaluationWords, before: RunHead, after: RunHead): string[] {
  const sets = (run: RunHead): string => JSON.stringify(run.sets);
  const articles = (run: RunHead): string => JSON.stringify(run.articles);
  return [
    ...(sets(before) === sets(after) ? [] : [words.differsSets]),
    ...(before.target === after.target ? [] : [words.differsTarget]),
    ...(articles(before) === articles(after) ? [] : [words.differsArticles]),
    ...(before.wording === after.wording && before.model === after.model ? [] : [words.differsWording]),
    ...(before.version === after.version ? [] : [words.differsVersion]),
  ];
}

function Differs({ found }: { readonly found: Comparison }) {
  const words = useEvaluationWords();
  const what = differencesOf(words, found.base, found.with);
  if (what.length === 0) return null;
  return <p className="notice">{fill(words.differs, { what: what.join('、') })}</p>;
}

function Summary({ found }: { readonly found: Comparison }) {
  const words = useEvaluationWords();
  const { counts, common, added, gone, changes } = found;
  return (
    <>
      <p className="compare-summary">
        {fill(words.summary, {
          common,
          better: counts['now-passing'],
          worse: counts['now-failing'],
          still: counts['still-failing'],
        })}
      </p>
      {added + gone > 0 && <p className="quiet">{fill(words.onlyAfter, { n: added, gone })}</p>}
      <ScoreTable columns={[words.score, words.better, words.worse, words.isItChance]}>
        {changes.map((each) => (
          <tr key={each.name}>
            <th scope="row">{scoreTitle(words, each)}</th>
            <td className={each.better === 0 ? 'numeric' : 'numeric is-good'}>
              {each.better === 0 ? 0 : `+${each.better}`}
            </td>
            <td className={each.worse === 0 ? 'numeric' : 'numeric is-bad'}>
              {each.worse === 0 ? 0 : `−${each.worse}`}
            </td>
            <td className="meaning">{chanceWords(words, each)}</td>
          </tr>
        ))}
      </ScoreTable>
      <p className="quiet">{words.test}</p>
    </>
  );
}

function WhatChanged({ item }: { readonly item: ComparedCase }) {
  const shared = useWords();
  const words = useEvaluationWords();
  const faults = item.after.faults.map((fault) => faultWords(words, fault));
  const join = shared.browseEvaluation === words.title ? '、' : ', ';
  return (
    <>
      {faults.length > 0 && <span className="faults">{faults.join('；')}</span>}
      {item.lost.length > 0 && <span className="is-bad">{fill(words.lost, { scores: item.lost.join(join) })}</span>}
      {item.won.length > 0 && <span className="is-good">{fill(words.won, { scores: item.won.join(join) })}</span>}
    </>
  );
}
