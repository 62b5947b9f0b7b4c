/** One case: the question, what was expected of the answer beside what was said, and how it came about. */
import type { Citation } from '../../protocol/answer.ts';
import type { CaseReport } from '../../protocol/evaluation.ts';
import { useProof } from '../proof/proof-context.ts';
import { fill, useWords } from '../words/use-words.ts';
import { CaseTrace } from './case-trace.tsx';
import { outcomeLabel, reasonWords, useEvaluationWords } from './evaluation-words.ts';
import { MarkedText } from './marked-text.tsx';

function asCitation(citation: CaseReport['citations'][number]): Citation {
  const { n, articleId, title, quote, start, end } = citation;
  return {
    n: n ?? 1,
    articleId,
    title,
    publishedOn: null,
    regions: [],
    year: null,
    source: '',
    sectionPath: [],
    quote,
    start,
    end,
    context: [],
  };
}

export function CaseReportView({ report }: { readonly report: CaseReport }) {
  const shared = useWords();
  const words = useEvaluationWords();
  return (
    <div className="case-report">
      {report.history.length > 0 && (
        <div lang="zh-CN">
          <h4>{words.history}</h4>
          <ul className="quiet">
            {report.history.map((turn, index) => (
              <li key={index}>
                {turn.role === 'user' ? shared.you : shared.answer}：{turn.content}
              </li>
            ))}
          </ul>
        </div>
      )}
      <div className="case-pair">
        <section>
          <h4>{words.answerGiven}</h4>
          {report.answer === '' ? (
            <p className="quiet">{report.error ?? words.emptyAnswer}</p>
          ) : (
            <p className="case-answer" lang="zh-CN">
              <MarkedText text={report.answer} marks={report.answerMarks} />
            </p>
          )}
          {report.outcome !== 'answered' && report.outcome !== 'error' && (
            <p className="quiet">
              {fill(words.outcome, { outcome: outcomeLabel(words, report.outcome) })}
              {report.reason !== null && ` · ${reasonWords(shared, report.reason)}`}
            </p>
          )}
          <Citations report={report} />
        </section>
        <section>
          <Wanted report={report} />
          <h4>{words.evidence}</h4>
          {report.evidence.length === 0 && <p className="quiet">{words.noEvidence}</p>}
          <ol className="case-quotes" lang="zh-CN">
            {report.evidence.map(({ article, quote, marks }, index) => (
              <li key={index}>
                <cite>{article}</cite>
                <blockquote className="quote">
                  <MarkedText text={quote} marks={marks} />
                </blockquote>
              </li>
            ))}
          </ol>
          {report.notes !== '' && <p className="quiet">{fill(words.notes, { notes: report.notes })}</p>}
        </section>
      </div>
      <p className="quiet">{words.marksHint}</p>
      {report.twin !== null && (
        <div lang="zh-CN">
          <h4>{fill(words.twin, { question: report.twin.question })}</h4>
          <p className="case-answer">{report.twin.answer}</p>
        </div>
      )}
      {report.repeats !== null && <p className="quiet">{fill(words.repeats, report.repeats)}</p>}
      {report.judgement !== null && (
        <p className="quiet">
          {fill(words.opinion, { grade: report.judgement.grade ?? '—', words: report.judgement.words })}
        </p>
      )}
      <CaseTrace report={report} />
    </div>
  );
}

function Citations({ report }: { readonly report: CaseReport }) {
  const words = useEvaluationWords();
  const proof = useProof();
  const all = report.citations.map(asCitation);
  if (all.length === 0) return <p className="quiet">{words.noCitations}</p>;
  return (
    <>
      <h4>{words.citations}</h4>
      <ol className="case-quotes">
        {report.citations.map((citation, index) => {
          const own = all[index];
          return (
            <li key={index}>
              <span className="number">{citation.n ?? '—'}</span>{' '}
              <button
                type="button"
                className="source-title"
                lang="zh-CN"
                onClick={() => {
                  if (own !== undefined) proof.openArticle(own, all);
                }}
              >
                {citation.title === '' ? words.untitled : citation.title}
              </button>{' '}
              <small className={citation.holdsEvidence ? 'is-good' : 'is-bad'}>
                {citation.holdsEvidence ? `✓ ${words.holdsEvidence}` : `✗ ${words.holdsNone}`}
                {citation.isTrue === false && ` ✗ ${words.falseQuote}`}
              </small>
              <blockquote className="quote" lang="zh-CN">
                <MarkedText text={citation.quote} marks={citation.marks} />
              </blockquote>
            </li>
          );
        })}
      </ol>
    </>
  );
}

function Wanted({ report }: { readonly report: CaseReport }) {
  const shared = useWords();
  const words = useEvaluationWords();
  const { wanted, unwanted, answerable, expectedReasons } = report;
  return (
    <>
      {!answerable && (
        <p>
          {words.expectedRefusal}
          {expectedReasons.length > 0 &&
            ` · ${fill(words.expectedReasons, { reasons: expectedReasons.map((reason) => reasonWords(shared, reason)).join(' / ') })}`}
        </p>
      )}
      {wanted.length > 0 && <h4>{words.wanted}</h4>}
      <ul className="wanted">
        {wanted.map(({ alternatives, isFound }, index) => (
          <li key={index} className={isFound ? 'is-good' : 'is-bad'}>
            {isFound ? `✓ ${words.found}` : `✗ ${words.lacking}`} <span lang="zh-CN">{alternatives.join(' / ')}</span>
          </li>
        ))}
      </ul>
      {unwanted.length > 0 && <h4>{words.unwanted}</h4>}
      <ul className="wanted">
        {unwanted.map((each) => (
          <li key={each.words} className={each.isFound ? 'is-bad' : 'is-good'}>
            {each.isFound ? `✗ ${words.found}` : `✓ ${words.lacking}`} <span lang="zh-CN">{each.words}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
