/** By what a run is sliced: those kinds of which there are at least two slices. */
import { useState } from 'react';
import type { SliceKind } from '../../protocol/evaluation.ts';
import { useEvaluationWords } from './evaluation-words.ts';

const KINDS: readonly SliceKind[] = ['category', 'asker', 'region', 'year'];

/** The chosen kind, null where there is nothing to slice by; how to choose; what there is to choose from. */
export function useSliceKind(
  slices: readonly { readonly by: SliceKind }[],
): readonly [SliceKind | null, (kind: SliceKind) => void, readonly SliceKind[]] {
  const [chosen, setChosen] = useState<SliceKind>('category');
  const kinds = KINDS.filter((kind) => slices.filter(({ by }) => by === kind).length > 1);
  return [kinds.includes(chosen) ? chosen : (kinds[0] ?? null), setChosen, kinds];
}

interface Props {
  readonly kinds: readonly SliceKind[];
  readonly chosen: SliceKind;
  onChoose(kind: SliceKind): void;
}

export function SliceKinds({ kinds, chosen, onChoose }: Props) {
  const words = useEvaluationWords();
  return (
    <span className="switch" role="group" aria-label={words.slices}>
      {kinds.map((kind) => (
        <button key={kind} type="button" aria-pressed={chosen === kind} onClick={() => onChoose(kind)}>
          {words[kind]}
        </button>
      ))}
    </span>
  );
}
