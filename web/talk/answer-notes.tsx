/** What stands under an answer's text: how it was checked, computed numbers, disagreement, what is missing. */
import type { Answer, Citation, Reason } from '../../protocol/answer.ts';
import { Marker } from '../proof/marker.tsx';
import { Icon } from '../shell/icons.tsx';
import { reasonLabel } from '../words/labels.ts';
import { fill, useWords } from '../words/use-words.ts';

interface Props {
  readonly question: string;
  readonly answer: Answer;
  readonly used: readonly Citation[];
}

/** «…是多少？» → «…是多少», so that a colon can follow. */
function withoutMark(part: string): string {
  return part.trim().replace(/[?？。！!]+$/, '');
}

/** The parts left unanswered, each once with its reasons; empty where that is the whole question, which a refusal's head says. */
function missingParts({ answer, question }: Props): { part: string | null; reasons: Reason[] }[] {
  const reasons = new Map<string, Set<Reason>>();
  for (const { part, reason } of answer.missing) {
    const words = withoutMark(part);
    reasons.set(words, (reasons.get(words) ?? new Set()).add(reason));
  }
  const whole = withoutMark(question);
  return [...reasons]
    .filter(([part]) => part !== whole || answer.outcome === 'answered')
    .map(([part, all]) => ({ part: part === whole ? null : part, reasons: [...all] }));
}

export function AnswerNotes(props: Props) {
  const { answer, used } = props;
  const words = useWords();
  const missing = missingParts(props);
  const derivedApart = answer.derived.filter(({ formula }) => !answer.answer.includes(formula));
  const marker = (n: number) => {
    const citation = answer.citations.find((one) => one.n === n);
    return citation === undefined ? null : (
      <Marker citation={citation} citations={used.length > 0 ? used : answer.citations} answerText={answer.answer} />
    );
  };
  return (
    <>
      {missing.length > 0 && (
        <ul className="note is-missing">
          {missing.map(({ part, reasons }) => (
            <li key={part ?? ''}>
              <strong>{part === null ? words.missingSome : words.missing}</strong> {part !== null && `${part}：`}
              {reasons.map((reason) => reasonLabel(words, reason)).join('')}
            </li>
          ))}
        </ul>
      )}
      {derivedApart.map((derived) => (
        <p key={derived.formula} className="note is-derived">
          <strong>{words.derived}</strong>
          <code>{derived.formula}</code>
          <small>
            {words.derivedHint}
            {[...new Set(derived.from.map((index) => answer.figures[index]?.n))].map((n) =>
              n === undefined ? null : <span key={n}>{marker(n)}</span>,
            )}
          </small>
        </p>
      ))}
      {answer.conflicts.map((conflict) => (
        <section key={`${conflict.indicator}-${conflict.period}-${conflict.region}`} className="note is-conflict">
          <strong>{words.conflict}</strong>
          <span>{[conflict.region, conflict.period, conflict.indicator].filter(Boolean).join(' · ')}</span>
          <div className="sides">
            {conflict.values.map((value) => (
              <span key={`${value.n}-${value.value}`}>
                <b>
                  {value.value}
                  {value.unit}
                </b>
                {marker(value.n)}
              </span>
            ))}
          </div>
          <small>{words.conflictHint}</small>
        </section>
      ))}
      {answer.outcome === 'answered' && (
        <p className="checked">
          <span className={answer.mode === 'model' ? 'mode is-model' : 'mode'}>
            {answer.mode === 'model' ? words.modeModel : words.modeExtractive}
          </span>
          {answer.figures.length > 0 && (
            <span>
              <Icon name="check" size={14} /> {fill(words.checkedFigures, { n: answer.figures.length })}
            </span>
          )}
          {used.length > 0 && <span>{fill(words.citedPlaces, { n: used.length })}</span>}
          {answer.fallback !== undefined && <span title={answer.fallback}>{words.fallback}</span>}
        </p>
      )}
    </>
  );
}
