/** A conversation that holds nothing yet: what this is, what it covers, what to ask. */
import { Prompts } from '@ant-design/x';
import type { Coverage } from '../../protocol/library.ts';
import { fill, useWords } from '../words/use-words.ts';
import { useStarters } from './use-starters.ts';

interface Props {
  readonly coverage: Coverage | null;
  readonly isLasting: boolean;
  onAsk(question: string): void;
}

const SHOWN_REGIONS = 10;

export function EmptyState({ coverage, isLasting, onAsk }: Props) {
  const words = useWords();
  const starters = useStarters(coverage, null);
  const labels = {
    target: words.starterTarget,
    result: words.starterResult,
    compare: words.starterCompare,
    projects: words.starterProjects,
  };
  return (
    <div className="empty">
      <h1>{words.heroTitle}</h1>
      <p className="lead">{words.heroText}</p>
      {coverage !== null && coverage.articles === 0 && <p className="notice">{words.nothingIndexed}</p>}
      {coverage !== null && coverage.articles > 0 && (
        <p className="coverage">
          {fill(words.heroCoverage, { articles: coverage.articles, figures: coverage.observations })}
          {coverage.regions.length > 0 && (
            <span className="covered-regions">
              {coverage.regions
                .slice(0, SHOWN_REGIONS)
                .map((region) => region.name)
                .join(' · ')}
              {coverage.regions.length > SHOWN_REGIONS && ' …'}
            </span>
          )}
        </p>
      )}
      {!isLasting && <p className="quiet">{words.notLasting}</p>}
      {starters.length > 0 && (
        <Prompts
          className="starters"
          title={words.startersTitle}
          wrap
          items={starters.map((starter) => ({
            key: starter.question,
            label: labels[starter.kind],
            description: (
              <button type="button" className="starter" onClick={() => onAsk(starter.question)}>
                {starter.question}
              </button>
            ),
          }))}
        />
      )}
    </div>
  );
}
