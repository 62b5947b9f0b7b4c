/** One question and its answer: how it was read, the text as it comes, its proof, what to do with it. */
import { lazy, memo, Suspense, useMemo } from 'react';
import type { Answer } from '../../protocol/answer.ts';
import type { Coverage } from '../../protocol/library.ts';
import { PlainBody } from '../proof/plain-body.tsx';
import { Sources } from '../proof/sources.tsx';
import { Icon } from '../shell/icons.tsx';
import { seriesOf } from '../figures/series.ts';
import { failureLabel } from '../words/labels.ts';
import { useWords } from '../words/use-words.ts';
import { AnswerNotes } from './answer-notes.tsx';
import { AnswerTools } from './answer-tools.tsx';
import { Chips } from './chips.tsx';
import { ChoicesContext } from './choices.ts';
import { isRunning, type Exchange } from './exchange.ts';
import { holdBackHalfMarker, splitByUse } from './markers.ts';
import { QuestionEditor } from './question-editor.tsx';
import { CoveredInstead, RefusalHead, WayOn } from './refusal.tsx';
import { Suggestions } from './suggestions.tsx';
import type { TalkStore } from './talk-state.ts';
import type { Choices } from './turn.ts';
import { chipsOf } from './understood-chips.ts';
import { useExchange } from './use-talk.ts';
import { Waiting } from './waiting.tsx';

const AnswerBody = lazy(() => import('../proof/answer-body.tsx'));
const Picture = lazy(() => import('../figures/picture.tsx'));

interface Props {
  readonly store: TalkStore;
  readonly exchangeId: string;
  readonly choices: Choices;
  readonly isLast: boolean;
  readonly isEditing: boolean;
  readonly coverage: Coverage | null;
  /** A ref for the element, by which its nearness is watched. */
  watch(element: HTMLElement | null): (() => void) | undefined;
  /** Null ends the editing. */
  onEdit(exchangeId: string | null): void;
  onAsk(question: string): void;
}

export const ExchangeView = memo(function ExchangeView(props: Props) {
  const { store, exchangeId, choices, isEditing, watch } = props;
  const exchange = useExchange(store, exchangeId);
  const kept = useMemo(
    () => ({ choices, choose: (name: string, value: string) => store.setChoice(exchangeId, name, value) }),
    [choices, exchangeId, store],
  );
  if (exchange === null) return null;
  return (
    <article ref={watch} className="exchange" data-id={exchange.id} data-state={exchange.state} data-held={isEditing}>
      <ChoicesContext value={kept}>
        <WholeExchange {...props} exchange={exchange} />
      </ChoicesContext>
    </article>
  );
});

function WholeExchange(props: Props & { readonly exchange: Exchange }) {
  const { store, exchange, isLast, coverage, onAsk, isEditing, onEdit } = props;
  const words = useWords();
  const { answer, text, question, filters } = exchange;
  const running = isRunning(exchange);
  const shown = running ? holdBackHalfMarker(text) : text;
  const citations = answer?.citations ?? exchange.sources;
  const split = useMemo(() => splitByUse(text, citations), [text, citations]);
  const unused = answer === null ? split.unused : [...split.unused, ...exchange.sources];
  const series = useMemo(
    () => (answer?.outcome === 'answered' ? seriesOf(answer.figures, isComparison(answer) ? 2 : 3) : []),
    [answer],
  );
  const again = (): void => store.askAgain(exchange.id, question, filters);

  return (
    <>
      {isEditing ? (
        <QuestionEditor
          question={question}
          onCancel={() => onEdit(null)}
          onSend={(changed) => {
            onEdit(null);
            store.askAgain(exchange.id, changed, filters);
          }}
        />
      ) : (
        <header className="question">
          <h2>
            <span className="off-screen">{words.you}：</span>
            {question}
          </h2>
          <button
            type="button"
            className="icon-button"
            aria-label={words.edit}
            title={words.edit}
            onClick={() => onEdit(exchange.id)}
          >
            <Icon name="edit" />
          </button>
        </header>
      )}
      {answer !== null && (
        <Chips
          chips={chipsOf(answer.understood, filters)}
          corrections={answer.understood.corrections ?? NO_CORRECTIONS}
          onRemove={(without) => store.askAgain(exchange.id, question, without)}
        />
      )}
      {answer !== null && answer.outcome !== 'answered' && <RefusalHead answer={answer} />}
      {shown !== '' && (
        <div className="answer" aria-busy={running} lang="zh-CN">
          <Suspense fallback={<PlainBody text={shown} citations={split.used} />}>
            <AnswerBody text={shown} citations={split.used} figures={answer?.figures ?? NO_FIGURES} />
          </Suspense>
        </div>
      )}
      {running && (shown === '' || exchange.isLinkLost) && (
        <Waiting stage={exchange.stage} isLinkLost={exchange.isLinkLost} seq={exchange.seq} />
      )}
      {exchange.state === 'stopped' && <p className="ended">{words.stopped}</p>}
      {exchange.state === 'broken' && (
        <p className="ended is-broken" role="alert">
          {exchange.failure?.words ?? failureLabel(words, exchange.failure?.code ?? '')}
          <button type="button" className="plain-button" onClick={again}>
            {words.retry}
          </button>
        </p>
      )}
      {answer !== null && (
        <>
          <AnswerNotes question={question} answer={answer} used={split.used} />
          {series.length > 0 && (
            <Suspense fallback={<p className="quiet">{words.loading}</p>}>
              <Picture series={series} citations={answer.citations} hasTable={/^\|.*\|$/m.test(text)} />
            </Suspense>
          )}
          <CoveredInstead answer={answer} coverage={coverage} />
          {isLast && answer.outcome !== 'answered' && <WayOn answer={answer} coverage={coverage} onAsk={onAsk} />}
        </>
      )}
      {!running && <Sources used={split.used} unused={unused} answerText={text} />}
      {!running && text !== '' && (
        <AnswerTools
          exchange={exchange}
          onAgain={again}
          onFeedback={(feedback) => store.setFeedback(exchange.id, feedback)}
        />
      )}
      {isLast && answer?.outcome === 'answered' && (
        <Suggestions title={words.followUps} questions={answer.suggestions} onAsk={onAsk} />
      )}
    </>
  );
}

const NO_FIGURES: never[] = [];
const NO_CORRECTIONS: never[] = [];

/** Asked for side by side: by intent, in several parts, or compared by a computed number. */
function isComparison(answer: Answer | null): boolean {
  if (answer === null) return false;
  const { parts } = answer.understood;
  return parts.some((part) => part.intent === 'compare') || parts.length > 1 || answer.derived.length > 0;
}
