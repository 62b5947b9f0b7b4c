/** The page: rail, conversation or library, and the article beside it. */
import { StyleProvider } from '@ant-design/cssinjs';
import { ConfigProvider } from 'antd';
import { lazy, Suspense, useCallback, useEffect, useMemo, useState } from 'react';
import type { Citation } from '../../protocol/answer.ts';
import { antTheme } from '../look/ant-theme.ts';
import { createLastingStyles } from '../look/lasting-styles.ts';
import { readPreferences, writePreferences } from '../look/preferences.ts';
import { ProofProvider } from '../proof/proof-provider.tsx';
import { useFinding } from '../talk/finding.ts';
import { usePrinting } from '../talk/printing.ts';
import { questionInLink } from '../talk/question-link.ts';
import { isRunning, type Exchange } from '../talk/exchange.ts';
import type { TalkState, TalkStore } from '../talk/talk-state.ts';
import { TalkView } from '../talk/talk-view.tsx';
import { lastExchange, useTalk } from '../talk/use-talk.ts';
import { WordsContext } from '../words/use-words.ts';
import { ConversationHead } from './conversation-head.tsx';
import { KeyGate } from './key-gate.tsx';
import { PhoneBar } from './phone-bar.tsx';
import { PreferencesMenu } from './preferences-menu.tsx';
import { Rail } from './rail.tsx';
import type { TextStorage } from './text-storage.ts';
import { DARK, PHONE, useMedia } from './use-media.ts';
import { useLanguage } from './use-language.ts';
import { useRoute } from './use-route.ts';
import { useServer } from './use-server.ts';
import { useWarmUp } from './use-warm-up.ts';

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
  }, [store]);
  useWarmUp();

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
                <PhoneBar store={store} conversation={conversation} isRailOpen={isRailOpen} onRail={setRailOpen}>
                  {rail}
                </PhoneBar>
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
                  <ConversationHead store={store} conversation={conversation} onPrint={printAll} />
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
