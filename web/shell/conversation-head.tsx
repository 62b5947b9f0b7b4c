/** The line above a conversation: its title, and ways to take it away. */
import type { Conversation } from '../talk/conversation.ts';
import { exportConversation } from '../talk/export-conversation.ts';
import type { TalkStore } from '../talk/talk-state.ts';
import { useWords } from '../words/use-words.ts';
import { Icon } from './icons.tsx';

interface Props {
  readonly store: TalkStore;
  readonly conversation: Conversation;
  readonly onPrint: () => Promise<void>;
}

export function ConversationHead({ store, conversation, onPrint }: Props) {
  const words = useWords();
  return (
    <div className="main-head">
      <span>{conversation.title}</span>
      <button
        type="button"
        className="icon-button"
        aria-label={words.exportConversation}
        title={words.exportConversation}
        onClick={() => void exportConversation(store, conversation.title)}
      >
        <Icon name="download" />
      </button>
      <button
        type="button"
        className="icon-button"
        aria-label={words.print}
        title={words.print}
        onClick={() => void onPrint()}
      >
        <Icon name="printer" />
      </button>
    </div>
  );
}
