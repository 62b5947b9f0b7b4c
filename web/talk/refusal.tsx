/** A refusal is an answer too: why, what the articles do cover, and what to ask instead. */
import type { Answer } from '../../protocol/answer.ts';
import type { Coverage } from '../../protocol/library.ts';
import { reasonLabel } from '../words/labels.ts';
import { fill, useWords } from '../words/use-words.ts';
import { Suggestions } from './suggestions.tsx';
import { useStarters } from './use-starters.ts';

interface Props {
  readonly answer: Answer;
  readonly coverage: Coverage | null;
}

const SHOWN_REGIONS = 12;

export function RefusalHead({ answer }: { answer: Answer }) {
  const words = useWords();
  const isClarify = answer.outcome === 'clarify';
  return (
    <p className={isClarify ? 'outcome is-clarify' : 'outcome is-refused'}>
      <strong>{isClarify ? words.clarify : words.refused}</strong>
      {answer.reason !== undefined && <span>{reasonLabel(words, answer.reason)}</span>}
    </p>
  );
}

export function CoveredInstead({ answer, coverage }: Props) {
  const words = useWords();
  if (coverage === null || answer.outcome !== 'refused' || answer.reason === 'unsafe') return null;
  const rest = coverage.regions.length - SHOWN_REGIONS;
  return (
    <dl className="covered">
      {coverage.regions.length > 0 && (
        <div>
          <dt>{words.coveredRegions}</dt>
          <dd>
            {coverage.regions
              .slice(0, SHOWN_REGIONS)
              .map((region) => region.name)
              .join('、')}
            {rest > 0 && ` … +${rest}`}
          </dd>
        </div>
      )}
      {coverage.years.length > 0 && (
        <div>
          <dt>{words.coveredYears}</dt>
          <dd>{coverage.years.map(({ year }) => fill(words.reportYear, { year })).join('、')}</dd>
        </div>
      )}
    </dl>
  );
}

/** The place that was asked about, where the articles cover it. */
function coveredRegion(answer: Answer, coverage: Coverage | null): string | null {
  const asked = answer.understood.parts.flatMap((part) => part.regions);
  return asked.find((name) => coverage?.regions.some((region) => region.name === name)) ?? null;
}

/** What to ask instead: the answer's own suggestions, else questions about the same place, built from its figures. */
export function WayOn({ answer, coverage, onAsk }: Props & { onAsk(question: string): void }) {
  const words = useWords();
  const isWanting = answer.suggestions.length === 0 && answer.reason !== 'unsafe';
  const starters = useStarters(isWanting ? coverage : null, coveredRegion(answer, coverage));
  const questions = isWanting ? starters.map((starter) => starter.question) : answer.suggestions;
  const title = answer.outcome === 'clarify' ? words.startersTitle : words.tryInstead;
  return <Suggestions title={title} questions={questions} onAsk={onAsk} />;
}
