/**
 * Puts the chat on another site with one tag: `<script src="https://jushi.example/embed.js" async></script>`.
 * A button in a shadow root opens the chat in a frame of the product's own origin, so that neither page sees the
 * other's content. Which sites may hold the frame is the server's word (`frame-ancestors`, from ALLOWED_ORIGINS).
 * Whether it was open survives a reload; the conversation is kept by the frame itself, in its own storage: where the
 * browser forbids frames any, it lasts as long as the page. Nothing of it is ever given to the embedding site.
 * Attributes: `data-label` (the button's words), `data-open` (open at first).
 */

const STATE_KEY = 'jushi.embed.open';

const STYLE = `
  :host { all: initial; }
  .place { position: fixed; right: 20px; bottom: 20px; z-index: 2147483000; font: 16px/1.5 "PingFang SC", "Noto Sans CJK SC", "Microsoft YaHei", sans-serif; }
  button { display: flex; align-items: center; gap: 8px; min-height: 48px; padding: 0 18px; border: 0; border-radius: 10px; background: #a8321f; color: #fff; font: inherit; font-weight: 600; cursor: pointer; box-shadow: 0 6px 20px rgb(0 0 0 / 24%); }
  button:focus-visible { outline: 3px solid #1d4f7a; outline-offset: 2px; }
  .frame { display: none; position: fixed; right: 20px; bottom: 80px; width: min(430px, calc(100vw - 40px)); height: min(720px, calc(100vh - 110px)); overflow: hidden; border: 1px solid #b9b2a4; border-radius: 12px; background: #faf8f4; box-shadow: 0 14px 44px rgb(0 0 0 / 26%); }
  .is-open .frame { display: block; }
  iframe { width: 100%; height: 100%; border: 0; }
  @media (max-width: 520px) {
    .is-open .frame { inset: 0 0 64px; width: 100vw; height: auto; border: 0; border-radius: 0; }
    .place { right: 12px; bottom: 8px; }
  }
`;

function readOpen(fallback: boolean): boolean {
  try {
    const stored = sessionStorage.getItem(STATE_KEY);
    return stored === null ? fallback : stored === 'yes';
  } catch {
    return fallback;
  }
}

function writeOpen(isOpen: boolean): void {
  try {
    sessionStorage.setItem(STATE_KEY, isOpen ? 'yes' : 'no');
  } catch {
    // A page without storage forgets; nothing else depends on it.
  }
}

function addWidget(script: HTMLScriptElement): void {
  const label = script.dataset['label'] ?? '问据实';
  const host = document.createElement('jushi-chat');
  const root = host.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLE);
  root.adoptedStyleSheets = [sheet];

  const place = document.createElement('div');
  place.className = 'place';
  const frame = document.createElement('div');
  frame.className = 'frame';
  frame.id = 'frame';
  const button = document.createElement('button');
  button.type = 'button';
  button.setAttribute('aria-controls', 'frame');
  place.append(frame, button);
  root.append(place);

  const show = (isOpen: boolean): void => {
    place.classList.toggle('is-open', isOpen);
    button.setAttribute('aria-expanded', String(isOpen));
    button.textContent = isOpen ? '收起' : label;
    if (isOpen && frame.firstChild === null) {
      const page = document.createElement('iframe');
      page.title = '据实';
      page.allow = 'clipboard-write';
      page.src = new URL('/', script.src).href;
      frame.append(page);
    }
  };
  button.addEventListener('click', () => {
    const isOpen = !place.classList.contains('is-open');
    show(isOpen);
    writeOpen(isOpen);
  });
  root.addEventListener('keydown', (event) => {
    if ((event as KeyboardEvent).key === 'Escape') {
      show(false);
      writeOpen(false);
      button.focus();
    }
  });
  show(readOpen(script.dataset['open'] !== undefined));
  document.body.append(host);
}

// The tag is gone from `currentScript` once the page is loaded: it is taken now, used when there is a body.
const tag = document.currentScript;
if (tag instanceof HTMLScriptElement) {
  if (document.body === null) document.addEventListener('DOMContentLoaded', () => addWidget(tag));
  else addWidget(tag);
}
