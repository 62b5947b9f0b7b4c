/** A run's scores by category, asker, place or year, as a chart and as a table; a row leads to its cases. */
import { useState } from 'react';
import type { RunSlice, SliceKind } from '../../protocol/evaluation.ts';
import type { View } from '../figures/view-switch.tsx';
import { fill } from '../words/use-words.ts';
import { intervalOf, percent, scoreTitle, sliceLabel, useEvaluationWords } from './evaluation-words.ts';
import { ScoreTable } from './score-table.tsx';
import { SliceFrame } from './slice-frame.tsx';
import { SlicePicture } from './slice-picture.tsx';
import { useSliceKind } from './slice-kinds.tsx';

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
    <SliceFrame
      title={words.slices}
      kinds={kinds}
      by={by}
      views={['chart', 'table']}
      view={view}
      more={more}
      onBy={setBy}
      onView={setView}
    >
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
      <ScoreTable
        columns={[
          words[by],
          words.caseCount,
          first ? scoreTitle(words, first) : '',
          second ? scoreTitle(words, second) : '',
        ]}
        isShown={view === 'table'}
      >
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
      </ScoreTable>
    </SliceFrame>
  );
}
