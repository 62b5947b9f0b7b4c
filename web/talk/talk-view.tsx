/** The conversation: its exchanges, following new text while the reader is at the end, and the composer. */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Filters } from '../../protocol/answer.ts';
import type { ServerView } from '../shell/use-server.ts';
import { stageLabel } from '../words/labels.ts';
import { fill, useWords } from '../words/use-words.ts';
import { Composer } from './composer.tsx';
import type { Conversation } from './conversation.ts';
import { EmptyState } from './empty-state.tsx';
import { isRunning, type Exchange } from './exchange.ts';
import { ExchangeView } from './exchange-view.tsx';
import { splitByUse } from './markers.ts';
import type { TalkStore } from './talk-store.ts';

interface Props {
  readonly store: TalkStore;
  readonly conversation: Conversation | null;
  readonly server: ServerView;
}

/** Within this of the end the reader is taken to follow. */
const NEAR_END_PX = 120;

function announcement(words: ReturnType<typeof useWords>, last: Exchange | undefined): string {
  if (last === undefined) return '';
  if (last.state === 'waiting') return stageLabel(words, last.stage);
  if (last.state === 'stopped') return words.answerStopped;
  if (last.state !== 'done') return '';
  const used = splitByUse(last.text, last.answer?.citations ?? []).used.length;
  return `${last.text.replace(/\[\d+\]/g, '')} ${fill(words.answerDone, { n: used })}`;
}

export function TalkView({ store, conversation, server }: Props) {
  const words = useWords();
  const scroller = useRef<HTMLDivElement>(null);
  const isFollowing = useRef(true);
  const [limits, setLimits] = useState<Filters | null>(null);
  const exchanges = conversation?.exchanges ?? [];
  const last = exchanges.at(-1);
  const running = last !== undefined && isRunning(last);

  const ask = useCallback(
    (question: string) => {
      isFollowing.current = true;
      store.ask(question, limits);
    },
    [store, limits],
  );
  const askAgain = useCallback<TalkStore['askAgain']>((...values) => {
    isFollowing.current = true;
    store.askAgain(...values);
  }, [store]);

  useEffect(() => {
    isFollowing.current = true;
  }, [conversation?.id]);
  useEffect(() => {
    const element = scroller.current;
    if (element !== null && isFollowing.current) element.scrollTop = element.scrollHeight;
  }, [last, conversation?.id]);

  return (
    <div className="talk-view">
      <div
        className="talk-scroll"
        ref={scroller}
        tabIndex={-1}
        onScroll={(event) => {
          const { scrollTop, clientHeight, scrollHeight } = event.currentTarget;
          isFollowing.current = scrollHeight - scrollTop - clientHeight < NEAR_END_PX;
        }}
      >
        {exchanges.length === 0 ? (
          <EmptyState coverage={server.coverage} onAsk={ask} />
        ) : (
          <div className="exchanges">
            {exchanges.map((exchange) => (
              <ExchangeView
                key={exchange.id}
                exchange={exchange}
                isLast={exchange === last}
                coverage={server.coverage}
                onAsk={ask}
                onAskAgain={askAgain}
                onFeedback={store.setFeedback}
              />
            ))}
          </div>
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
