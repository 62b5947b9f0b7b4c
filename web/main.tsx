/** Starts the chat client: joins storage, the wire and the page. */
import { createRoot } from 'react-dom/client';
import './look/tokens.css';
import './look/page.css';
import './look/talk.css';
import './look/proof.css';
import './look/print.css';
import { App } from './shell/app.tsx';
import { createConversationStorage, createMemoryStorage, type TextStorage } from './talk/conversation-storage.ts';
import { createTalkStore } from './talk/talk-store.ts';
import { createAsk } from './wire/ask.ts';

/** Private windows and embedding pages may forbid storage: then nothing outlives the page. */
function usableStorage(): TextStorage {
  try {
    localStorage.setItem('jushi.probe', '1');
    localStorage.removeItem('jushi.probe');
    return localStorage;
  } catch {
    return createMemoryStorage();
  }
}

/** `crypto.randomUUID` is missing on pages served over plain HTTP from another machine. */
function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

const storage = usableStorage();
const store = createTalkStore({
  ask: createAsk(),
  storage: createConversationStorage(storage),
  now: () => Date.now(),
  newId,
  schedule: (run) => (document.hidden ? setTimeout(run, 100) : requestAnimationFrame(run)),
});

const root = document.getElementById('root');
if (root === null) throw new Error('the page has no root element');
createRoot(root).render(<App store={store} storage={storage} />);
