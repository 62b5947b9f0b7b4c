/** The small number after a claim: hover, focus or tap shows its card, a click opens the article. */
import type { Citation } from '../../protocol/answer.ts';
import { NO_HOVER } from '../shell/use-media.ts';
import { fill, useWords } from '../words/use-words.ts';
import { useProof } from './proof-context.ts';

interface Props {
  readonly citation: Citation;
  readonly citations: readonly Citation[];
  readonly answerText: string;
}

export function Marker({ citation, citations, answerText }: Props) {
  const words = useWords();
  const proof = useProof();
  const content = { kind: 'citation', citation, citations, answerText } as const;
  return (
    <button
      type="button"
      className="marker"
      data-n={citation.n}
      aria-label={fill(words.citation, { n: citation.n, title: citation.title })}
      onMouseEnter={(event) => proof.showCard(event.currentTarget, content, false)}
      onMouseLeave={() => proof.leaveCard()}
      onFocus={(event) => {
        if (event.currentTarget.matches(':focus-visible')) proof.showCard(event.currentTarget, content, false);
      }}
      onBlur={() => proof.leaveCard()}
      onClick={(event) => {
        if (matchMedia(NO_HOVER).matches) proof.showCard(event.currentTarget, content, true);
        else proof.openArticle(citation, citations);
      }}
    >
      {citation.n}
    </button>
  );
}
