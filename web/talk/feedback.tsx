/** Thumbs, with a reason asked for only when something is wrong. */
import { useState } from 'react';
import { Icon } from '../shell/icons.tsx';
import { sendFeedback } from '../wire/library.ts';
import { useWords } from '../words/use-words.ts';
import type { Exchange } from './exchange.ts';

interface Props {
  readonly exchange: Exchange;
  onGiven(feedback: NonNullable<Exchange['feedback']>): void;
}

export function Feedback({ exchange, onGiven }: Props) {
  const words = useWords();
  const [isAsking, setAsking] = useState(false);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [more, setMore] = useState('');
  const [result, setResult] = useState<'none' | 'thanks' | 'failed'>('none');
  const answerId = exchange.answer?.id ?? exchange.id;

  const give = async (useful: boolean, reason: string | null): Promise<void> => {
    try {
      await sendFeedback({ answerId, useful, ...(reason === null ? {} : { reason }) });
      onGiven({ useful, reason });
      setAsking(false);
      setResult('thanks');
    } catch {
      setResult('failed');
    }
  };
  const reasons = [words.reasonWrongFigure, words.reasonWrongSource, words.reasonIncomplete, words.reasonMisread];
  return (
    <>
      <button
        type="button"
        className="icon-button"
        aria-label={words.useful}
        title={words.useful}
        aria-pressed={exchange.feedback?.useful === true}
        onClick={() => void give(true, null)}
      >
        <Icon name="up" />
      </button>
      <button
        type="button"
        className="icon-button"
        aria-label={words.notUseful}
        title={words.notUseful}
        aria-pressed={exchange.feedback?.useful === false}
        aria-expanded={isAsking}
        onClick={() => setAsking((open) => !open)}
      >
        <Icon name="down" />
      </button>
      <span role="status" className="tool-status">
        {result === 'thanks' ? words.thanks : result === 'failed' ? words.feedbackFailed : ''}
      </span>
      {isAsking && (
        <form
          className="why"
          onSubmit={(event) => {
            event.preventDefault();
            const reason = [...chosen, more.trim()].filter(Boolean).join('；');
            void give(false, reason === '' ? null : reason);
          }}
        >
          <fieldset>
            <legend>{words.whyNotUseful}</legend>
            {reasons.map((reason) => (
              <label key={reason}>
                <input
                  type="checkbox"
                  checked={chosen.includes(reason)}
                  onChange={(event) =>
                    setChosen(event.target.checked ? [...chosen, reason] : chosen.filter((one) => one !== reason))
                  }
                />
                {reason}
              </label>
            ))}
          </fieldset>
          <input
            value={more}
            maxLength={500}
            onChange={(event) => setMore(event.target.value)}
            placeholder={words.reasonOther}
            aria-label={words.reasonOther}
          />
          <button type="submit" className="plain-button">
            {words.submit}
          </button>
        </form>
      )}
    </>
  );
}
