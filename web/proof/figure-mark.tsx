/** A proved figure inside the answer: underlined, with its status; hover, focus or tap shows where each slot was read. */
import type { ReactNode } from 'react';
import type { Citation, ProvedFigure } from '../../protocol/answer.ts';
import { statusLabel } from '../words/labels.ts';
import { fill, useWords } from '../words/use-words.ts';
import { useProof } from './proof-context.ts';

interface Props {
  readonly figure: ProvedFigure;
  readonly citations: readonly Citation[];
  /** Whether its status is written behind it; it is told by colour, card and label in any case. */
  readonly isLabelled: boolean;
  readonly children: ReactNode;
}

export function FigureMark({ figure, citations, isLabelled, children }: Props) {
  const words = useWords();
  const proof = useProof();
  const citation = citations.find((one) => one.n === figure.n) ?? null;
  const content = { kind: 'figure', figure, citation, citations } as const;
  const status = statusLabel(words, figure.status);
  return (
    <span
      className={`figure is-${figure.status}`}
      role="button"
      tabIndex={0}
      data-status={isLabelled ? status : undefined}
      aria-label={fill(words.figureMark, { value: figure.value, unit: figure.unit, status })}
      onMouseEnter={(event) => proof.showCard(event.currentTarget, content, false)}
      onMouseLeave={() => proof.leaveCard()}
      onFocus={(event) => {
        if (event.currentTarget.matches(':focus-visible')) proof.showCard(event.currentTarget, content, false);
      }}
      onBlur={() => proof.leaveCard()}
      onClick={(event) => proof.showCard(event.currentTarget, content, true)}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== ' ') return;
        event.preventDefault();
        proof.showCard(event.currentTarget, content, true);
      }}
    >
      <span className="figure-words">{children}</span>
    </span>
  );
}
