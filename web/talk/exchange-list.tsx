/**
 * The exchanges of a conversation: those in memory in full, all others as places of their height. What comes near is
 * drawn at leisure (a deferred value), so that scrolling goes on while it is built.
 */
import { memo, useCallback, useDeferredValue, useMemo, useRef, useState } from 'react';
import type { Coverage } from '../../protocol/library.ts';
import { ExchangeView } from './exchange-view.tsx';
import { useNearness } from './nearness.ts';
import { drawResting } from './resting-exchange.ts';
import type { TalkStore } from './talk-state.ts';
import type { Turn } from './turn.ts';

interface Props {
  readonly store: TalkStore;
  readonly turns: readonly Turn[];
  readonly inMemory: ReadonlySet<string>;
  readonly coverage: Coverage | null;
  onAsk(question: string): void;
}

/** Of a place whose exchange was never drawn. In CSS pixels; an answer with two sources has about as much. */
const USUAL_HEIGHT = 420;

export const ExchangeList = memo(function ExchangeList({ store, turns, inMemory, coverage, onAsk }: Props) {
  const [editedId, setEdited] = useState<string | null>(null);
  const drawn = useDeferredValue(inMemory);
  const watch = useNearness(store.setNear);
  const latest = useRef(turns);
  latest.current = turns;
  const rest = useCallback(
    (place: HTMLElement | null) => {
      const turn = latest.current.find((one) => one.id === place?.dataset['id']);
      if (place !== null && turn !== undefined) drawResting(place, turn);
      return watch(place);
    },
    [watch],
  );
  const lastId = turns.at(-1)?.id;

  // A place is made anew only when its turn changes: scrolling and streaming leave a hundred of them alone.
  const places = useMemo(() => new WeakMap<Turn, React.ReactElement>(), []);
  const placeOf = (turn: Turn): React.ReactElement => {
    const known = places.get(turn);
    if (known !== undefined) return known;
    const place = (
      <article
        key={turn.id}
        ref={rest}
        className="exchange is-resting"
        data-id={turn.id}
        data-state={turn.state}
        style={{ height: turn.height ?? USUAL_HEIGHT }}
      />
    );
    places.set(turn, place);
    return place;
  };

  return (
    <div className="exchanges">
      {turns.map((turn) => {
        const isLast = turn.id === lastId;
        if (!inMemory.has(turn.id) || !(isLast || drawn.has(turn.id))) return placeOf(turn);
        return (
          <ExchangeView
            key={turn.id}
            store={store}
            exchangeId={turn.id}
            watch={watch}
            choices={turn.choices}
            isLast={isLast}
            isEditing={turn.id === editedId}
            coverage={coverage}
            onEdit={setEdited}
            onAsk={onAsk}
          />
        );
      })}
    </div>
  );
});
