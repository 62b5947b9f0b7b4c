/**
 * A follow-up that holds the talk's last things against each other and names none itself («哪个高», «差多少», «两者相比»):
 * its sides are those that the last turns asked about. Called by understand.ts.
 */
import { placeTerm } from './comparison.ts';
import type { QuestionPart } from './question.ts';

const LONGEST = 18;
const ASKS =
  /(哪|那一?)(个|边|座|家|里|地|方|一个)|谁|两者|二者|两(个|座)?(市|地|城|城市|地方|家|边|个)|它们|他们|相比|对比|比较|比一?比|差(了)?(多少|距|几|多大)|相差|差别|(?:高|多|低|少|快|慢|大|小)(了|出)?(多少|几)/;
const MEASURES = /高|低|多|少|快|慢|大|小|强|弱|差|比/;

/** Whether the words ask for a comparison and name nothing of their own to compare. */
export function comparesTurns(folded: string, parts: readonly QuestionPart[]): boolean {
  const named = parts.some(
    ({ regions, periods, terms, hintedBy, gapTo }) =>
      regions.length > 0 ||
      periods.length > 0 ||
      hintedBy.length > 0 ||
      gapTo !== null ||
      terms.some(({ indicators }) => indicators.length > 0),
  );
  return !named && folded.length <= LONGEST && ASKS.test(folded) && MEASURES.test(folded);
}

function indicatorsOf({ terms }: QuestionPart): string[] {
  return terms.flatMap(({ indicators }) => indicators.slice(0, 1));
}

function isSide(part: QuestionPart): boolean {
  return part.regions.length > 0 && part.intent === 'figure';
}

/** What tells one side from another. */
function nameOf({ regions, periods, status }: QuestionPart): string {
  return JSON.stringify([regions[0]?.code, periods.map(({ words }) => words), status]);
}

/** Sides differ in the place, or at one place in the period; both at once would compare what nobody asked. */
function areSides([left, right]: readonly QuestionPart[]): boolean {
  if (left === undefined || right === undefined || !isSide(left) || !isSide(right)) return false;
  const places = left.regions[0]?.code !== right.regions[0]?.code;
  const periods = JSON.stringify(left.periods) !== JSON.stringify(right.periods);
  const shared = indicatorsOf(left).filter((name) => indicatorsOf(right).includes(name));
  return places !== periods && (shared.length > 0 || indicatorsOf(left).length + indicatorsOf(right).length === 0);
}

/**
 * @param last the parts of the turn before
 * @param earlier those of the turn before that; empty where there is none
 * @returns the sides in the order of the talk; empty where the talk has no two to compare
 */
export function sidesOfTalk(last: readonly QuestionPart[], earlier: readonly QuestionPart[]): readonly QuestionPart[] {
  const own = [...new Map(last.map((part) => [nameOf(part), part])).values()];
  if (own.length > 1) {
    return own.slice(1).every((side) => areSides([own[0] as QuestionPart, side])) ? own : [];
  }
  const pair = [...earlier.slice(-1), ...own];
  return areSides(pair) ? pair : [];
}

/**
 * The sides as parts of the follow-up: each asks what its own turn asked. «广州呢» asked it in the words of the turn
 * before, which are read again as its own.
 */
export function asParts(sides: readonly QuestionPart[]): QuestionPart[] {
  return sides.map((side) => {
    const isElliptical = side.terms.every(({ carried }) => carried);
    const own = isElliptical ? side.terms.map((term) => ({ ...term, carried: term.where })) : side.terms;
    const place = own.some(({ where }) => where) ? [] : side.regions.slice(0, 1).map(placeTerm);
    return {
      ...side,
      words: isElliptical ? (sides[0]?.words ?? side.words) : side.words,
      terms: [...own, ...place],
      acrossArticles: false,
      carriedOver: ['region', 'period'],
    };
  });
}
