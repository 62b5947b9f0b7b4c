/** The one card of the page, placed at its anchor; on a phone it rises from the bottom edge. */
import { useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import { useWords } from '../words/use-words.ts';

interface Props {
  readonly anchor: HTMLElement;
  readonly isSheet: boolean;
  readonly label: string;
  readonly children: ReactNode;
  onEnter(): void;
  onLeave(): void;
  onClose(): void;
}

const GAP = 8;
const EDGE = 12;

export function FloatingCard({ anchor, isSheet, label, children, onEnter, onLeave, onClose }: Props) {
  const words = useWords();
  const card = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState<{ left: number; top: number } | null>(null);

  useLayoutEffect(() => {
    const element = card.current;
    if (element === null || isSheet) return;
    const box = anchor.getClientRects()[0] ?? anchor.getBoundingClientRect();
    const { width, height } = element.getBoundingClientRect();
    const left = Math.max(EDGE, Math.min(box.left + box.width / 2 - width / 2, innerWidth - width - EDGE));
    const below = box.bottom + GAP;
    const fitsBelow = below + height < innerHeight - EDGE;
    const top = fitsBelow ? below : Math.max(EDGE, box.top - GAP - height);
    setPlace({ left, top });
  }, [anchor, isSheet]);

  return (
    <div
      ref={card}
      className={isSheet ? 'card is-sheet' : 'card'}
      role="dialog"
      aria-label={label}
      style={
        isSheet
          ? undefined
          : { left: place?.left ?? 0, top: place?.top ?? 0, visibility: place === null ? 'hidden' : 'visible' }
      }
      onMouseEnter={onEnter}
      onMouseLeave={onLeave}
    >
      {isSheet && (
        <button type="button" className="card-close" onClick={onClose}>
          {words.close}
        </button>
      )}
      {children}
    </div>
  );
}
