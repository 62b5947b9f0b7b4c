/** What stands under an answer's text: how it was checked, computed numbers, disagreement, what is missing. */
import type { Answer, Citation } from '../../protocol/answer.ts';
import { Marker } from '../proof/marker.tsx';
import { Icon } from '../shell/icons.tsx';
import { reasonLabel } from '../words/labels.ts';
import { fill, useWords } from '../words/use-words.ts';

interface Props {
  readonly answer: Answer;
  readonly used: readonly Citation[];
}

export function AnswerNotes({ answer, used }: Props) {
  const words = useWords();
  const marker = (n: number) => {
    const citation = answer.citations.find((one) => one.n === n);
    return citation === undefined ? null : (
      <Marker citation={citation} citations={used.length > 0 ? used : answer.citations} answerText={answer.answer} />
    );
  };
  return (
    <>
      {answer.missing.length > 0 && (
        <ul className="note is-missing">
          {answer.missing.map((missing) => (
            <li key={missing.part}>
              <strong>{words.missing}</strong> {missing.part}：{reasonLabel(words, missing.reason)}
            </li>
          ))}
        </ul>
      )}
      {answer.derived.map((derived) => (
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
