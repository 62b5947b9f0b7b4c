/** Starts the chat client: joins storage, the wire and the page. */
import { createRoot } from 'react-dom/client';
import './look/tokens.css';
import './look/page.css';
import './look/controls.css';
import './look/rail.css';
import './look/key-gate.css';
import './look/talk.css';
import './look/answer.css';
import './look/composer.css';
import './look/picture.css';
import './look/proof.css';
import './look/card.css';
import './look/article-panel.css';
import './look/print.css';
import { App } from './shell/app.tsx';
import { openKeeper } from './keep/open-keeper.ts';
import { createMemoryStorage, type TextStorage } from './shell/text-storage.ts';
import { createTalkStore } from './talk/talk-store.ts';
import { createAsk } from './wire/ask.ts';

function isUsable(open: () => Storage): boolean {
  try {
    open().setItem('jushi.probe', '1');
    open().removeItem('jushi.probe');
    return true;
  } catch {
    return false;
  }
}

/** Where the browser forbids storage (third-party storage blocked, some private windows) nothing outlives the page. */
function usableStorage(): TextStorage {
  return isUsable(() => localStorage) ? localStorage : createMemoryStorage();
}

/** `crypto.randomUUID` is missing on pages served over plain HTTP from another machine. */
function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** At the next frame, or soon: a covered or throttled window draws no frames, its text must go on all the same. */
function scheduleFrame(run: () => void): void {
  const frame = requestAnimationFrame(() => {
    clearTimeout(timer);
    run();
  });
  const timer = setTimeout(() => {
    cancelAnimationFrame(frame);
    run();
  }, 120);
}

const storage = usableStorage();
const tabStorage = isUsable(() => sessionStorage) ? sessionStorage : storage;
const store = createTalkStore({
  ask: createAsk(),
  keeper: openKeeper(),
  now: () => Date.now(),
  newId,
  schedule: scheduleFrame,
});

const OPEN_KEY = 'jushi.open';

// A reload, also of an embedding page, comes back to the conversation that was open in this tab.
void store.start(tabStorage.getItem(OPEN_KEY));
store.subscribe(() => {
  const { isReady, currentId } = store.getState();
  const id = currentId ?? '';
  if (isReady && tabStorage.getItem(OPEN_KEY) !== id) tabStorage.setItem(OPEN_KEY, id);
});

const root = document.getElementById('root');
if (root === null) throw new Error('the page has no root element');
createRoot(root).render(<App store={store} storage={storage} />);
