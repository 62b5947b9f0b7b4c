/**
 * Whether what a question names is what a figure is of: by the observation's own names and clause, and by what
 * stands in its sentence and around it. Another indicator whose name holds the one asked for is another one.
 */
import { lookUpIndicator } from '../../knowledge/figures/indicator-lexicon.ts';
import { fold } from '../../knowledge/language/normalise.ts';
import type { Observation } from '../../knowledge/observation.ts';
import { unitsAgree } from '../retrieve/answer-kind.ts';
import { valueOffset, type RankedCandidate } from '../retrieve/candidate.ts';
import { matchTerm } from '../retrieve/match-term.ts';
import type { WeighedTerm } from '../retrieve/weigh-terms.ts';
import type { AskedWords } from './asked-words.ts';
import { clausesOf } from './clause-run.ts';
import { isGenericAmount } from './generic-amount.ts';
import { isMoney } from './observation-fit.ts';

/** An observation's names, folded; kept as long as the observation is, which never changes. */
const names = new WeakMap<Observation, string>();

function namesOf(observation: Observation): string {
  const { indicator, words, subject, qualifier } = observation;
  const known = names.get(observation) ?? fold([indicator, words, subject ?? '', qualifier ?? ''].join('，'));
  names.set(observation, known);
  return known;
}

/** The words of the clause that its value stands in, folded. */
export function clauseOf({ text, start, folded }: RankedCandidate, observation: Observation): string {
  const value = valueOffset(observation) - start;
  return clausesOf(text).find(({ end }) => value < end)?.folded ?? folded;
}

const TITLE = 0.5;
/** Of a title that holds most of what was asked. */
const TOPIC = 0.85;

/** How well each term stands in a sentence and around it, whichever of its observations is meant. */
export function matchesAround(terms: readonly WeighedTerm[], candidate: RankedCandidate): number[] {
  return terms.map((term) =>
    Math.max(
      0.68 * matchTerm(term, candidate.folded),
      0.5 * matchTerm(term, candidate.headingFolded),
      (candidate.topical ? TOPIC : TITLE) * matchTerm(term, candidate.titleFolded),
      0.4 * matchTerm(term, candidate.before),
      0.2 * matchTerm(term, candidate.passageFolded),
    ),
  );
}

/** Another indicator whose name holds the one asked for («亩均GDP») is another indicator. */
const PART_OF_ANOTHER = 0.7;
const KNOWN_AS_ANOTHER = 0.4;
const SAME_INDICATOR = 0.5;

/** «企业类的市场主体» is 企业类市场主体: what the longer name adds, the question says as well. */
function saysTheRest(asked: string, term: WeighedTerm, { indicator }: Observation): boolean {
  const name = fold(indicator);
  const rest = name.replace(term.words, '');
  return rest !== name && [...rest].every((character) => asked.includes(character));
}

function indicatorMatch(asked: string, term: WeighedTerm, observation: Observation, own: string): number {
  if (term.indicators.length === 0) {
    return matchTerm(term, own);
  }
  if (term.indicators.includes(observation.indicator) || saysTheRest(asked, term, observation)) {
    return 1;
  }
  // «新签约重点项目»: the report's own words end with what was asked, whatever series they count for.
  if (term.words.length > 1 && fold(observation.words).endsWith(term.words)) {
    return 1;
  }
  // «新能源装机添了多少？明年还要添多少？»: what was asked before may be said by less the second time.
  const isLess =
    term.indicators.some((name) => name.endsWith(observation.indicator)) ||
    term.forms.some(({ text }) => text === fold(observation.indicator));
  if (term.carried && isLess) {
    return SAME_INDICATOR;
  }
  const another = lookUpIndicator(observation.indicator) !== null;
  return (another ? KNOWN_AS_ANOTHER : PART_OF_ANOTHER) * matchTerm(term, own);
}

const GENERIC_HELD = 0.8;

/**
 * @param around of `matchesAround`, by the index of the term
 * @returns the share of term weight in the observation's own words, its clause and around it, 0–1
 */
export function coverageOf(
  { part, terms }: AskedWords,
  candidate: RankedCandidate,
  around: readonly number[],
  observation: Observation,
): number {
  const own = namesOf(observation);
  const clause = clauseOf(candidate, observation);
  let total = 0;
  let covered = 0;
  for (const [index, term] of terms.entries()) {
    total += term.weight;
    covered +=
      term.weight *
      Math.max(
        indicatorMatch(part.words, term, observation, own),
        0.9 * matchTerm(term, clause),
        around[index] ?? 0,
        isMoney(observation) && isGenericAmount(term.words) ? GENERIC_HELD : 0,
      );
  }
  return total === 0 ? 0 : covered / total;
}

/** A unit that few things are counted in names the thing. */
const DISTINCT_UNIT = /吨|亩|公里|平方|辆|岁|标箱|工作日|人次|床|千瓦|瓦时|桶|架|艘|头|株/;
const SHORT_NAME = 4;

/** Whether a name is so short, or so near the noun asked for, that it may leave that noun out. */
function mayBeOf(nouns: readonly WeighedTerm[], { indicator }: Observation): boolean {
  const name = fold(indicator);
  return (
    name.length <= SHORT_NAME || nouns.some(({ words }) => [...words].some((character) => name.includes(character)))
  );
}

/** «目前已有217名施工人员返岗，预计最终将达1000人»: a later clause leaves out the noun that its unit counts. */
const NAMED_IN_SENTENCE = 0.4;

/** Whether the noun beside the question word stands in the observation's words or sentence, or its unit names it. */
export function namesAsked({ part, nouns }: AskedWords, candidate: RankedCandidate, observation: Observation): boolean {
  const own = namesOf(observation);
  const clause = clauseOf(candidate, observation);
  return (
    nouns.every(({ words }) => isGenericAmount(words)) ||
    (part.unit !== null && DISTINCT_UNIT.test(part.unit) && unitsAgree(part.unit, observation.unit)) ||
    (part.unit !== null &&
      unitsAgree(part.unit, observation.unit) &&
      mayBeOf(nouns, observation) &&
      nouns.some((term) => matchTerm(term, candidate.folded) >= NAMED_IN_SENTENCE)) ||
    nouns.some(
      (term) =>
        term.indicators.includes(observation.indicator) ||
        Math.max(matchTerm(term, own), matchTerm(term, clause)) >= 0.5,
    )
  );
}

/** «研发经费投入强度» is the share of 研发经费投入. */
const RATE = /^(强度|占比|比重|比例|率)$/;

function isRateOf(named: readonly WeighedTerm[], { indicator, unit }: Observation): boolean {
  return (
    /[%％]/.test(unit) &&
    named.some(({ indicators }) =>
      indicators.some((name) => indicator.startsWith(name) && RATE.test(indicator.slice(name.length))),
    )
  );
}

/** Whether it is of an indicator that the question names; true where it names none. */
export function isOfNamed({ part, named }: AskedWords, observation: Observation): boolean {
  const own = namesOf(observation);
  return (
    named.length === 0 ||
    (part.aspect === 'share' && (observation.measure === 'share' || isRateOf(named, observation))) ||
    named.some((term) => indicatorMatch(part.words, term, observation, own) >= SAME_INDICATOR)
  );
}

/** Whether its own name holds what the question word asks for, beyond any sum of money. */
export function namesItself({ nouns }: AskedWords, observation: Observation): boolean {
  const own = namesOf(observation);
  return nouns.some((term) => !isGenericAmount(term.words) && matchTerm(term, own) >= SAME_INDICATOR);
}

/** «28个项目中，工业类项目达25个，协议总投资额…»: what follows is of a part of what the sentence began with. */
const PART_OF =
  /(?:其中|[目业个家次批单]中|当中)[，,：:]?\s*([\p{Script=Han}]{2,8}?)(?:类|型|性)?(?:项目|企业|产业|客商|产品)?(?=达|有|为|共|占|约|\d)/gu;

const OF_A_PART = 0.7;

/** Less where the figure is of a part that the question does not name. */
export function partFit(
  { terms }: AskedWords,
  { folded, text, start }: RankedCandidate,
  observation: Observation,
): number {
  if (folded.length !== text.length) return 1;
  const group = [...folded.slice(0, valueOffset(observation) - start).matchAll(PART_OF)].at(-1)?.[1];
  return group === undefined || terms.some(({ words }) => words.includes(group.slice(0, 2)) || group.includes(words))
    ? 1
    : OF_A_PART;
}
