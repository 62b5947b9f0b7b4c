/** What happens before the first word: the stages, and words of comfort when it takes long. */
import { useEffect, useState } from 'react';
import type { Stage } from '../../protocol/chat.ts';
import { stageLabel } from '../words/labels.ts';
import { useWords } from '../words/use-words.ts';

/** Extractive answers come in well under a second, a model's first word in two to four: chosen above both. */
const SLOW_AFTER_MS = 8000;
const STAGES: readonly Stage[] = ['understanding', 'searching', 'composing', 'verifying'];

export function Waiting({ stage, isLinkLost, seq }: { stage: Stage | null; isLinkLost: boolean; seq: number }) {
  const words = useWords();
  const [slowAt, setSlowAt] = useState(-1);
  useEffect(() => {
    const timer = setTimeout(() => setSlowAt(seq), SLOW_AFTER_MS);
    return () => clearTimeout(timer);
  }, [seq]);
  const reached = stage === null ? -1 : STAGES.indexOf(stage);
  return (
    <div className="waiting">
      <span className="stages" aria-hidden="true">
        {STAGES.map((one, index) => (
          <i key={one} className={index < reached ? 'is-past' : index === reached ? 'is-now' : undefined} />
        ))}
      </span>
      <span>
        {isLinkLost ? words.linkLost : stageLabel(words, stage)}
        {slowAt === seq && !isLinkLost && <small> {words.slow}</small>}
      </span>
    </div>
  );
}
