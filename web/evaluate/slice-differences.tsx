/** Where two runs differ: shares before and after by category, asker, place or year. */
import { useState } from 'react';
import type { Comparison } from '../../protocol/evaluation.ts';
import type { View } from '../figures/view-switch.tsx';
import { fill } from '../words/use-words.ts';
import { chanceWords, percent, sliceLabel, useEvaluationWords } from './evaluation-words.ts';
import { ScoreTable } from './score-table.tsx';
import { SliceFrame } from './slice-frame.tsx';
import { SlicePicture } from './slice-picture.tsx';
import { useSliceKind } from './slice-kinds.tsx';

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
    <SliceFrame
      title={words.sliceDifferences}
      kinds={kinds}
      by={by}
      views={['table', 'chart']}
      view={view}
      more={more}
      onBy={setBy}
      onView={setView}
    >
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
      <ScoreTable
        columns={[words[by], words.caseCount, words.before, words.after, words.change, words.isItChance]}
        isShown={view === 'table'}
      >
        {own.map((slice) => (
          <tr key={slice.key}>
            <th scope="row">{sliceLabel(words, by, slice.key)}</th>
            <td className="numeric">{slice.cases}</td>
            <td className="numeric">{percent(slice.base)}</td>
            <td className="numeric">{percent(slice.with)}</td>
            <td className={`numeric ${slice.with > slice.base ? 'is-good' : slice.with < slice.base ? 'is-bad' : ''}`}>
              {points(slice.with - slice.base)}
            </td>
            <td className="meaning">{chanceWords(words, slice)}</td>
          </tr>
        ))}
      </ScoreTable>
    </SliceFrame>
  );
}
