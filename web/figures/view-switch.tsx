/** Table or chart: the switch above a picture. Called where the same numbers can be seen both ways. */
import { useWords } from '../words/use-words.ts';

export type View = 'table' | 'chart';

interface Props {
  /** In the order in which they stand. */
  readonly views: readonly View[];
  readonly chosen: View;
  onChoose(view: View): void;
}

export function ViewSwitch({ views, chosen, onChoose }: Props) {
  const words = useWords();
  return (
    <span className="switch" role="group" aria-label={words.pictures}>
      {views.map((view) => (
        <button key={view} type="button" aria-pressed={chosen === view} onClick={() => onChoose(view)}>
          {view === 'chart' ? words.asChart : words.asTable}
        </button>
      ))}
    </span>
  );
}
