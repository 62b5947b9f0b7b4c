/** What the floating card holds: a citation with its quote, or a figure with the origin of each slot. */
import type { Citation, ProvedFigure } from '../../protocol/answer.ts';
import { measureLabel, slotLabel, statusLabel, valueLabel } from '../words/labels.ts';
import { useWords } from '../words/use-words.ts';
import { CitationFacts } from './citation-facts.tsx';
import { originOf } from './slot-origin.ts';
import { Quote } from './quote.tsx';

interface CitationProps {
  readonly citation: Citation;
  readonly answerText: string;
  onOpen(): void;
}

export function CitationCard({ citation, answerText, onOpen }: CitationProps) {
  const words = useWords();
  return (
    <>
      <header>
        <span className="number">{citation.n}</span>
        <div>
          <strong>{citation.title}</strong>
          <CitationFacts citation={citation} />
        </div>
      </header>
      <Quote quote={citation.quote} answerText={answerText} />
      {citation.context.length > 0 && (
        <ul className="context">
          {citation.context.map((context) => (
            <li key={`${context.slot}-${context.start}`}>
              <span>{slotLabel(words, context.slot)}</span>“{context.text}”
            </li>
          ))}
        </ul>
      )}
      <button type="button" className="card-open" onClick={onOpen}>
        {words.openArticle}
      </button>
    </>
  );
}

interface FigureProps {
  readonly figure: ProvedFigure;
  readonly citation: Citation | null;
  onOpen(): void;
}

export function FigureCard({ figure, citation, onOpen }: FigureProps) {
  const words = useWords();
  const readFrom = (slot: string, value: string): string => {
    if (citation === null || value === words.figureUnknown) return '';
    const origin = originOf(slot, value, citation);
    if (origin === null) return '';
    if (origin.kind === 'context') return `“${origin.words}”`;
    return { quote: words.fromQuote, title: words.originTitle, 'report-year': words.originYear }[origin.kind];
  };
  const rows = [
    { slot: 'indicator', value: figure.indicator },
    { slot: 'subject', value: figure.subject },
    { slot: 'value', value: valueLabel(words, figure) },
    { slot: 'measure', value: measureLabel(words, figure.measure) },
    { slot: 'comparedWith', value: figure.comparedWith },
    { slot: 'period', value: figure.period ?? words.figureUnknown },
    { slot: 'region', value: figure.region ?? words.figureUnknown },
    { slot: 'status', value: statusLabel(words, figure.status) },
  ];
  return (
    <>
      <table className="slots">
        <caption>{words.traceTitle}</caption>
        <tbody>
          {rows.map(
            (row) =>
              row.value !== null && (
                <tr key={row.slot}>
                  <th scope="row">{slotLabel(words, row.slot)}</th>
                  <td>{row.value}</td>
                  <td className="origin">{readFrom(row.slot, row.value)}</td>
                </tr>
              ),
          )}
        </tbody>
      </table>
      {citation !== null && (
        <button type="button" className="card-open" onClick={onOpen}>
          <span className="number">{citation.n}</span> {words.openArticle}
        </button>
      )}
    </>
  );
}
