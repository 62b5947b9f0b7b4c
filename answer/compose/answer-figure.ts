/**
 * Answers a figure part: by the observations chosen for it that fit in every slot, by a value in words where that is
 * surer, or by what was said without a number.
 */
import { namesWhatIsJudged } from './fitting-prose.ts';
import { clauseOf } from './figure-names.ts';
import { isOfOtherIndustry } from './other-industry.ts';
import { lookUpIndicator } from '../../knowledge/figures/indicator-lexicon.ts';
import { fold } from '../../knowledge/language/normalise.ts';
import type { Observation } from '../../knowledge/observation.ts';
import { matchTerm } from '../retrieve/match-term.ts';
import type { WeighedTerm } from '../retrieve/weigh-terms.ts';
import type { QuestionPart } from '../understand/question.ts';
import { askedValueVerdict, withoutGiven } from './asked-value.ts';
import { chooseFigures, type FigureChoice } from './choose-figure.ts';
import { statementOf } from './extract.ts';
import { figureStatements } from './figure-statement.ts';
import { isGenericAmount } from './generic-amount.ts';
import { lead } from './lead.ts';
import { otherMeasure } from './other-measure.ts';
import type { RankedPart } from './ranked-part.ts';
import type { Found } from './statement.ts';
import { withoutNumber } from './without-number.ts';
import { wordedValue } from './worded-value.ts';

const MIN_FIGURE_COVERAGE = 0.36;
/** Where the noun beside the question word stands nowhere in the sentence. */
const MIN_UNNAMED_COVERAGE = 0.52;
/** A question that leans on the one before it leaves out most of what it means: beside that answer less is enough. */
const BESIDE = 1.5;
const LEANING = 0.8;
/** Below, a target is asked for and a result found, or the other way round. */
const MIN_STATUS_FIT = 0.35;
export const MIN_KIND_FIT = 0.45;
/** A figure of a district is not its city's, an average over five years not a year's. */
export const MIN_FIGURE_FIT = 0.45;
/** Observations of so many best sentences are weighed. */
const TRIED_SENTENCES = 24;

/** Best first, of the observations of the best sentences. */
export function likelyFigures({ part, terms, ranked }: RankedPart): FigureChoice[] {
  return chooseFigures(part, terms, ranked.slice(0, TRIED_SENTENCES));
}

/** A value that the question gives itself («那17亿的两单各多少钱») is not what it asks for. */
function restates(terms: readonly WeighedTerm[], { value, unit }: Observation): boolean {
  const printed = fold(`${value}${unit}`);
  return terms.some(({ forms }) =>
    forms.some(({ text }) => /^\d/.test(text) && text.length > 2 && printed.startsWith(text)),
  );
}

/** «哪些城市的目标是6%» wants those of that value; where the question gives none, any. */
function givesValue({ words }: QuestionPart, { value, unit }: Observation): boolean {
  const given = /(\d+(?:\.\d+)?)(%|％|亿元|万元|个百分点)/.exec(fold(words));
  return given === null || (Number(given[1]) === value && unit === given[2]);
}

/** A sum in words, which no observation holds. */
const AMOUNT = /[万亿]元|[千百]亿|[万]亿/;

/** A value that no observation holds is less sure of its slots. */
const WORDED_MUST_BEAT = 1.3;
/** An observation that holds this much of what was asked needs no other. */
const SURE_COVERAGE = 0.6;

/** Where what is asked for is not named, a figure of another known indicator must hold all but all the rest. */
const MIN_OF_ANOTHER = 0.75;
/** Below, a term does not stand in the name of a figure. */
const SPOKEN = 0.4;

function isOfAnother({ part, terms }: RankedPart, { observation }: FigureChoice): boolean {
  const name = fold(`${observation.indicator}，${observation.words}`);
  return (
    lookUpIndicator(observation.indicator) !== null &&
    !part.askedNouns.some(isGenericAmount) &&
    terms.every((term) => !term.indicators.includes(observation.indicator) && matchTerm(term, name) < SPOKEN)
  );
}

/** «乙市呢？» asks for the indicator of the turn before: figures of it come before those that merely stand beside it. */
function ofCarriedFirst({ part, terms }: RankedPart, choices: readonly FigureChoice[]): readonly FigureChoice[] {
  const names = terms.flatMap(({ indicators }) => indicators);
  const isElliptical = names.length > 0 && part.terms.every(({ carried }) => carried);
  const isOf = ({ observation }: FigureChoice): boolean => names.includes(observation.indicator);
  return isElliptical ? [...choices.filter(isOf), ...choices.filter((choice) => !isOf(choice))] : choices;
}

/** Those that may answer, in the order given: enough of what was asked, and of its kind, status, place and time. */
export function eligibleFigures(input: RankedPart, choices: readonly FigureChoice[]): FigureChoice[] {
  const { part, terms } = input;
  return choices.filter(
    (choice) =>
      !input.used.has(choice.observation.id) &&
      (part.acrossArticles
        ? givesValue(part, choice.observation)
        : part.confirms || !restates(terms, choice.observation)) &&
      choice.ofIndicator &&
      !isOfOtherIndustry(part, terms, choice.observation, clauseOf(choice.candidate, choice.observation)) &&
      choice.coverage >=
        (choice.namesAsked ? MIN_FIGURE_COVERAGE : isOfAnother(input, choice) ? MIN_OF_ANOTHER : MIN_UNNAMED_COVERAGE) *
          (choice.candidate.pull >= BESIDE ? LEANING : 1) &&
      choice.statusFit >= MIN_STATUS_FIT &&
      choice.kindFit >= MIN_KIND_FIT &&
      choice.periodFit >= MIN_FIGURE_FIT &&
      choice.regionFit >= MIN_FIGURE_FIT,
  );
}

/** @returns statements best first; null where nothing fits in every slot */
export function answerFigure(asked: RankedPart): Found | null {
  const { part, ranked } = asked;
  const terms = withoutGiven(asked);
  const input = { ...asked, terms };
  const choices = likelyFigures(input);
  const eligible = ofCarriedFirst(input, eligibleFigures(input, choices));
  const [best] = eligible;
  const worded = wordedValue(
    part,
    terms,
    ranked.filter((candidate) => namesWhatIsJudged(input, candidate)),
  );
  const unsure =
    best === undefined || (best.coverage < SURE_COVERAGE && (worded?.score ?? 0) > WORDED_MUST_BEAT * best.score);
  const other = best === undefined && !AMOUNT.test(worded?.candidate.text ?? '') ? otherMeasure(input, choices) : null;
  if (other !== null) {
    return other;
  }
  if (worded !== null && unsure) {
    const statement = statementOf(worded.candidate, worded.span);
    const words = lead(worded.candidate, null, statement.text);
    return { kind: 'found', part, statements: [{ ...statement, text: words + statement.text, lead: words }] };
  }
  if (best === undefined) {
    const said = withoutNumber(part, terms, ranked);
    return said === null ? null : { kind: 'found', part, statements: [said] };
  }
  const statements = figureStatements(input, eligible, choices);
  const shown = new Set(statements[0]?.observations.map(({ id }) => id));
  const beside = choices.filter((choice) => choice !== best && shown.has(choice.observation.id));
  return { kind: 'found', part, statements, verdict: askedValueVerdict(part, terms, [best, ...beside]) };
}
