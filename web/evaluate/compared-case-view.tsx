/** One case in both runs: how the answer changed, then the later answer as a report shows it. */
import { readComparedCase } from '../wire/evaluation.ts';
import { fill } from '../words/use-words.ts';
import { CaseReportView } from './case-report-view.tsx';
import { useEvaluationWords } from './evaluation-words.ts';
import { useReading } from './reach.ts';
import { Trouble } from './trouble.tsx';

interface Props {
  readonly base: string;
  readonly other: string;
  readonly caseId: string;
}

/** Of two answers that share less than this, differences by character are confetti: chosen by eye. */
const ENOUGH_KEPT = 0.4;
const TAGS = { same: 'span', gone: 'del', new: 'ins' } as const;

export function ComparedCaseView({ base, other, caseId }: Props) {
  const words = useEvaluationWords();
  const loaded = useReading(`compared ${base} ${other} ${caseId}`, (signal) =>
    readComparedCase({ base, with: other }, caseId, signal),
  );
  const found = loaded.value;
  if (found === null) return <Trouble loaded={loaded} goneWords={words.runRemoved} />;
  const isSame = found.before.answer === found.after.answer;
  const longer = Math.max(found.before.answer.length, found.after.answer.length);
  const kept = found.differences.reduce((sum, { kind, text }) => sum + (kind === 'same' ? text.length : 0), 0);
  return (
    <div className="compared-case">
      <div className="case-pair">
        {[[words.before, found.before] as const, [words.after, found.after] as const].map(([title, report]) => (
          <section key={title}>
            <h4>{title}</h4>
            <p className="case-answer" lang="zh-CN">
              {report.answer === '' ? (report.error ?? words.emptyAnswer) : report.answer}
            </p>
          </section>
        ))}
      </div>
      {isSame ? (
        <p className="quiet">{words.sameAnswer}</p>
      ) : kept < longer * ENOUGH_KEPT ? (
        <p className="quiet">{words.rewritten}</p>
      ) : (
        <>
          <h4>{words.differences}</h4>
          <p className="case-answer" lang="zh-CN">
            {found.differences.map(({ kind, text }, index) => {
              const Tag = TAGS[kind];
              return <Tag key={index}>{text}</Tag>;
            })}
          </p>
          <p className="quiet">{words.differencesHint}</p>
        </>
      )}
      <details className="folded">
        <summary>{fill(words.fullReport, { which: words.after })}</summary>
        <CaseReportView report={found.after} />
      </details>
      <details className="folded">
        <summary>{fill(words.fullReport, { which: words.before })}</summary>
        <CaseReportView report={found.before} />
      </details>
    </div>
  );
}
