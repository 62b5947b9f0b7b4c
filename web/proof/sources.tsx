/** The proof under an answer: each cited quote in its own words; what was found but not used stands apart. */
import type { Citation } from '../../protocol/answer.ts';
import { useChoice } from '../talk/choices.ts';
import { fill, useWords } from '../words/use-words.ts';
import { CitationFacts } from './citation-facts.tsx';
import { useProof } from './proof-context.ts';
import { Quote } from './quote.tsx';

interface Props {
  readonly used: readonly Citation[];
  readonly unused: readonly Citation[];
  readonly answerText: string;
}

export function Sources({ used, unused, answerText }: Props) {
  const words = useWords();
  const [unfolded, setUnfolded] = useChoice<'yes' | 'no'>('unused sources', 'no');
  if (used.length === 0 && unused.length === 0) return null;
  return (
    <section className="sources" aria-label={words.sourcesUsed}>
      {used.length > 0 && (
        <>
          <h3>{words.sourcesUsed}</h3>
          <ol>
            {used.map((citation) => (
              <Source key={citation.n} citation={citation} citations={used} answerText={answerText} />
            ))}
          </ol>
        </>
      )}
      {unused.length > 0 && (
        <details
          open={unfolded === 'yes'}
          onToggle={(event) => {
            const now = event.currentTarget.open ? 'yes' : 'no';
            if (now !== unfolded) setUnfolded(now);
          }}
        >
          <summary>{fill(words.sourcesUnused, { n: unused.length })}</summary>
          <ol>
            {unused.map((citation) => (
              <Source
                key={`${citation.n}-${citation.start}`}
                citation={citation}
                citations={unused}
                answerText={answerText}
              />
            ))}
          </ol>
        </details>
      )}
    </section>
  );
}

function Source({
  citation,
  citations,
  answerText,
}: {
  citation: Citation;
  citations: readonly Citation[];
  answerText: string;
}) {
  const proof = useProof();
  return (
    <li>
      <span className="number" aria-hidden="true">
        {citation.n}
      </span>
      <div>
        <button type="button" className="source-title" onClick={() => proof.openArticle(citation, citations)}>
          {citation.title}
        </button>
        <CitationFacts citation={citation} />
        <Quote quote={citation.quote} answerText={answerText} />
      </div>
    </li>
  );
}
