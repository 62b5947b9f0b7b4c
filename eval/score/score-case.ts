/** All scores of one case from what was received for it. Pure; called by run-case.ts and by tests of wrong answers. */
import type { EvalCase } from '../cases/case-schema.ts';
import { scoreReference } from '../reference/score-reference.ts';
import type { ReferenceBits } from '../reference/score-reference.ts';
import type { ReceivedAnswer, RetrievedPassage } from '../run/target.ts';
import { scoreCitations } from './score-citations.ts';
import { scoreNumbers } from './score-numbers.ts';
import { scoreRanking } from './score-ranking.ts';
import { scoreSlots } from './score-slots.ts';
import { SCORE_NAMES } from './score-table.ts';
import type { CaseScores } from './score-table.ts';
import { isSameAnswer } from './score-twin.ts';

export interface Received {
  readonly answer: ReceivedAnswer;
  /** Null where the target was not searched. */
  readonly retrieved: readonly RetrievedPassage[] | null;
  /** Whether each quote is its article's text, in the order of the citations; null where that cannot be told. */
  readonly quotesTrue: readonly (boolean | null)[];
  readonly twin: ReceivedAnswer | null;
}

const bit = (value: boolean | null): number | null => (value === null ? null : Number(value));

/** A refusal or a counter-question where the articles hold the answer; asking back is right for an ambiguous question. */
function falseRefusal(item: EvalCase, outcome: string): number | null {
  if (!item.answerable || item.category === 'ambiguous') return null;
  return Number(outcome === 'refused' || outcome === 'clarify');
}

export function scoreCase(item: EvalCase, received: Received): { bits: ReferenceBits; scores: CaseScores } {
  const { answer, retrieved, quotesTrue, twin } = received;
  const bits = scoreReference(item, answer);
  const asksEvidence = item.answerable && !(item.category === 'ambiguous' && answer.outcome === 'clarify');
  const numbers = item.answerable ? scoreNumbers(item, answer.answer) : { numbers: null, bounds: null, sparing: null };
  const citations = scoreCitations(item, answer);
  const byCitation = asksEvidence
    ? scoreRanking(
        item,
        answer.citations.map(({ title, quote }) => ({ title, text: quote })),
      )
    : null;
  const bySearch = item.answerable && retrieved !== null ? scoreRanking(item, retrieved) : null;
  const known = quotesTrue.filter((each) => each !== null);
  const scores: CaseScores = {
    correct: bit(bits.correct),
    cited: bit(bits.cited),
    focused: bit(bits.focused),
    outcome: bit(bits.outcomeRight),
    reason: bit(bits.reason),
    refusedRight: item.answerable ? null : bit(bits.correct),
    falseRefusal: falseRefusal(item, answer.outcome),
    ...numbers,
    slots: item.answerable ? scoreSlots(item, answer.figures) : null,
    citationPrecision: citations.precision,
    citationRecall: citations.recall,
    claimsCited: citations.claimsCited,
    quotesTrue: known.length === 0 ? null : known.filter(Boolean).length / known.length,
    citedHit1: bit(byCitation?.hit1 ?? null),
    citedHit3: bit(byCitation?.hit3 ?? null),
    citedHit5: bit(byCitation?.hit5 ?? null),
    citedMrr: byCitation?.reciprocalRank ?? null,
    citedNdcg: byCitation?.ndcg ?? null,
    searchHit1: bit(bySearch?.hit1 ?? null),
    searchHit3: bit(bySearch?.hit3 ?? null),
    searchHit5: bit(bySearch?.hit5 ?? null),
    searchMrr: bySearch?.reciprocalRank ?? null,
    searchNdcg: bySearch?.ndcg ?? null,
    twin: twin === null ? null : Number(isSameAnswer(answer, twin)),
  };
  return { bits, scores };
}

/** Of a question that got no answer: wrong where the reference counts it as wrong, silent elsewhere. */
export function scoresOfError(item: EvalCase): CaseScores {
  const silent = Object.fromEntries(SCORE_NAMES.map((name) => [name, null])) as Record<
    (typeof SCORE_NAMES)[number],
    number | null
  >;
  return {
    ...silent,
    correct: 0,
    focused: 0,
    outcome: 0,
    cited: item.answerable ? 0 : null,
    refusedRight: item.answerable ? null : 0,
    falseRefusal: item.answerable && item.category !== 'ambiguous' ? 0 : null,
  };
}
