/** What one can do with an answer: copy, copy with sources, ask again, share the question, rate it. */
import { useState } from 'react';
import { Icon } from '../shell/icons.tsx';
import { useWords } from '../words/use-words.ts';
import type { Exchange } from './exchange.ts';
import { answerWithSources } from './export-text.ts';
import { Feedback } from './feedback.tsx';
import { withoutMarkers } from './markers.ts';
import { linkToQuestion } from './question-link.ts';
import { copyText } from './take-away.ts';

interface Props {
  readonly exchange: Exchange;
  onAgain(): void;
  onFeedback(feedback: NonNullable<Exchange['feedback']>): void;
}

export function AnswerTools({ exchange, onAgain, onFeedback }: Props) {
  const words = useWords();
  const [said, setSaid] = useState('');
  const copy = async (text: string, done: string): Promise<void> => {
    setSaid('');
    if (await copyText(text)) setSaid(done);
  };
  const tools = [
    { icon: 'copy', label: words.copy, run: () => copy(withoutMarkers(exchange.text), words.copied) },
    { icon: 'quoteCopy', label: words.copyWithSources, run: () => copy(answerWithSources(exchange), words.copied) },
    { icon: 'again', label: words.regenerate, run: onAgain },
    {
      icon: 'link',
      label: words.share,
      run: () => copy(linkToQuestion(location.href, exchange.question), words.shareDone),
    },
  ] as const;
  return (
    <div className="tools">
      {tools.map((tool) => (
        <button
          key={tool.icon}
          type="button"
          className="icon-button"
          aria-label={tool.label}
          title={tool.label}
          onClick={() => void tool.run()}
        >
          <Icon name={tool.icon} />
        </button>
      ))}
      {exchange.answer !== null && <Feedback exchange={exchange} onGiven={onFeedback} />}
      <span role="status" className="tool-status">
        {said}
      </span>
    </div>
  );
}
