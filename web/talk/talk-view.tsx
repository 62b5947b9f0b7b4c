/** The conversation: its exchanges, a new question at the top of the view, and the composer. */
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
  const [limits, setLimits] = useState<Filters | null>(null);
  const exchanges = conversation?.exchanges ?? [];
  const last = exchanges.at(-1);
  const running = last !== undefined && isRunning(last);

  const ask = useCallback((question: string) => store.ask(question, limits), [store, limits]);

  // The question comes to stand at the top and stays there: an answer is read from its beginning.
  useEffect(() => {
    const newest = scroller.current?.querySelector('.exchange:last-child');
    if (scroller.current != null && newest != null) {
      scroller.current.scrollTop += newest.getBoundingClientRect().top - scroller.current.getBoundingClientRect().top;
    }
  }, [last?.id, conversation?.id]);

  return (
    <div className="talk-view">
      <div className="talk-scroll" ref={scroller} tabIndex={-1}>
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
                onAskAgain={store.askAgain}
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
