/** On a phone: the bar above the conversation, and the rail as a drawer over it. */
import type { ReactNode } from 'react';
import mark from '../assets/mark.svg';
import type { Conversation } from '../talk/conversation.ts';
import { exportConversation } from '../talk/export-conversation.ts';
import type { TalkStore } from '../talk/talk-state.ts';
import { useWords } from '../words/use-words.ts';
import { Icon } from './icons.tsx';
import { goTo } from './use-route.ts';

interface Props {
  readonly store: TalkStore;
  readonly conversation: Conversation | null;
  readonly isRailOpen: boolean;
  readonly onRail: (isOpen: boolean) => void;
  /** The rail. */
  readonly children: ReactNode;
}

export function PhoneBar({ store, conversation, isRailOpen, onRail, children }: Props) {
  const words = useWords();
  return (
    <>
      <div className="top-bar">
        <button type="button" className="icon-button" aria-label={words.openMenu} onClick={() => onRail(true)}>
          <Icon name="menu" size={22} />
        </button>
        <img src={mark} alt="" width={24} height={24} />
        <span className="top-title">{conversation?.title ?? words.product}</span>
        {conversation !== null && (
          <button
            type="button"
            className="icon-button"
            aria-label={words.exportConversation}
            onClick={() => void exportConversation(store, conversation.title)}
          >
            <Icon name="download" />
          </button>
        )}
        <button
          type="button"
          className="icon-button"
          aria-label={words.newConversation}
          onClick={() => {
            void store.open(null);
            goTo('talk');
          }}
        >
          <Icon name="plus" size={22} />
        </button>
      </div>
      {isRailOpen && (
        <div
          className="rail-veil"
          onClick={(event) => {
            if (event.target === event.currentTarget) onRail(false);
          }}
          onKeyDown={(event) => {
            if (event.key === 'Escape') onRail(false);
          }}
        >
          <aside className="rail is-drawer">
            <button
              type="button"
              className="icon-button rail-close"
              aria-label={words.close}
              autoFocus
              onClick={() => onRail(false)}
            >
              <Icon name="close" />
            </button>
            {children}
          </aside>
        </div>
      )}
    </>
  );
}
