/** The conversation: its exchanges, a new question at the top of the view, and the composer. */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Filters } from '../../protocol/answer.ts';
import type { ServerView } from '../shell/use-server.ts';
import { stageLabel } from '../words/labels.ts';
import { fill, useWords } from '../words/use-words.ts';
import { Composer } from './composer.tsx';
import { EmptyState } from './empty-state.tsx';
import { isRunning, type Exchange } from './exchange.ts';
import { ExchangeList } from './exchange-list.tsx';
import { splitByUse } from './markers.ts';
import type { TalkState, TalkStore } from './talk-state.ts';

interface Props {
  readonly store: TalkStore;
  readonly state: TalkState;
  readonly server: ServerView;
}

function announcement(words: ReturnType<typeof useWords>, last: Exchange | undefined): string {
  if (last === undefined) return '';
  if (last.state === 'waiting') return stageLabel(words, last.stage);
  if (last.state === 'stopped') return words.answerStopped;
  if (last.state !== 'done') return '';
  const used = splitByUse(last.text, last.answer?.citations ?? []).used.length;
  return `${last.text.replace(/\[\d+\]/g, '')} ${fill(words.answerDone, { n: used })}`;
}

export function TalkView({ store, state, server }: Props) {
  const words = useWords();
  const scroller = useRef<HTMLDivElement>(null);
  const [limits, setLimits] = useState<Filters | null>(null);
  const { turns, exchanges, currentId } = state;
  const lastId = turns.at(-1)?.id;
  const last = lastId === undefined ? undefined : exchanges.get(lastId);
  const running = last !== undefined && isRunning(last);

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
          <ExchangeList store={store} turns={turns} exchanges={exchanges} coverage={server.coverage} onAsk={ask} />
        )}
        {turns.length === 0 && state.isReady && (
          <EmptyState coverage={server.coverage} isLasting={state.isLasting} onAsk={ask} />
        )}
      </div>
      <div className="off-screen" role="status" aria-live="polite">
        {announcement(words, last)}
      </div>
      <Composer
        isRunning={running}
        coverage={server.coverage}
        limits={limits}
        onLimit={setLimits}
        onAsk={ask}
        onStop={() => store.stop()}
      />
    </div>
  );
}
