/**
 * «有没有突破5000亿», «目标是8%吗»: what the figure found says of the value that the question gives, in a few words before it.
 * Only where indicator, measure, unit, place, time and status surely are those asked for; else the figure speaks alone.
 */
import { holdsAgainst, type Relation } from '../../knowledge/figures/held-against.ts';
import { parseFigures } from '../../knowledge/figures/parse-figures.ts';
import type { ParsedFigure } from '../../knowledge/figures/parsed-figure.ts';
import { toldValue } from '../../knowledge/figures/told-value.ts';
import { sameFact } from '../../knowledge/figures/same-fact.ts';
import { fold } from '../../knowledge/language/normalise.ts';
import type { Observation } from '../../knowledge/observation.ts';
import { valueOffset } from '../retrieve/candidate.ts';
import { matchTerm } from '../retrieve/match-term.ts';
import type { WeighedTerm } from '../retrieve/weigh-terms.ts';
import type { QuestionPart } from '../understand/question.ts';
import { chooseFigures, type FigureChoice } from './choose-figure.ts';
import type { RankedPart } from './ranked-part.ts';
import type { Statement } from './statement.ts';

const SAME_PLACE = 0.95;
const SAME_TIME = 0.95;
const SPOKEN = 0.6;
const STRONG = 0.8;

const BARE_SCALE = /(?<=[破过]了?)(?=[万千百]亿)/g;

const BEFORE: readonly (readonly [RegExp, Relation])[] = [
  [/(没超过|没有超过|不超过|不高于)了?$/, 'at-most'],
  [/(不到|低于|少于|小于|没到|没有到|不足|没达到|没有达到)$/, 'under'],
  [/(超过?|突破|超出|高于|大于|多于|不止|迈过|跨过|过|破)了?$/, 'over'],
  [/(达到?|到|有|至|上|增至|完成|实现)了?$/, 'at-least'],
];

const HELD_TO = /^(突破|超过|超出|达到|达|高于|低于|多于|少于|不到|不足|破|过|有)$/;

/** A value to be confirmed is what the question holds against the figure, and no word that the figure should hold. */
export function withoutGiven({ part, terms }: RankedPart): readonly WeighedTerm[] {
  const rest = terms.filter(({ words }) => !/^\d/.test(words) && !HELD_TO.test(words));
  return part.confirms && rest.some(({ importance }) => importance >= STRONG) ? rest : terms;
}

/** What the words around the value hold it to. */
function relationOf(words: string, { start, end, bound }: ParsedFigure): Relation | null {
  const before = words.slice(0, start);
  const named = BEFORE.find(([pattern]) => pattern.test(before))?.[1];
  // «8.8%是最终核定数吗» asks what kind of value it is.
  if (bound === 'nearly' || /^[^，,。？?；;]{0,4}(是|算|属于)/.test(words.slice(end))) return null;
  if (bound === 'over' || bound === 'at-least' || bound === 'at-most') return named === 'at-most' ? named : bound;
  return named ?? (/^(以下|以内)/.test(words.slice(end)) ? 'at-most' : 'equal');
}

function isSettled(part: QuestionPart, { status }: Observation): boolean {
  return part.status === 'target' ? status === 'target' : status !== 'target';
}

/** A growth is asked of a growth; a plain number, of a plain one. */
function measuresAgree(asked: ParsedFigure, held: Observation, part: QuestionPart): boolean {
  const isGrowth = part.aspect === 'growth' && /[%％]/.test(asked.unit);
  const base = (words: string | null): string => (words === '同比' ? '' : (words ?? ''));
  return (isGrowth ? 'growth' : asked.measure) === held.measure && base(held.comparedWith) === base(asked.comparedWith);
}

function isValueTerm({ words }: WeighedTerm): boolean {
  return /^(\d|以[上下内]$|左右$)/.test(words);
}

/** Whether what the figure is of is all that was asked about. */
function isOfWhatWasAsked(
  asked: ParsedFigure,
  part: QuestionPart,
  terms: readonly WeighedTerm[],
  choice: FigureChoice,
): boolean {
  const { observation, candidate } = choice;
  const question = fold(part.words);
  const own = fold(
    [observation.indicator, observation.words, observation.subject ?? '', observation.qualifier ?? ''].join('，'),
  );
  const nouns = terms.filter((term) => !term.where && term.importance >= STRONG && !isValueTerm(term));
  const isNamed = asked.known
    ? asked.indicator === observation.indicator ||
      matchTerm({ forms: [{ text: fold(asked.words), weight: 1 }] }, own) >= SPOKEN
    : (asked.indicator !== '' && own.includes(fold(asked.indicator))) ||
      nouns.some((term) => term.indicators.includes(observation.indicator) || matchTerm(term, own) >= SPOKEN);
  const around = [own, candidate.folded, candidate.before, candidate.headingFolded, candidate.titleFolded];
  const isSpoken = nouns.every((term) => around.some((text) => matchTerm(term, text) >= SPOKEN));
  const isWhole = [observation.subject, observation.qualifier].every(
    (words) =>
      words === null || question.includes(fold(words)) || nouns.some((term) => matchTerm(term, fold(words)) >= SPOKEN),
  );
  return isNamed && isSpoken && isWhole;
}

/** «增长5.5%、力争6%以上»: an aim in two steps is neither one alone. */
function hasSecondStep({ candidate, observation }: FigureChoice): boolean {
  return candidate.observations.some((other) => other.id !== observation.id && sameFact(other, observation));
}

function surely(asked: ParsedFigure, part: QuestionPart, terms: readonly WeighedTerm[], choice: FigureChoice): boolean {
  return (
    choice.regionFit >= SAME_PLACE &&
    !hasSecondStep(choice) &&
    (part.periods.length === 0 || (choice.observation.period !== null && choice.periodFit >= SAME_TIME)) &&
    isSettled(part, choice.observation) &&
    measuresAgree(asked, choice.observation, part) &&
    isOfWhatWasAsked(asked, part, terms, choice)
  );
}

function wordsOf(relation: Relation, follows: boolean, printed: string, held: string): string {
  switch (relation) {
    case 'equal':
      return follows ? `是，${held}` : `不是${printed}，而是${held}`;
    case 'over':
      return held === `超过${printed}` ? `是，${held}` : `${follows ? '超过了' : '没有超过'}${printed}：${held}`;
    case 'at-least':
      return `${follows ? '达到了' : '没有达到'}${printed}：${held}`;
    case 'under':
      return `${follows ? '低于' : '不低于'}${printed}：${held}`;
    case 'at-most':
      return `${follows ? '不高于' : '高于'}${printed}：${held}`;
  }
}

/**
 * @param choices of the statements shown, the best first
 * @returns without final stop; null where the question gives no value or none is sure
 */
export function askedValueVerdict(
  part: QuestionPart,
  terms: readonly WeighedTerm[],
  choices: readonly FigureChoice[],
): string | null {
  if (!part.confirms) {
    return null;
  }
  // «破万亿» is «破1万亿».
  const words = part.words.replaceAll(BARE_SCALE, '1');
  const verdicts = parseFigures(words).flatMap((asked) => {
    const relation = relationOf(words, asked);
    if (relation === null) return [];
    for (const choice of choices) {
      const { observation } = choice;
      const unit = /[万亿]$/.test(asked.unit) && observation.baseUnit === '元' ? `${asked.unit}元` : asked.unit;
      const follows = holdsAgainst(observation, relation, { ...asked, unit });
      if (follows !== null && surely(asked, part, terms, choice)) {
        const about = relation === 'equal' && asked.bound === 'about' ? '约' : '';
        return [
          wordsOf(
            relation,
            follows,
            `${about}${asked.value}${unit}`,
            toldValue(observation, observation.status === 'target'),
          ),
        ];
      }
    }
    return [];
  });
  return verdicts.length === 0 ? null : [...new Set(verdicts)].join('；');
}

/** The same of a value that prose gives: of the figures that its first statement shows. */
export function proseVerdict(input: RankedPart, [statement]: readonly Statement[]): string | null {
  if (!input.part.confirms || statement === undefined) {
    return null;
  }
  const { candidate, span } = statement;
  const terms = withoutGiven(input);
  const shown = chooseFigures(input.part, terms, [candidate]).filter(({ observation }) => {
    const at = valueOffset(observation);
    return at >= span.start && at < span.end;
  });
  return askedValueVerdict(input.part, terms, shown);
}
