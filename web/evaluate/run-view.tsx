/** One run: verdict, scores with their intervals, slices, cases. */
import { useState } from 'react';
import type { RunReport, Score } from '../../protocol/evaluation.ts';
import { readRun } from '../wire/evaluation.ts';
import { fill } from '../words/use-words.ts';
import { CaseList } from './case-list.tsx';
import { NO_FILTER, type Filter } from './case-filter.ts';
import { intervalOf, percent, scoreMeaning, scoreTitle, timeOf, useEvaluationWords } from './evaluation-words.ts';
import { linkTo } from './place.ts';
import { useReading } from './reach.ts';
import { VerdictBadge } from './run-list.tsx';
import { ShareBar } from './share-bar.tsx';
import { ScoreTable } from './score-table.tsx';
import { SliceSection } from './slice-section.tsx';
import { Trouble } from './trouble.tsx';
import { VerdictBox } from './verdict-box.tsx';

export function RunView({ id }: { readonly id: string }) {
  const words = useEvaluationWords();
  const loaded = useReading(`run ${id}`, (signal) => readRun(id, signal));
  const run = loaded.value;
  return (
    <section aria-labelledby="evaluation-title">
      <p className="way-back">
        <a href={linkTo({ kind: 'list' })}>{words.allRuns}</a>
      </p>
      <h1 id="evaluation-title" tabIndex={-1}>
        {run === null ? words.title : timeOf(run.startedAt)} {run !== null && <VerdictBadge run={run} />}
      </h1>
      <Trouble loaded={loaded} goneWords={words.runRemoved} />
      {run !== null && <Report run={run} />}
    </section>
  );
}

function Report({ run }: { readonly run: RunReport }) {
  const words = useEvaluationWords();
  const [filter, setFilter] = useState<Filter>(() => ({
    ...NO_FILTER,
    status: (run.failed ?? 0) + (run.errors ?? 0) > 0 ? 'failing' : '',
  }));
  return (
    <>
      <RunFacts run={run} />
      {!run.isComplete && <p className="notice">{words.unfinishedText}</p>}
      {run.verdict !== null && <VerdictBox verdict={run.verdict} isJudged={run.isJudged} />}
      {run.scores.length > 0 && (
        <>
          <h2>{words.headline}</h2>
          <ul className="headline">
            {run.scores.map((score) => (
              <Headline key={score.name} score={score} />
            ))}
          </ul>
          <p className="quiet">{words.intervalHint}</p>
          <AllScores scores={run.allScores} />
        </>
      )}
      <SliceSection
        slices={run.slices}
        more={run.moreSlices}
        onPick={(by, key) => {
          setFilter({ ...NO_FILTER, [by]: key });
          document.querySelector<HTMLElement>('#case-list-title')?.focus();
        }}
      />
      <CaseList id={run.id} filter={filter} onFilter={setFilter} />
    </>
  );
}

function Headline({ score }: { readonly score: Score }) {
  const words = useEvaluationWords();
  return (
    <li>
      <span>
        {scoreTitle(words, score)}
        {score.better === 'low' && <small>{words.lowIsBetter}</small>}
      </span>
      <strong>{percent(score.value)}</strong>
      <ShareBar {...score} />
      <small>
        {fill(words.interval, { low: percent(score.low), high: percent(score.high) })} ·{' '}
        {fill(words.cases, { n: score.n })}
      </small>
    </li>
  );
}

function AllScores({ scores }: { readonly scores: readonly Score[] }) {
  const words = useEvaluationWords();
  return (
    <details className="folded">
      <summary>{words.allScores}</summary>
      <ScoreTable columns={[words.score, words.value, words.caseCount, words.meaning]}>
        {scores.map((score) => (
          <tr key={score.name}>
            <th scope="row">{scoreTitle(words, score)}</th>
            <td className="numeric">
              {percent(score.value)}（{intervalOf(score)}）
            </td>
            <td className="numeric">{score.n}</td>
            <td className="meaning">
              {scoreMeaning(words, score)}
              {score.better === 'low' && `（${words.lowIsBetter}）`}
            </td>
          </tr>
        ))}
      </ScoreTable>
    </details>
  );
}

function RunFacts({ run }: { readonly run: RunReport }) {
  const words = useEvaluationWords();
  const { articles } = run;
  const shownArticles =
    articles === null
      ? words.unknown
      : articles.digest === null
        ? fill(words.articlesFacts, { n: articles.count })
        : fill(words.articlesDigest, { n: articles.count, digest: articles.digest.slice(0, 12) });
  const wording = {
    extractive: words.wordingExtractive,
    model: fill(words.wordingModel, { model: run.model ?? '' }),
    unknown: words.unknown,
  }[run.wording];
  const times = [
    run.seconds === null ? '' : fill(words.seconds, { n: run.seconds.toFixed(1) }),
    run.p50Ms === null ? '' : fill(words.perCase, { p50: run.p50Ms.toFixed(0), p95: (run.p95Ms ?? 0).toFixed(0) }),
  ].filter((each) => each !== '');
  const counts = { passed: run.passed ?? 0, failed: run.failed ?? 0, errors: run.errors ?? 0 };
  const rows: [string, string][] = [
    [words.sets, run.sets.map(({ name, cases }) => `${name}（${fill(words.cases, { n: cases })}）`).join('、')],
    [
      words.caseList,
      [fill(words.cases, { n: run.cases }), run.passed === null ? '' : fill(words.counts, counts)]
        .filter((each) => each !== '')
        .join(' · '),
    ],
    [words.target, run.target],
    [words.articles, shownArticles],
    [words.wording, wording],
    ...(run.version === null ? [] : [[words.version, run.version] satisfies [string, string]]),
    ...(times.length === 0 ? [] : [[words.duration, times.join(' · ')] satisfies [string, string]]),
  ];
  return (
    <>
      <dl className="run-facts">
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {run.flips !== null && <p className="quiet">{fill(words.flips, run.flips)}</p>}
      {run.judged !== null && (
        <p className="quiet">{fill(words.judged, { value: percent(run.judged.mean), n: run.judged.n })}</p>
      )}
    </>
  );
}
