/**
 * Sides of a comparison told by one kind of number: where one side was answered with an amount and another with a growth,
 * each is asked again for the kind that all of them have; where none is shared, the answers stand as they were.
 * Called by create-answerer.ts.
 */
import type { Measure, Observation } from '../../knowledge/observation.ts';
import type { QuestionPart } from '../understand/question.ts';
import { answerPart } from './answer-part.ts';
import type { RankedPart } from './ranked-part.ts';
import type { PartAnswer } from './statement.ts';

const ASPECTS: Readonly<Partial<Record<Measure, NonNullable<QuestionPart['aspect']>>>> = {
  level: 'level',
  growth: 'growth',
  'average-growth': 'average',
  new: 'new',
  'net-new': 'new',
  share: 'share',
};

function figureOf(answer: PartAnswer): Observation | null {
  return answer.kind === 'found' ? (answer.statements[0]?.observations[0] ?? null) : null;
}

function isSameKind(left: Observation, right: Observation): boolean {
  return left.measure === right.measure && left.baseUnit === right.baseUnit;
}

/** The side answered by a figure of the wanted kind; null where it has none of the same indicator. */
function asKind(input: RankedPart, answer: PartAnswer, wanted: Observation): PartAnswer | null {
  const own = figureOf(answer);
  const aspect = ASPECTS[wanted.measure];
  if (own === null || aspect === undefined) return null;
  if (isSameKind(own, wanted)) return answer;
  const answerKind = wanted.baseUnit === '%' ? ('percent' as const) : ('quantity' as const);
  const again = answerPart({ ...input, part: { ...input.part, aspect, answerKind, intent: 'figure' } });
  const found = figureOf(again);
  const fits = found !== null && isSameKind(found, wanted) && found.indicator === own.indicator;
  return fits && again.kind === 'found' ? { ...again, part: input.part } : null;
}

/**
 * @param parts in the order of `answers`
 * @returns the same answers where a side has no figure, all are of one kind already, or no kind is shared
 */
export function withCommonMeasure(parts: readonly RankedPart[], answers: readonly PartAnswer[]): readonly PartAnswer[] {
  const figures = answers.map(figureOf);
  const [first] = figures;
  const places = new Set(parts.map(({ part }) => part.regions[0]?.code ?? ''));
  const isOpen =
    first != null &&
    places.size === answers.length &&
    parts.every(({ part }) => part.aspect === null) &&
    figures.every((one) => one !== null && one.indicator === first.indicator) &&
    figures.some((one) => one !== null && !isSameKind(one, first));
  if (!isOpen) return answers;
  for (const wanted of figures) {
    const sides = answers.flatMap((answer, index) => {
      const input = parts[index];
      return (input === undefined || wanted === null ? null : asKind(input, answer, wanted)) ?? [];
    });
    if (sides.length === answers.length) return sides;
  }
  return answers;
}
