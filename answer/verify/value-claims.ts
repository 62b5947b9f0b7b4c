/**
 * A verdict in front of figures («没有超过2000亿元：预计1750亿元», «没有完成目标：1.6%，低于目标8%») recomputed from the figures
 * that the statements behind it show. Called by the proof for lines that cite nothing.
 */
import { holdsAgainst, type Relation } from '../../knowledge/figures/held-against.ts';
import { findQuantities } from '../../knowledge/figures/quantities.ts';
import { toldValue } from '../../knowledge/figures/told-value.ts';
import type { Observation } from '../../knowledge/observation.ts';
import { areComparable } from './verdict-claims.ts';

/** Words by which the proof knows that a line claims a verdict, whether or not it is right. */
export const CLAIMS_VALUE = /^(?:是，|不是|(?:没有)?(?:超过|达到|完成)了?|不?低于|不?高于)/;

const AIMS = /^(没有完成目标|完成了目标)：(.+)，(不低于|低于|不高于|高于)目标(.+)$/;
const HELD = /^(超过了|没有超过|达到了|没有达到|低于|不低于|不高于|高于)(.+)：(.+)$/;
const RELATIONS: Readonly<Record<string, readonly [Relation, boolean]>> = {
  超过了: ['over', true],
  没有超过: ['over', false],
  达到了: ['at-least', true],
  没有达到: ['at-least', false],
  低于: ['under', true],
  不低于: ['under', false],
  不高于: ['at-most', true],
  高于: ['at-most', false],
};

function stands(relation: Relation, wanted: boolean, held: Observation, printed: string): boolean {
  const [asked, ...more] = findQuantities(printed);
  if (asked === undefined || more.length > 0 || asked.outerStart !== 0 || asked.outerEnd !== printed.length) {
    return false;
  }
  const unit = /[万亿]$/.test(asked.unit) && held.baseUnit === '元' ? `${asked.unit}元` : asked.unit;
  return (
    holdsAgainst(held, relation, { value: asked.value, maxValue: asked.maxValue, unit, bound: asked.bound }) === wanted
  );
}

const sameYear = (left: Observation, right: Observation): boolean =>
  left.period?.start !== undefined &&
  left.period.start !== null &&
  left.period.start === right.period?.start &&
  left.period.end === right.period.end;

/** Whether one is the result of what the other aimed at: one indicator, measure, place and time. */
export function isResultOf(result: Observation, aim: Observation): boolean {
  return (
    aim.status === 'target' &&
    (result.status === 'achieved' || result.status === 'estimated') &&
    areComparable(result, aim) &&
    result.indicator === aim.indicator &&
    result.subject === aim.subject &&
    result.qualifier === aim.qualifier &&
    result.region !== null &&
    result.region.code === aim.region?.code &&
    sameYear(result, aim)
  );
}

function aimsFollow(words: string, figures: readonly Observation[]): boolean {
  const [, verdict, reached, relation = '', aimed] = AIMS.exec(words) ?? [];
  const [kind, wanted] = RELATIONS[relation] ?? [];
  if (verdict === undefined || kind === undefined || wanted === undefined) {
    return false;
  }
  const isMet = relation.startsWith('不');
  return (
    isMet === (verdict === '完成了目标') &&
    figures.some((aim) =>
      figures.some(
        (result) =>
          isResultOf(result, aim) &&
          toldValue(result) === reached &&
          toldValue(aim, true) === aimed &&
          (aim.bound === 'at-most') === (kind === 'at-most') &&
          holdsAgainst(result, kind, { value: aim.value, maxValue: aim.maxValue, unit: aim.unit }) === wanted,
      ),
    )
  );
}

/** An aim may go without its name here: the question asks for it, and its statement says so. */
function tells(words: string | undefined, figure: Observation): boolean {
  return toldValue(figure) === words || (figure.status === 'target' && toldValue(figure, true) === words);
}

function valueFollows(words: string, figures: readonly Observation[]): boolean {
  if (words.startsWith('是，')) {
    return figures.some((figure) => tells(words.slice(2), figure));
  }
  const [, not, but] = /^不是(.+)，而是(.+)$/.exec(words) ?? [];
  if (not !== undefined) {
    return figures.some((figure) => tells(but, figure) && stands('equal', false, figure, not));
  }
  const [, relation = '', asked, held] = HELD.exec(words) ?? [];
  const [kind, wanted] = RELATIONS[relation] ?? [];
  return (
    kind !== undefined &&
    wanted !== undefined &&
    asked !== undefined &&
    figures.some((figure) => tells(held, figure) && stands(kind, wanted, figure, asked))
  );
}

/** @param figures those that the answer's statements show; each claim of the line, cut at «；», must follow from them */
export function valueClaimsFollow(line: string, figures: readonly Observation[]): boolean {
  return line.split('；').every((words) => aimsFollow(words, figures) || valueFollows(words, figures));
}
