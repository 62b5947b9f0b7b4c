/** Holds the open card and the open article, and gives answers the means to show them. */
import { useCallback, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import type { Citation } from '../../protocol/answer.ts';
import { NO_HOVER, useMedia } from '../shell/use-media.ts';
import { fill, useWords } from '../words/use-words.ts';
import { CitationCard, FigureCard } from './cards.tsx';
import { FloatingCard } from './floating-card.tsx';
import { ProofContext, type CardContent, type Proof } from './proof-context.ts';

interface OpenCard {
  readonly anchor: HTMLElement;
  readonly content: CardContent;
  readonly isPinned: boolean;
}

interface Props {
  onOpenArticle(citation: Citation, citations: readonly Citation[]): void;
  readonly children: ReactNode;
}

/** Long enough to move the pointer from the marker into the card, short enough not to linger: chosen. */
const LEAVE_MS = 180;
const ENTER_MS = 120;

export function ProofProvider({ onOpenArticle, children }: Props) {
  const words = useWords();
  const [card, setCard] = useState<OpenCard | null>(null);
  const isSheet = useMedia(NO_HOVER);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);

  const later = useCallback((run: () => void, milliseconds: number) => {
    if (timer.current !== null) clearTimeout(timer.current);
    timer.current = setTimeout(run, milliseconds);
  }, []);
  const keep = useCallback(() => {
    if (timer.current !== null) clearTimeout(timer.current);
  }, []);
  const close = useCallback(() => {
    keep();
    setCard(null);
  }, [keep]);

  const proof = useMemo<Proof>(
    () => ({
      showCard: (anchor, content, isPinned) =>
        later(() => setCard({ anchor, content, isPinned }), isPinned ? 0 : ENTER_MS),
      leaveCard: () => later(() => setCard((open) => (open?.isPinned === true ? open : null)), LEAVE_MS),
      openArticle: (citation, citations) => {
        close();
        onOpenArticle(citation, citations);
      },
    }),
    [close, later, onOpenArticle],
  );

  useEffect(() => {
    if (card === null) return;
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') {
        event.stopPropagation();
        close();
      }
    };
    const onPress = (event: PointerEvent): void => {
      const target = event.target as Element;
      if (target.closest('.card') === null && !card.anchor.contains(target)) close();
    };
    const onScroll = (event: Event): void => {
      if ((event.target as Element).closest?.('.card') == null) close();
    };
    document.addEventListener('keydown', onKey, true);
    document.addEventListener('pointerdown', onPress, true);
    document.addEventListener('scroll', onScroll, true);
    return () => {
      document.removeEventListener('keydown', onKey, true);
      document.removeEventListener('pointerdown', onPress, true);
      document.removeEventListener('scroll', onScroll, true);
    };
  }, [card, close]);

  const open = (citation: Citation | null, citations: readonly Citation[]): void => {
    if (citation !== null) proof.openArticle(citation, citations);
  };

  return (
    <ProofContext value={proof}>
      {children}
      {card !== null && (
        <FloatingCard
          key={`${card.content.kind}-${card.content.citation?.n}`}
          anchor={card.anchor}
          isSheet={isSheet}
          label={
            card.content.kind === 'citation'
              ? fill(words.citation, { n: card.content.citation.n, title: card.content.citation.title })
              : words.traceTitle
          }
          onEnter={keep}
          onLeave={proof.leaveCard}
          onClose={close}
        >
          {card.content.kind === 'citation' ? (
            <CitationCard
              citation={card.content.citation}
              answerText={card.content.answerText}
              onOpen={() => open(card.content.citation, card.content.citations)}
            />
          ) : (
            <FigureCard
              figure={card.content.figure}
              citation={card.content.citation}
              onOpen={() => open(card.content.citation, card.content.citations)}
            />
          )}
        </FloatingCard>
      )}
    </ProofContext>
  );
}
