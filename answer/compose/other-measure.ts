/**
 * «GDP是多少» where the articles give the growth alone: the nearest figure, of the same indicator, place, time and status,
 * is told for what it is, beside that the amount is not given. A question that names its measure gets no other one.
 */
import type { QuestionPart } from '../understand/question.ts';
import type { FigureChoice } from './choose-figure.ts';
import { figureStatement } from './figure-statement.ts';
import type { RankedPart } from './ranked-part.ts';
import { gapWords } from './refusal.ts';
import type { Found } from './statement.ts';

const SAME = 0.95;
const SETTLED = 0.9;
const STRONG = 0.8;

/** «多少» without a unit or a word like 总量: what kind of number is left open. */
function leavesMeasureOpen({ answerKind, aspect, unit, words, confirms }: QuestionPart): boolean {
  return answerKind === 'quantity' && aspect === null && unit === null && !confirms && !NAMES_AMOUNT.test(words);
}

const NAMES_AMOUNT = /总量|总额|数额|总值|金额|规模|绝对|体量|[亿万]元|多少[亿万]|多少钱/;

/** @param choices best first; @returns null where an amount is asked for by name or no growth is held */
export function otherMeasure(input: RankedPart, choices: readonly FigureChoice[]): Found | null {
  const { part, terms } = input;
  const own = terms.filter(({ carried, importance }) => !carried && importance >= STRONG);
  const indicators = new Set((own.length > 0 ? own : terms).flatMap((term) => term.indicators));
  if (!leavesMeasureOpen(part) || part.periods.length === 0 || part.regions.length === 0) {
    return null;
  }
  const growth = choices.find(
    ({ observation, ofIndicator, periodFit, regionFit, statusFit }) =>
      observation.measure === 'growth' &&
      ofIndicator &&
      indicators.has(observation.indicator) &&
      (observation.status !== 'target' || part.status === 'target') &&
      observation.subject === null &&
      observation.qualifier === null &&
      observation.period !== null &&
      observation.region !== null &&
      periodFit >= SAME &&
      regionFit >= SAME &&
      statusFit >= SETTLED,
  );
  return growth === undefined
    ? null
    : {
        kind: 'found',
        part,
        statements: [figureStatement(input, growth)],
        gap: { reason: 'no-such-indicator', words: `${gapWords(part, '总量')}。` },
      };
}
