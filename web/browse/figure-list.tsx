/** The figures read from the articles, by indicator, region, year and status; each leads to its sentence. */
import { useDeferredValue, useState } from 'react';
import type { Citation, Status } from '../../protocol/answer.ts';
import type { Coverage, ObservationView } from '../../protocol/library.ts';
import { useProof } from '../proof/proof-context.ts';
import { readFigures } from '../wire/library.ts';
import { measureLabel, statusLabel, valueLabel } from '../words/labels.ts';
import { fill, useWords } from '../words/use-words.ts';
import { Facet } from './facet.tsx';
import { ListState } from './list-state.tsx';
import { Pager } from './pager.tsx';
import { usePage } from './use-page.ts';

interface Props {
  readonly coverage: Coverage | null;
}

const PAGE_SIZE = 50;
const STATUSES: readonly Status[] = ['achieved', 'estimated', 'target', 'stated'];

function asCitation(figure: ObservationView): Citation {
  return {
    n: 1,
    articleId: figure.articleId,
    title: figure.title,
    publishedOn: null,
    regions: figure.region === null ? [] : [figure.region],
    year: null,
    source: '',
    sectionPath: [],
    quote: figure.quote,
    start: figure.start,
    end: figure.end,
    context: [],
  };
}

export function FigureList({ coverage }: Props) {
  const words = useWords();
  const proof = useProof();
  const [indicator, setIndicator] = useState('');
  const [region, setRegion] = useState('');
  const [year, setYear] = useState('');
  const [status, setStatus] = useState('');
  const [page, setPage] = useState(1);
  const settled = useDeferredValue(indicator.trim());
  const query = {
    page,
    pageSize: PAGE_SIZE,
    indicator: settled || undefined,
    region: region || undefined,
    year: year === '' ? undefined : Number(year),
    status: (status || undefined) as Status | undefined,
  };
  const loaded = usePage(JSON.stringify(query), (signal) => readFigures(query, signal));
  const choose = (set: (value: string) => void) => (value: string) => {
    set(value);
    setPage(1);
  };
  return (
    <section aria-labelledby="library-title">
      <h1 id="library-title">{words.figuresTitle}</h1>
      <p className="lead">{words.figuresText}</p>
      <div className="facets">
        <label className="facet">
          <span>{words.figureIndicator}</span>
          <input
            type="search"
            value={indicator}
            placeholder={words.indicatorFilter}
            onChange={(event) => choose(setIndicator)(event.target.value)}
          />
        </label>
        {coverage !== null && (
          <>
            <Facet
              label={words.limitRegion}
              chosen={region}
              onChoose={choose(setRegion)}
              values={coverage.regions.map((one) => ({ value: one.name, label: one.name, count: null }))}
            />
            <Facet
              label={words.year}
              chosen={year}
              onChoose={choose(setYear)}
              values={coverage.years.map((one) => ({ value: `${one.year}`, label: `${one.year}`, count: null }))}
            />
          </>
        )}
        <Facet
          label={words.figureStatus}
          chosen={status}
          onChoose={choose(setStatus)}
          values={STATUSES.map((one) => ({ value: one, label: statusLabel(words, one), count: null }))}
        />
      </div>
      <ListState
        loaded={loaded}
        totalWords={(n) => fill(words.totalFigures, { n })}
        listed={loaded.value?.observations}
        noneWords={words.noFigures}
      />
      {loaded.value !== null && loaded.value.observations.length > 0 && (
        <div className="table-scroll" tabIndex={0}>
          <table className="figure-table" aria-busy={loaded.isLoading}>
            <thead>
              <tr>
                <th scope="col">{words.figureIndicator}</th>
                <th scope="col">{words.figureValue}</th>
                <th scope="col">{words.figureMeasure}</th>
                <th scope="col">{words.figureRegion}</th>
                <th scope="col">{words.figurePeriod}</th>
                <th scope="col">{words.figureStatus}</th>
                <th scope="col">{words.columnSource}</th>
              </tr>
            </thead>
            <tbody>
              {loaded.value.observations.map((figure) => {
                const citation = asCitation(figure);
                return (
                  <tr key={figure.id}>
                    <th scope="row">
                      {[figure.subject, figure.qualifier, figure.indicator].filter(Boolean).join(' · ')}
                    </th>
                    <td className="numeric">{valueLabel(words, figure)}</td>
                    <td>{measureLabel(words, figure.measure)}</td>
                    <td>{figure.region ?? words.figureUnknown}</td>
                    <td>{figure.period ?? words.figureUnknown}</td>
                    <td>
                      <span className={`status is-${figure.status}`}>{statusLabel(words, figure.status)}</span>
                    </td>
                    <td>
                      <button
                        type="button"
                        className="source-title"
                        onClick={() => proof.openArticle(citation, [citation])}
                      >
                        {figure.title}
                      </button>
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
      )}
      {loaded.value !== null && <Pager {...loaded.value} onPage={setPage} />}
    </section>
  );
}
