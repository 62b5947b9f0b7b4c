/** The side rail: brand, views, conversations (search, rename, delete), settings. On a phone it is a drawer. */
import { memo, useState, type ReactNode } from 'react';
import mark from '../assets/mark.svg';
import type { Conversation } from '../talk/conversation.ts';
import type { TalkStore } from '../talk/talk-state.ts';
import { useConversationSearch } from '../talk/use-conversation-search.ts';
import { useWords } from '../words/use-words.ts';
import { Icon } from './icons.tsx';
import { goTo, type Route } from './use-route.ts';

interface Props {
  readonly store: TalkStore;
  readonly conversations: readonly Conversation[];
  readonly currentId: string | null;
  readonly isLasting: boolean;
  readonly route: Route;
  /** Whether there are evaluation runs to look at. */
  readonly hasEvaluation: boolean;
  readonly foot: ReactNode;
  onLeave(): void;
}

export const Rail = memo(function Rail(props: Props) {
  const { store, conversations, currentId, isLasting, route, hasEvaluation, foot, onLeave } = props;
  const words = useWords();
  const [query, setQuery] = useState('');
  const found = useConversationSearch(store, query);
  const shown = found === null ? conversations : conversations.filter((conversation) => found.has(conversation.id));
  const open = (id: string | null): void => {
    void store.open(id);
    goTo('talk');
    onLeave();
  };
  const views = [
    { route: 'talk', label: words.ask, icon: 'talk' },
    { route: 'articles', label: words.browseArticles, icon: 'pages' },
    { route: 'figures', label: words.browseFigures, icon: 'figures' },
    ...(hasEvaluation || route === 'evaluation'
      ? [{ route: 'evaluation', label: words.browseEvaluation, icon: 'gauge' } as const]
      : []),
  ] as const;

  return (
    <div className="rail-inner">
      <a className="brand" href="#/" onClick={() => open(null)}>
        <img src={mark} alt="" width={34} height={34} />
        <span>
          <strong>{words.product}</strong>
          <small>{words.tagline}</small>
        </span>
      </a>
      <button type="button" className="new-talk" onClick={() => open(null)}>
        <Icon name="plus" /> {words.newConversation}
      </button>
      <nav aria-label={words.navigation}>
        {views.map((view) => (
          <a
            key={view.route}
            href={view.route === 'talk' ? '#/' : `#/${view.route}`}
            aria-current={route === view.route ? 'page' : undefined}
            onClick={onLeave}
          >
            <Icon name={view.icon} /> {view.label}
          </a>
        ))}
      </nav>
      <section className="talks" aria-label={words.conversations}>
        <h2>{words.conversations}</h2>
        {conversations.length > 3 && (
          <input
            type="search"
            value={query}
            onChange={(event) => setQuery(event.target.value)}
            placeholder={words.searchConversations}
            aria-label={words.searchConversations}
          />
        )}
        {shown.length === 0 && (
          <p className="quiet">{query === '' ? words.noConversationYet : words.noConversationFound}</p>
        )}
        {!isLasting && <p className="quiet">{words.notLasting}</p>}
        <ul>
          {shown.map((conversation) => (
            <TalkItem
              key={conversation.id}
              conversation={conversation}
              isCurrent={route === 'talk' && conversation.id === currentId}
              onOpen={() => open(conversation.id)}
              store={store}
            />
          ))}
        </ul>
      </section>
      {foot}
    </div>
  );
});

interface ItemProps {
  readonly conversation: Conversation;
  readonly isCurrent: boolean;
  readonly store: TalkStore;
  onOpen(): void;
}

function TalkItem({ conversation, isCurrent, store, onOpen }: ItemProps) {
  const words = useWords();
  const [mode, setMode] = useState<'plain' | 'rename' | 'remove'>('plain');
  const [title, setTitle] = useState(conversation.title);
  if (mode === 'rename') {
    const finish = (): void => {
      store.rename(conversation.id, title);
      setMode('plain');
    };
    return (
      <li className="talk is-editing">
        <input
          autoFocus
          value={title}
          maxLength={60}
          aria-label={words.rename}
          onChange={(event) => setTitle(event.target.value)}
          onBlur={finish}
          onKeyDown={(event) => {
            if (event.nativeEvent.isComposing) return;
            if (event.key === 'Enter') finish();
            if (event.key === 'Escape') setMode('plain');
          }}
        />
      </li>
    );
  }
  if (mode === 'remove') {
    return (
      <li className="talk is-editing">
        <span>{words.confirmRemove}</span>
        <button type="button" className="danger" autoFocus onClick={() => store.remove(conversation.id)}>
          {words.remove}
        </button>
        <button type="button" onClick={() => setMode('plain')}>
          {words.cancel}
        </button>
      </li>
    );
  }
  return (
    <li className={isCurrent ? 'talk is-current' : 'talk'}>
      <button type="button" className="talk-open" onClick={onOpen} aria-current={isCurrent ? 'true' : undefined}>
        {conversation.title}
      </button>
      <span className="talk-tools">
        <button
          type="button"
          aria-label={`${words.rename}: ${conversation.title}`}
          title={words.rename}
          onClick={() => {
            setTitle(conversation.title);
            setMode('rename');
          }}
        >
          <Icon name="edit" size={15} />
        </button>
        <button
          type="button"
          aria-label={`${words.remove}: ${conversation.title}`}
          title={words.remove}
          onClick={() => setMode('remove')}
        >
          <Icon name="trash" size={15} />
        </button>
      </span>
    </li>
  );
}
