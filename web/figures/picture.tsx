/** A comparison or a series as a table and a chart that can be switched; every point leads to its citation. */
import { lazy, Suspense, useMemo } from 'react';
import type { Citation } from '../../protocol/answer.ts';
import { Marker } from '../proof/marker.tsx';
import { useProof } from '../proof/proof-context.ts';
import { useChoice } from '../talk/choices.ts';
import { saveFile, saveText } from '../talk/take-away.ts';
import { measureLabel, statusLabel, valueLabel } from '../words/labels.ts';
import { useWords } from '../words/use-words.ts';
import type { Words } from '../words/zh.ts';
import { toCsv } from './csv.ts';
import type { Series } from './series.ts';
import { ViewSwitch, type View } from './view-switch.tsx';

const Chart = lazy(() => import('./chart.tsx'));

interface Props {
  readonly series: readonly Series[];
  readonly citations: readonly Citation[];
  /** Whether the answer's own text is a table already: then the chart comes first. */
  readonly hasTable: boolean;
}

export default function Picture({ series, citations, hasTable }: Props) {
  return (
    <>
      {series.map((one) => (
        <OnePicture
          key={`${one.indicator}-${one.unit}-${one.points[0]?.figure.measure}`}
          series={one}
          citations={citations}
          hasTable={hasTable}
        />
      ))}
    </>
  );
}

function isMixed(series: Series): boolean {
  return new Set(series.points.map(({ figure }) => figure.status)).size > 1;
}

function withStatus(series: Series, words: Words): Series {
  const points = series.points.map((point) => ({
    ...point,
    label: `${point.label} ${statusLabel(words, point.figure.status)}`,
  }));
  return { ...series, points };
}

interface OneProps extends Omit<Props, 'series'> {
  readonly series: Series;
}

function OnePicture({ series, citations, hasTable }: OneProps) {
  const words = useWords();
  const proof = useProof();
  const [view, setView] = useChoice<View>(
    `picture ${series.indicator} ${series.unit} ${series.measure}`,
    hasTable ? 'chart' : 'table',
  );
  const citationOf = (n: number): Citation | undefined => citations.find((one) => one.n === n);
  const name =
    series.measure === 'level' ? series.indicator : `${series.indicator}${measureLabel(words, series.measure)}`;
  const statuses = new Set(series.points.map(({ figure }) => figure.status));
  const [status] = statuses;
  // A target must not pass for a result: the title says what all are, or every bar what it is.
  const told = statuses.size === 1 && (status === 'target' || status === 'estimated') ? statusLabel(words, status) : '';
  const aside = [told, series.unit].filter((part) => part !== '').join('，');
  const title = aside === '' ? name : `${name}（${aside}）`;
  const drawn = useMemo(() => (isMixed(series) ? withStatus(series, words) : series), [series, words]);
  const isByPlace = series.axis === 'region';

  const exportCsv = (): void => {
    const header = [words.columnPlace, title, words.figurePeriod, words.figureStatus, words.columnSource];
    const rows = series.points.map(({ label, figure }) => [
      label,
      figure.value,
      figure.period,
      statusLabel(words, figure.status),
      citationOf(figure.n)?.title ?? '',
    ]);
    saveText(`${series.indicator}.csv`, toCsv(header, rows), 'text/csv');
  };
  const exportPng = async (): Promise<void> => {
    const { drawPng } = await import('./draw.ts');
    saveFile(`${series.indicator}.png`, await drawPng(drawn, title));
  };

  return (
    <figure className="picture">
      <figcaption>
        <strong>{title}</strong>
        <span className="picture-tools">
          <ViewSwitch views={['table', 'chart']} chosen={view} onChoose={setView} />
          <button type="button" className="plain-button" onClick={exportCsv}>
            {words.exportCsv}
          </button>
          <button type="button" className="plain-button" onClick={() => void exportPng()}>
            {words.exportPng}
          </button>
        </span>
      </figcaption>
      {view === 'chart' && (
        <Suspense fallback={<p className="quiet chart-space">{words.loading}</p>}>
          <Chart
            series={drawn}
            title={title}
            onPick={(n) => {
              const citation = citationOf(n);
              if (citation !== undefined) proof.openArticle(citation, citations);
            }}
          />
        </Suspense>
      )}
      <div className={view === 'table' ? 'table-scroll' : 'off-screen'}>
        <table>
          <thead>
            <tr>
              <th scope="col">{isByPlace ? words.figureRegion : words.figurePeriod}</th>
              <th scope="col">{words.columnValue}</th>
              {isByPlace && <th scope="col">{words.figurePeriod}</th>}
              <th scope="col">{words.figureStatus}</th>
              <th scope="col">{words.columnSource}</th>
            </tr>
          </thead>
          <tbody>
            {series.points.map(({ name, label, figure }) => {
              const citation = citationOf(figure.n);
              return (
                <tr key={`${label}-${figure.answerStart}`}>
                  <th scope="row">{name}</th>
                  <td className="numeric">{valueLabel(words, figure)}</td>
                  {isByPlace && <td>{figure.period ?? words.figureUnknown}</td>}
                  <td>{statusLabel(words, figure.status)}</td>
                  <td>
                    {citation !== undefined && view === 'table' && (
                      <Marker citation={citation} citations={citations} answerText={citation.quote} />
                    )}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </figure>
  );
}
