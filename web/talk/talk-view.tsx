/** The conversation: its exchanges, a new question at the top of the view, and the composer. */
import { memo, useCallback, useEffect, useRef, useState } from 'react';
import type { Filters } from '../../protocol/answer.ts';
import type { Coverage } from '../../protocol/library.ts';
import { stageLabel } from '../words/labels.ts';
import { fill, useWords } from '../words/use-words.ts';
import type { Words } from '../words/zh.ts';
import { Composer } from './composer.tsx';
import { EmptyState } from './empty-state.tsx';
import { isRunning } from './exchange.ts';
import { ExchangeList } from './exchange-list.tsx';
import { splitByUse } from './markers.ts';
import type { TalkState, TalkStore } from './talk-state.ts';
import { lastExchange, useTalk } from './use-talk.ts';

interface Props {
  readonly store: TalkStore;
  readonly coverage: Coverage | null;
}

function announcement(words: Words, state: TalkState): string {
  const last = lastExchange(state);
  if (last === null) return '';
  if (last.state === 'waiting') return stageLabel(words, last.stage);
  if (last.state === 'stopped') return words.answerStopped;
  if (last.state !== 'done') return '';
  const used = splitByUse(last.text, last.answer?.citations ?? []).used.length;
  return `${last.text.replace(/\[\d+\]/g, '')} ${fill(words.answerDone, { n: used })}`;
}

/** What a screen reader is told: the stages, then the whole answer at once. */
function Announcer({ store }: { readonly store: TalkStore }) {
  const words = useWords();
  const said = useTalk(store, (state) => announcement(words, state));
  return (
    <div className="off-screen" role="status" aria-live="polite">
      {said}
    </div>
  );
}

export const TalkView = memo(function TalkView({ store, coverage }: Props) {
  const scroller = useRef<HTMLDivElement>(null);
  const [limits, setLimits] = useState<Filters | null>(null);
  const turns = useTalk(store, (state) => state.turns);
  const inMemory = useTalk(store, (state) => state.inMemory);
  const currentId = useTalk(store, (state) => state.currentId);
  const isReady = useTalk(store, (state) => state.isReady);
  const isLasting = useTalk(store, (state) => state.isLasting);
  const running = useTalk(store, (state) => {
    const last = lastExchange(state);
    return last !== null && isRunning(last);
  });
  const lastId = turns.at(-1)?.id;

  const ask = useCallback((question: string) => store.ask(question, limits), [store, limits]);

  // The question comes to stand at the top and stays there: an answer is read from its beginning.
  useEffect(() => {
    const newest = scroller.current?.querySelector('.exchange:last-child');
    if (scroller.current != null && newest != null) {
      scroller.current.scrollTop += newest.getBoundingClientRect().top - scroller.current.getBoundingClientRect().top;
    }
  }, [lastId, currentId]);

  return (
    <div className="talk-view">
      <div className="talk-scroll" ref={scroller} tabIndex={-1}>
        {turns.length > 0 && (
          <ExchangeList store={store} turns={turns} inMemory={inMemory} coverage={coverage} onAsk={ask} />
        )}
        {turns.length === 0 && isReady && <EmptyState coverage={coverage} isLasting={isLasting} onAsk={ask} />}
      </div>
      <Announcer store={store} />
      <Composer
        isRunning={running}
        coverage={coverage}
        limits={limits}
        onLimit={setLimits}
        onAsk={ask}
        onStop={store.stop}
      />
    </div>
  );
});
