/** Changes a question in its place; sending it replaces the answer and what followed. */
import { useState } from 'react';
import { MAX_QUESTION_LENGTH } from '../../protocol/limits.ts';
import { fill, useWords } from '../words/use-words.ts';
import { isTooLongQuestion } from './question-length.ts';

interface Props {
  readonly question: string;
  onSend(question: string): void;
  onCancel(): void;
}

export function QuestionEditor({ question, onSend, onCancel }: Props) {
  const words = useWords();
  const [text, setText] = useState(question);
  const isTooLong = isTooLongQuestion(text);
  const send = (): void => {
    if (text.trim() !== '' && !isTooLong) onSend(text);
  };
  return (
    <form
      className="question-editor"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <textarea
        autoFocus
        rows={2}
        aria-invalid={isTooLong}
        value={text}
        aria-label={words.edit}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing || event.keyCode === 229) return;
          if (event.key === 'Escape') onCancel();
          if (event.key === 'Enter' && !event.shiftKey) {
            event.preventDefault();
            send();
          }
        }}
      />
      {isTooLong && (
        <span className="error-words" role="alert">
          {fill(words.tooLong, { max: MAX_QUESTION_LENGTH })}
        </span>
      )}
      <button type="submit" className="plain-button is-primary">
        {words.resend}
      </button>
      <button type="button" className="plain-button" onClick={onCancel}>
        {words.cancel}
      </button>
    </form>
  );
}
