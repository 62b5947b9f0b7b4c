/**
 * What a part comes to that nothing answers: why, what figures there are instead, and the nearest that the articles say.
 * It is given up only where a slot that it requires stays empty, never on a score or an unknown word alone.
 */
import type { Reason } from '../../protocol/answer.ts';
import { likelyFigures, MIN_FIGURE_FIT, MIN_KIND_FIT } from './answer-figure.ts';
import { availableFigures } from './available.ts';
import { MIN_COVERAGE, MIN_FIT } from './fitting-prose.ts';
import type { RankedPart } from './ranked-part.ts';
import type { Missing } from './statement.ts';

/** Sentences that speak of what was asked in the place asked for: at least this much of it. */
const SPEAKS_OF_IT = 0.5;

/** Why nothing answers: the first slot, from the widest to the narrowest, that no sentence fills. */
function missingReason(input: RankedPart): Reason {
  const { part, terms, ranked, regionKnown } = input;
  if (part.regions.length > 0 && !regionKnown) {
    return 'no-such-region';
  }
  if (terms.length > 0 && terms.every(({ known }) => !known) && part.regions.length === 0) {
    return 'off-topic';
  }
  const there = ranked.filter(({ regionFit, coverage }) => regionFit >= MIN_FIT && coverage >= MIN_COVERAGE);
  if (part.intent === 'figure') {
    const choices = likelyFigures(input).filter(
      ({ coverage, kindFit, regionFit, namesAsked }) =>
        coverage >= SPEAKS_OF_IT && namesAsked && kindFit >= MIN_KIND_FIT && regionFit >= MIN_FIGURE_FIT,
    );
    if (part.periods.length > 0 && choices.length > 0) {
      return 'no-such-period';
    }
    return there.some(({ inSentence }) => inSentence >= SPEAKS_OF_IT) ? 'no-such-indicator' : 'not-covered';
  }
  if (part.periods.length > 0 && there.length > 0 && there.every(({ periodFit }) => periodFit < MIN_FIT)) {
    return 'no-such-period';
  }
  return 'not-covered';
}

/** The nearest is of the place asked for, whatever else it misses. */
export function missingPart(input: RankedPart): Missing {
  const nearest = input.ranked.find(({ regionFit }) => regionFit >= MIN_FIT) ?? null;
  const reason = missingReason(input);
  return { kind: 'missing', part: input.part, reason, available: availableFigures(input), nearest };
}
