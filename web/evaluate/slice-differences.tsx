/** Where two runs differ: shares before and after by category, asker, place or year. */
import { useState } from 'react';
import type { Comparison } from '../../protocol/evaluation.ts';
import { ViewSwitch, type View } from '../figures/view-switch.tsx';
import { fill } from '../words/use-words.ts';
import { chanceWords, percent, sliceLabel, useEvaluationWords } from './evaluation-words.ts';
import { SlicePicture } from './slice-picture.tsx';
import { SliceKinds, useSliceKind } from './slice-kinds.tsx';

interface Props {
  readonly slices: Comparison['slices'];
  readonly more: number;
}

/** «+5.6», in points. */
function points(difference: number): string {
  const shown = (difference * 100).toFixed(1);
  return difference > 0 ? `+${shown}` : shown.replace('-', '−');
}

export function SliceDifferences({ slices, more }: Props) {
  const words = useEvaluationWords();
  const [view, setView] = useState<View>('table');
  const [by, setBy, kinds] = useSliceKind(slices);
  if (by === null) return null;
  const own = slices.filter((slice) => slice.by === by);
  const title = fill(words.sliceCompareChart, { by: words[by] });
  return (
    <section aria-labelledby="slices-title">
      <h2 id="slices-title">{words.sliceDifferences}</h2>
      <div className="slice-tools">
        <SliceKinds kinds={kinds} chosen={by} onChoose={setBy} />
        <ViewSwitch views={['table', 'chart']} chosen={view} onChoose={setView} />
      </div>
      {view === 'chart' && (
        <SlicePicture
          title={title}
          names={[words.before, words.after]}
          rows={own.map((slice) => ({
            label: sliceLabel(words, by, slice.key),
            shares: [slice.base, slice.with],
            n: slice.cases,
          }))}
        />
      )}
      <div className={view === 'table' ? 'table-scroll' : 'off-screen'} tabIndex={view === 'table' ? 0 : undefined}>
        <table className="figure-table">
          <thead>
            <tr>
              <th scope="col">{words[by]}</th>
              <th scope="col">{words.caseCount}</th>
              <th scope="col">{words.before}</th>
              <th scope="col">{words.after}</th>
              <th scope="col">{words.change}</th>
              <th scope="col">{words.isItChance}</th>
            </tr>
          </thead>
          <tbody>
            {own.map((slice) => (
              <tr key={slice.key}>
                <th scope="row">{sliceLabel(words, by, slice.key)}</th>
                <td className="numeric">{slice.cases}</td>
                <td className="numeric">{percent(slice.base)}</td>
                <td className="numeric">{percent(slice.with)}</td>
                <td
                  className={`numeric ${slice.with > slice.base ? 'is-good' : slice.with < slice.base ? 'is-bad' : ''}`}
                >
                  {points(slice.with - slice.base)}
                </td>
                <td className="meaning">{chanceWords(words, slice)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {more > 0 && <p className="quiet">{fill(words.moreSlices, { n: more })}</p>}
    </section>
  );
}
