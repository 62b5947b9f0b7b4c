/** A run's scores by category, asker, place or year, as a chart and as a table; a row leads to its cases. */
import { useState } from 'react';
import type { RunSlice, SliceKind } from '../../protocol/evaluation.ts';
import { ViewSwitch, type View } from '../figures/view-switch.tsx';
import { fill } from '../words/use-words.ts';
import { intervalOf, percent, scoreTitle, sliceLabel, useEvaluationWords } from './evaluation-words.ts';
import { SlicePicture } from './slice-picture.tsx';
import { SliceKinds, useSliceKind } from './slice-kinds.tsx';

interface Props {
  readonly slices: readonly RunSlice[];
  readonly more: number;
  onPick(by: SliceKind, key: string): void;
}

export function SliceSection({ slices, more, onPick }: Props) {
  const words = useEvaluationWords();
  const [view, setView] = useState<View>('chart');
  const [by, setBy, kinds] = useSliceKind(slices);
  if (by === null) return null;
  // Years in their order; of the rest those first that tell most.
  const own = slices.filter((slice) => slice.by === by).sort((a, b) => (by === 'year' ? 0 : b.cases - a.cases));
  const title = fill(words.sliceChart, { by: words[by] });
  const first = own.find(({ correct }) => correct !== null)?.correct;
  const second = own.find(({ cited }) => cited !== null)?.cited;
  return (
    <section aria-labelledby="slices-title">
      <h2 id="slices-title">{words.slices}</h2>
      <div className="slice-tools">
        <SliceKinds kinds={kinds} chosen={by} onChoose={setBy} />
        <ViewSwitch views={['chart', 'table']} chosen={view} onChoose={setView} />
      </div>
      {view === 'chart' && (
        <SlicePicture
          title={title}
          names={[first === null || first === undefined ? '' : scoreTitle(words, first)]}
          rows={own.flatMap(({ key, correct }) =>
            correct === null
              ? []
              : [{ label: sliceLabel(words, by, key), shares: [correct.value], interval: correct, n: correct.n }],
          )}
        />
      )}
      <div className={view === 'table' ? 'table-scroll' : 'off-screen'} tabIndex={view === 'table' ? 0 : undefined}>
        <table className="figure-table">
          <thead>
            <tr>
              <th scope="col">{words[by]}</th>
              <th scope="col">{words.caseCount}</th>
              <th scope="col">{first ? scoreTitle(words, first) : ''}</th>
              <th scope="col">{second ? scoreTitle(words, second) : ''}</th>
            </tr>
          </thead>
          <tbody>
            {own.map(({ key, cases, correct, cited }) => {
              const label = sliceLabel(words, by, key);
              return (
                <tr key={key}>
                  <th scope="row">
                    {view === 'table' ? (
                      <button
                        type="button"
                        className="source-title"
                        aria-label={fill(words.showCases, { key: label })}
                        onClick={() => onPick(by, key)}
                      >
                        {label}
                      </button>
                    ) : (
                      label
                    )}
                  </th>
                  <td className="numeric">{cases}</td>
                  <td className="numeric">
                    {percent(correct?.value)}
                    {correct !== null && <small> {intervalOf(correct)}</small>}
                  </td>
                  <td className="numeric">{percent(cited?.value)}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      {more > 0 && <p className="quiet">{fill(words.moreSlices, { n: more })}</p>}
    </section>
  );
}
