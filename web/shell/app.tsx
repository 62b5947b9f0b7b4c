/** The page: rail, conversation or library, and the article beside it. */
import { StyleProvider } from '@ant-design/cssinjs';
import { ConfigProvider } from 'antd';
import { lazy, Suspense, useCallback, useEffect, useMemo, useState } from 'react';
import type { Citation } from '../../protocol/answer.ts';
import mark from '../assets/mark.svg';
import { antTheme } from '../look/ant-theme.ts';
import { createLastingStyles } from '../look/lasting-styles.ts';
import { readPreferences, writePreferences, type Preferences } from '../look/preferences.ts';
import { ProofProvider } from '../proof/proof-provider.tsx';
import { conversationAsMarkdown } from '../talk/export-text.ts';
import { useFinding } from '../talk/finding.ts';
import { usePrinting } from '../talk/printing.ts';
import { questionInLink } from '../talk/question-link.ts';
import { saveText } from '../talk/take-away.ts';
import { isRunning, type Exchange } from '../talk/exchange.ts';
import type { TalkState, TalkStore } from '../talk/talk-state.ts';
import { TalkView } from '../talk/talk-view.tsx';
import { lastExchange, useTalk } from '../talk/use-talk.ts';
import { warmSchemas } from '../wire/check.ts';
import { WordsContext } from '../words/use-words.ts';
import { zh, type Words } from '../words/zh.ts';
import { Icon } from './icons.tsx';
import { KeyGate } from './key-gate.tsx';
import { PreferencesMenu } from './preferences-menu.tsx';
import { Rail } from './rail.tsx';
import type { TextStorage } from './text-storage.ts';
import { DARK, PHONE, useMedia } from './use-media.ts';
import { goTo, useRoute } from './use-route.ts';
import { useServer } from './use-server.ts';

const ArticlePlace = lazy(() => import('../proof/article-place.tsx'));
const Library = lazy(() => import('../browse/library.tsx'));
const Evaluation = lazy(() => import('../evaluate/evaluation.tsx'));

interface Props {
  readonly store: TalkStore;
  readonly storage: TextStorage;
}

const styles = createLastingStyles();

interface OpenArticle {
  readonly citations: readonly Citation[];
  readonly place: number;
}

function useLanguage(language: Preferences['language']): Words {
  const [english, setEnglish] = useState<Words | null>(null);
  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
    if (language === 'en') void import('../words/en.ts').then((loaded) => setEnglish(loaded.en));
  }, [language]);
  return language === 'en' && english !== null ? english : zh;
}

async function exportConversation(store: TalkStore, title: string): Promise<void> {
  saveText(`${title}.md`, await conversationAsMarkdown(title, store.readAll()), 'text/markdown');
}

/** Slow phones take two seconds for the first load; what comes next must not get into its way. */
const WARM_UP_MS = 4000;

/** What the first answer will need, fetched while the reader thinks of a question. */
function warmUp(): void {
  warmSchemas();
  void import('../proof/answer-body.tsx').catch(() => undefined);
  void import('../proof/article-place.tsx').catch(() => undefined);
}

/** The newest exchange once its answer has come, or failed to. */
function settledLast(state: TalkState): Exchange | null {
  const last = lastExchange(state);
  return last === null || isRunning(last) ? null : last;
}

export function App({ store, storage }: Props) {
  const conversations = useTalk(store, (state) => state.conversations);
  const currentId = useTalk(store, (state) => state.currentId);
  const isLasting = useTalk(store, (state) => state.isLasting);
  const last = useTalk(store, settledLast);
  const conversation = conversations.find((one) => one.id === currentId) ?? null;
  const [preferences, setPreferences] = useState(() => readPreferences(storage));
  const [isRailOpen, setRailOpen] = useState(false);
  const [isKeyGiven, setKeyGiven] = useState(false);
  const [article, setArticle] = useState<OpenArticle | null>(null);
  const words = useLanguage(preferences.language);
  const route = useRoute();
  const server = useServer();
  const isPhone = useMedia(PHONE);
  const systemDark = useMedia(DARK);
  const isDark = preferences.theme === 'dark' || (preferences.theme === 'auto' && systemDark);
  const { check } = server;
  const isTalkShown = currentId !== null && route === 'talk';
  const printAll = usePrinting(store, isTalkShown);
  useFinding(store, isTalkShown);

  useEffect(() => {
    document.documentElement.dataset['theme'] = isDark ? 'dark' : 'light';
    document.documentElement.dataset['text'] = preferences.isLarge ? 'large' : 'normal';
    writePreferences(storage, preferences);
  }, [isDark, preferences, storage]);

  useEffect(() => {
    const question = questionInLink(location.href);
    if (question !== null) {
      history.replaceState(null, '', location.pathname);
      void store.open(null);
      store.ask(question);
    }
    // As soon as the reader turns to the page, at the latest once the first load is surely over.
    const later = setTimeout(warmUp, WARM_UP_MS);
    addEventListener('focusin', warmUp, { once: true });
    return () => {
      clearTimeout(later);
      removeEventListener('focusin', warmUp);
    };
  }, [store]);

  useEffect(() => {
    const isOutdated = last?.answer != null && last.answer.generation !== server.coverage?.generation;
    const isUnserved = last?.failure?.code === 'server-away' || last?.failure?.code === 'key-needed';
    if (isUnserved || (last?.state === 'done' && isOutdated)) check();
  }, [last?.id, last?.state, last?.failure, last?.answer, server.coverage?.generation, check]);

  useEffect(() => setArticle(null), [currentId, route]);

  const openArticle = useCallback((citation: Citation, citations: readonly Citation[]) => {
    const place = citations.findIndex((one) => one.n === citation.n && one.start === citation.start);
    setArticle({ citations: place === -1 ? [citation] : citations, place: Math.max(0, place) });
  }, []);
  const closeArticle = useCallback(() => {
    setArticle((open) => {
      const n = open?.citations[open.place]?.n;
      requestAnimationFrame(() =>
        document.querySelector<HTMLElement>(`.exchange:last-child .marker[data-n="${n}"]`)?.focus(),
      );
      return null;
    });
  }, []);
  const theme = useMemo(() => antTheme(isDark, preferences.isLarge), [isDark, preferences.isLarge]);
  const leaveRail = useCallback(() => setRailOpen(false), []);

  const preferencesMenu = useMemo(
    () => <PreferencesMenu preferences={preferences} onChange={setPreferences} />,
    [preferences],
  );

  const rail = (
    <Rail
      store={store}
      conversations={conversations}
      currentId={currentId}
      isLasting={isLasting}
      route={route}
      hasEvaluation={server.coverage?.evaluation === true}
      onLeave={leaveRail}
      foot={preferencesMenu}
    />
  );

  return (
    <StyleProvider layer cache={styles}>
      <ConfigProvider theme={theme}>
        <WordsContext value={words}>
          <ProofProvider onOpenArticle={openArticle}>
            <a
              className="skip"
              href="#composer"
              onClick={(event) => {
                event.preventDefault();
                document.querySelector<HTMLElement>('#composer textarea')?.focus();
              }}
            >
              {words.skipToContent}
            </a>
            <div className={article === null ? 'page' : 'page has-panel'}>
              {isPhone ? (
                <>
                  <div className="top-bar">
                    <button
                      type="button"
                      className="icon-button"
                      aria-label={words.openMenu}
                      onClick={() => setRailOpen(true)}
                    >
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
                        if (event.target === event.currentTarget) leaveRail();
                      }}
                      onKeyDown={(event) => {
                        if (event.key === 'Escape') leaveRail();
                      }}
                    >
                      <aside className="rail is-drawer">
                        <button
                          type="button"
                          className="icon-button rail-close"
                          aria-label={words.close}
                          autoFocus
                          onClick={leaveRail}
                        >
                          <Icon name="close" />
                        </button>
                        {rail}
                      </aside>
                    </div>
                  )}
                </>
              ) : (
                <aside className="rail">{rail}</aside>
              )}
              <main className="main">
                {server.isAway && (
                  <p className="banner is-away" role="status">
                    {words.serverAway}
                  </p>
                )}
                {server.coverage?.samples === true && !server.isAway && (
                  <p className="banner" role="status">
                    {words.samplesNotice}
                  </p>
                )}
                {route === 'talk' && conversation !== null && !isPhone && (
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
                      onClick={() => void printAll()}
                    >
                      <Icon name="printer" />
                    </button>
                  </div>
                )}
                {server.isKeyNeeded ? (
                  <KeyGate
                    isRefused={isKeyGiven}
                    onGiven={() => {
                      setKeyGiven(true);
                      check();
                    }}
                  />
                ) : route === 'talk' ? (
                  <TalkView store={store} coverage={server.coverage} />
                ) : (
                  <Suspense fallback={<p className="quiet">{words.loading}</p>}>
                    {route === 'evaluation' ? (
                      <Evaluation isAway={server.isAway} onFailed={check} />
                    ) : (
                      <Library view={route} coverage={server.coverage} />
                    )}
                  </Suspense>
                )}
              </main>
              {article !== null && (
                <Suspense fallback={null}>
                  <ArticlePlace
                    citations={article.citations}
                    place={article.place}
                    generation={server.coverage?.generation ?? 0}
                    onMove={(place) => setArticle({ ...article, place })}
                    onClose={closeArticle}
                  />
                </Suspense>
              )}
            </div>
          </ProofProvider>
        </WordsContext>
      </ConfigProvider>
    </StyleProvider>
  );
}
