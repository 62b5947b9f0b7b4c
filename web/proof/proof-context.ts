/** How parts of an answer show their proof: a card at an anchor, or the article beside the conversation. */
import { createContext, useContext } from 'react';
import type { Citation, ProvedFigure } from '../../protocol/answer.ts';

export type CardContent =
  | {
      readonly kind: 'citation';
      readonly citation: Citation;
      readonly answerText: string;
      readonly citations: readonly Citation[];
    }
  | {
      readonly kind: 'figure';
      readonly figure: ProvedFigure;
      readonly citation: Citation | null;
      readonly citations: readonly Citation[];
    };

export interface Proof {
  showCard(anchor: HTMLElement, content: CardContent, isPinned: boolean): void;
  /** Soon, unless the pointer enters the card. */
  leaveCard(): void;
  /** @param citations all that previous and next walk through, in order */
  openArticle(citation: Citation, citations: readonly Citation[]): void;
}

export const ProofContext = createContext<Proof>({
  showCard: () => undefined,
  leaveCard: () => undefined,
  openArticle: () => undefined,
});

export function useProof(): Proof {
  return useContext(ProofContext);
}
