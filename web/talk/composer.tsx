/** Where a question is written. Enter sends, but never while an input method is composing. */
import { Sender } from '@ant-design/x';
import { memo, useEffect, useRef, useState, type ComponentRef } from 'react';
import type { Filters } from '../../protocol/answer.ts';
import type { Coverage } from '../../protocol/library.ts';
import { MAX_QUESTION_LENGTH } from '../../protocol/limits.ts';
import { Icon } from '../shell/icons.tsx';
import { fill, useWords } from '../words/use-words.ts';
import { Limits } from './limits.tsx';
import { isTooLongQuestion } from './question-length.ts';

interface Props {
  readonly isRunning: boolean;
  readonly coverage: Coverage | null;
  readonly limits: Filters | null;
  onLimit(limits: Filters | null): void;
  onAsk(question: string): void;
  onStop(): void;
}

/** Drawn anew at every key, but not at every frame of an answer that streams in. */
export const Composer = memo(function Composer({ isRunning, coverage, limits, onLimit, onAsk, onStop }: Props) {
  const words = useWords();
  const [text, setText] = useState('');
  const sender = useRef<ComponentRef<typeof Sender>>(null);
  const isTooLong = isTooLongQuestion(text);

  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const isTyping = (event.target as Element).matches('input, textarea, select, [contenteditable]');
      if (event.key !== '/' || isTyping || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      sender.current?.focus();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);

  const send = (question: string): void => {
    if (question.trim() === '' || isTooLongQuestion(question) || isRunning) return;
    onAsk(question);
    setText('');
  };

  return (
    <div className="composer-place">
      <div className="composer" id="composer">
        <Sender
          ref={sender}
          value={text}
          onChange={(value) => setText(value)}
          onSubmit={send}
          loading={isRunning}
          suffix={
            <button
              type="button"
              className="send"
              aria-label={isRunning ? words.stop : words.send}
              title={isRunning ? words.stop : words.send}
              aria-disabled={!isRunning && text.trim() === ''}
              onClick={() => (isRunning ? onStop() : send(text))}
            >
              <Icon name={isRunning ? 'stop' : 'send'} />
            </button>
          }
          placeholder={words.inputPlaceholder}
          autoSize={{ minRows: 1, maxRows: 6 }}
          aria-label={words.inputLabel}
          onKeyDown={(event) => {
            // 229 is what some browsers report for the Enter that ends a composition (UI Events, section 3.5).
            const isComposing = event.nativeEvent.isComposing || event.keyCode === 229;
            if (event.key !== 'Enter' || event.shiftKey || event.ctrlKey || event.altKey || event.metaKey)
              return undefined;
            // What stands in the field is sent: Enter may come before the last character went through the page's state.
            if (!isComposing) {
              event.preventDefault();
              send((event.target as HTMLTextAreaElement).value);
            }
            return false;
          }}
        />
        <div className="composer-foot">
          <Limits coverage={coverage} limits={limits} onChange={onLimit} />
          {isTooLong ? (
            <span className="error-words" role="alert">
              {fill(words.tooLong, { max: MAX_QUESTION_LENGTH })}
            </span>
          ) : (
            <span className="hint">{words.inputHint}</span>
          )}
        </div>
      </div>
    </div>
  );
});
