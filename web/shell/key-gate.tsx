/** Asks for the access key of a server that wants one, in place of what needs it. */
import { useState } from 'react';
import { giveKey } from '../wire/access.ts';
import { useWords } from '../words/use-words.ts';

interface Props {
  /** Whether a key was given and refused. */
  readonly isRefused: boolean;
  onGiven(): void;
}

export function KeyGate({ isRefused, onGiven }: Props) {
  const words = useWords();
  const [text, setText] = useState('');
  const [isNone, setNone] = useState(false);
  return (
    <form
      className="key-gate"
      onSubmit={(event) => {
        event.preventDefault();
        const isKept = giveKey(text);
        setNone(!isKept);
        setText('');
        if (isKept) onGiven();
      }}
    >
      <h1>{words.keyTitle}</h1>
      <p>{words.keyText}</p>
      <label>
        <span>{words.keyLabel}</span>
        <input
          type="password"
          autoFocus
          required
          autoComplete="off"
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </label>
      {(isRefused || isNone) && text === '' && (
        <p className="error-words" role="alert">
          {words.keyWrong}
        </p>
      )}
      <button type="submit" className="plain-button is-primary">
        {words.keySubmit}
      </button>
    </form>
  );
}
