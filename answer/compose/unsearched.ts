/**
 * What is answered without a search: questions about the index itself, and the refusals of what no article could answer
 * (off the topic, an attack). Called by create-answerer.ts for every question whose nature is not 'question'.
 */
import type { ArticleHead, CoverageCounts } from '../../knowledge/store/port.ts';
import type { UnderstoodQuestion } from '../understand/question.ts';
import type { Composed } from './compose.ts';
import { coverageAnswer } from './coverage-answer.ts';
import { coverageWords, missingWords } from './refusal.ts';

/** A refusal cites nothing and names every part as missing; one off the topic says what is covered instead. */
export function answerUnsearched(
  understood: UnderstoodQuestion,
  coverage: CoverageCounts,
  heads: readonly ArticleHead[] | null,
): Composed {
  const [part] = understood.parts;
  if (understood.nature === 'coverage') {
    return coverageAnswer(coverage, understood.parts, heads);
  }
  const reason = understood.nature === 'attack' ? 'unsafe' : 'off-topic';
  return {
    text: missingWords(part ?? null, reason) + (reason === 'off-topic' ? coverageWords(coverage) : ''),
    outcome: 'refused',
    reason,
    missing: understood.parts.map(({ typed }) => ({ part: typed, reason })),
    citations: [],
    shown: [],
    derived: [],
  };
}
