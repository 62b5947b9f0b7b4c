/** What stands around slices, of one run or of two: the heading, by what is sliced, chart or table, and what is left out. */
import type { ReactNode } from 'react';
import type { SliceKind } from '../../protocol/evaluation.ts';
import { ViewSwitch, type View } from '../figures/view-switch.tsx';
import { fill } from '../words/use-words.ts';
import { useEvaluationWords } from './evaluation-words.ts';
import { SliceKinds } from './slice-kinds.tsx';

interface Props {
  readonly title: string;
  readonly kinds: readonly SliceKind[];
  readonly by: SliceKind;
  /** In the order in which they stand. */
  readonly views: readonly View[];
  readonly view: View;
  /** How many slices there are besides those shown. */
  readonly more: number;
  /** The picture and the table. */
  readonly children: ReactNode;
  onBy(by: SliceKind): void;
  onView(view: View): void;
}

export function SliceFrame({ title, kinds, by, views, view, more, children, onBy, onView }: Props) {
  const words = useEvaluationWords();
  return (
    <section aria-labelledby="slices-title">
      <h2 id="slices-title">{title}</h2>
      <div className="slice-tools">
        <SliceKinds kinds={kinds} chosen={by} onChoose={onBy} />
        <ViewSwitch views={views} chosen={view} onChoose={onView} />
      </div>
      {children}
      {more > 0 && <p className="quiet">{fill(words.moreSlices, { n: more })}</p>}
    </section>
  );
}
