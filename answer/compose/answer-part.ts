/**
 * From ranked sentences to what a part comes to: a figure, the sentences that answer, one statement a
 * place, or what is missing and why. A part is given up only where a slot that it requires stays empty
 * (place, period, indicator or the kind of thing asked for), never on a score or an unknown word alone.
 */
import { lookUpIndicator } from '../../knowledge/figures/indicator-lexicon.ts';
import { fold } from '../../knowledge/language/normalise.ts';
import type { Observation } from '../../knowledge/observation.ts';
import type { Reason } from '../../protocol/answer.ts';
import { holdsValue } from '../retrieve/answer-kind.ts';
import { matchTerm } from '../retrieve/match-term.ts';
import { preferring } from '../rerank/prefer.ts';
import type { RankedCandidate } from '../retrieve/candidate.ts';
import type { WeighedTerm } from '../retrieve/weigh-terms.ts';
import type { QuestionPart } from '../understand/question.ts';
import { chooseFigures, type FigureChoice } from './choose-figure.ts';
import { isGenericAmount } from './generic-amount.ts';
import { availableFigures } from './available.ts';
import { acrossArticles } from './across.ts';
import { findAmbiguity } from './ambiguity.ts';
import { asksDelivery, delivery } from './delivery.ts';
import { extract, statementOf } from './extract.ts';
import { headingList } from './heading-list.ts';
import { figureStatements } from './figure-statement.ts';
import { lead } from './lead.ts';
import { provenance } from './provenance.ts';
import { ordinalSeries } from './ordinal-series.ts';
import { policyPoints } from './policy-points.ts';
import type { RankedPart } from './ranked-part.ts';
import type { PartAnswer } from './statement.ts';
import { toldSeries } from './told-series.ts';
import { wordedValue } from './worded-value.ts';
import { withoutNumber } from './without-number.ts';

/** Below, the place or period is another one (retrieve/fit.ts). */
const MIN_FIT = 0.4;
/** Below, most of what was asked stands nowhere around the sentence. */
const MIN_COVERAGE = 0.34;
const MIN_FIGURE_COVERAGE = 0.36;
/** Where the noun beside the question word stands nowhere in the sentence. */
const MIN_UNNAMED_COVERAGE = 0.52;
/** A question that leans on the one before it leaves out most of what it means: beside that answer less is enough. */
const BESIDE = 1.5;
const LEANING = 0.8;
/** Below, a target is asked for and a result found, or the other way round. */
const MIN_STATUS_FIT = 0.35;
const MIN_KIND_FIT = 0.45;
/** A figure of a district is not its city's, an average over five years not a year's. */
const MIN_FIGURE_FIT = 0.45;
/** Observations of so many best sentences are weighed. */
const TRIED_SENTENCES = 24;
const MOST_SENTENCES = 2;

/** Sentences that speak of what was asked in the place asked for: at least this much of it. */
const SPEAKS_OF_IT = 0.5;

/** Why nothing answers: the first slot, from the widest to the narrowest, that no sentence fills. */
function missingReason({ part, terms, ranked, regionKnown }: RankedPart): Reason {
  if (part.regions.length > 0 && !regionKnown) {
    return 'no-such-region';
  }
  if (terms.length > 0 && terms.every(({ known }) => !known) && part.regions.length === 0) {
    return 'off-topic';
  }
  const there = ranked.filter(({ regionFit, coverage }) => regionFit >= MIN_FIT && coverage >= MIN_COVERAGE);
  if (part.intent === 'figure') {
    const choices = chooseFigures(part, terms, ranked.slice(0, TRIED_SENTENCES)).filter(
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

function missing(input: RankedPart): PartAnswer {
  const nearest = input.ranked.find(({ regionFit }) => regionFit >= MIN_FIT) ?? null;
  const reason = missingReason(input);
  return { kind: 'missing', part: input.part, reason, available: availableFigures(input), nearest };
}

/** What is asked with yes or no must be spoken of, most of it. */
const MIN_YES_NO_COVERAGE = 0.33;
const CLOCK = /\d{1,2}[点:：]\d{0,2}|[上下]午|[一二三四五六七八九十]点/;

/** «几点», «哪天»: only a sentence that holds a time of day or a date answers. */
function tellsTime(part: QuestionPart, { folded }: RankedCandidate): boolean {
  if (part.intent !== 'when') {
    return true;
  }
  return /几点|几时/.test(part.words) ? CLOCK.test(folded) : holdsValue({ answerKind: 'date', unit: null }, folded);
}

/** A question with yes or no is answered only by a sentence that speaks of what it asks itself, not of the talk before. */
function answersYesNo({ part, terms }: RankedPart, candidate: RankedCandidate): boolean {
  const own = terms.filter(({ carried, where }) => !carried && !where);
  if (part.answerKind !== 'yes-no' || own.length === 0) {
    return true;
  }
  const total = own.reduce((sum, { weight }) => sum + weight, 0);
  const texts = [candidate.folded, candidate.before, candidate.headingFolded, candidate.titleFolded];
  const held = own.reduce(
    (sum, term) => sum + term.weight * Math.max(...texts.map((text) => matchTerm(term, text))),
    0,
  );
  return held >= MIN_YES_NO_COVERAGE * total;
}

/** «窗口周末开门吗»: hours that are asked about must be spoken of. */
const OFF_HOURS = /周末|周[六日]|星期[六天日]|双休日?|节假日|午休|晚上|夜里|下班后/;
const TOLD_HOURS = /周末|周[六日]|星期|双休|节假日|延时|错时|预约|午间|夜间|晚间|不打烊|全天|24小时|7[×x*]24/;

/** Of many nouns asked about more than one must be spoken of. */
const MANY_NOUNS = 4;
const SPOKEN = 0.4;
const STRONG = 0.8;

function speaksOfIt({ part, terms }: RankedPart, candidate: RankedCandidate): boolean {
  const texts = [candidate.folded, candidate.before, candidate.headingFolded, candidate.titleFolded];
  if (OFF_HOURS.test(part.words) && part.answerKind === 'yes-no') {
    return texts.some((text) => TOLD_HOURS.test(text));
  }
  const nouns = terms.filter(({ carried, where, importance }) => !carried && !where && importance >= STRONG);
  const spoken = nouns.filter((noun) => texts.some((text) => matchTerm(noun, text) >= SPOKEN));
  const share = (some: readonly WeighedTerm[]): number => some.reduce((sum, { weight }) => sum + weight, 0);
  const isOpen = part.intent === 'policy' || part.intent === 'fact';
  return !isOpen || nouns.length < MANY_NOUNS || spoken.length > 1 || share(spoken) >= MIN_COVERAGE * share(nouns);
}

/** Prose puts things differently than questions do: less of what was asked need stand around it. */
const MIN_PROSE_COVERAGE = 0.2;

function speaks(candidate: RankedCandidate, least: number): boolean {
  return candidate.regionFit >= MIN_FIT && candidate.periodFit >= MIN_FIT && candidate.coverage >= least;
}

function fits(candidate: RankedCandidate): boolean {
  return candidate.regionFit >= MIN_FIT && candidate.periodFit >= MIN_FIT && candidate.coverage >= MIN_COVERAGE;
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

/** A value that no observation holds is less sure of its slots. */
const WORDED_MUST_BEAT = 1.3;
/** An observation that holds this much of what was asked needs no other. */
const SURE_COVERAGE = 0.6;

/** Where what is asked for is not named, a figure of another known indicator must hold all but all the rest. */
const MIN_OF_ANOTHER = 0.75;

function isOfAnother({ part, terms }: RankedPart, { observation }: FigureChoice): boolean {
  const name = fold(`${observation.indicator}，${observation.words}`);
  return (
    lookUpIndicator(observation.indicator) !== null &&
    !part.askedNouns.some(isGenericAmount) &&
    terms.every((term) => !term.indicators.includes(observation.indicator) && matchTerm(term, name) < SPOKEN)
  );
}

function answerFigure(input: RankedPart): PartAnswer {
  const { part, terms, ranked } = input;
  const choices = chooseFigures(part, terms, ranked.slice(0, TRIED_SENTENCES));
  const eligible = choices.filter(
    (choice) =>
      !input.used.has(choice.observation.id) &&
      (part.acrossArticles
        ? givesValue(part, choice.observation)
        : part.confirms || !restates(terms, choice.observation)) &&
      choice.ofIndicator &&
      choice.coverage >=
        (choice.namesAsked ? MIN_FIGURE_COVERAGE : isOfAnother(input, choice) ? MIN_OF_ANOTHER : MIN_UNNAMED_COVERAGE) *
          (choice.candidate.pull >= BESIDE ? LEANING : 1) &&
      choice.statusFit >= MIN_STATUS_FIT &&
      choice.kindFit >= MIN_KIND_FIT &&
      choice.periodFit >= MIN_FIGURE_FIT &&
      choice.regionFit >= MIN_FIGURE_FIT,
  );
  const [best] = eligible;
  const worded = wordedValue(part, terms, ranked);
  const unsure =
    best === undefined || (best.coverage < SURE_COVERAGE && (worded?.score ?? 0) > WORDED_MUST_BEAT * best.score);
  if (worded !== null && unsure) {
    const statement = statementOf(worded.candidate, worded.span);
    const words = lead(worded.candidate, null, statement.text);
    return { kind: 'found', part, statements: [{ ...statement, text: words + statement.text, lead: words }] };
  }
  if (best === undefined) {
    const said = withoutNumber(part, terms, ranked);
    return said === null ? missing(input) : { kind: 'found', part, statements: [said] };
  }
  return { kind: 'found', part, statements: figureStatements(input, eligible, choices) };
}

/** The sentences that a part may be answered with in prose, best first. */
function proseOf(input: RankedPart): RankedCandidate[] {
  const { part, ranked } = input;
  const least = part.answerKind === 'yes-no' ? MIN_YES_NO_COVERAGE : MIN_PROSE_COVERAGE;
  return ranked.filter(
    (candidate) =>
      speaks(candidate, least) &&
      tellsTime(part, candidate) &&
      answersYesNo(input, candidate) &&
      speaksOfIt(input, candidate),
  );
}

/** The same where the order of equals is open; empty for figures, for answers over all places and where nothing answers. */
export function openProse(input: RankedPart): RankedCandidate[] {
  const { part } = input;
  const isFixed = part.intent === 'figure' || part.acrossArticles || part.asksProvenance || part.unknownPlace !== null;
  return isFixed ? [] : proseOf(input);
}

/** Of a place that only another place's article names in passing, no list and no offer is told. */
const ELSEWHERE = 0.55;

function enumerates({ intent }: QuestionPart): boolean {
  return intent === 'list' || intent === 'policy';
}

/** @returns what the part comes to; statements are never empty */
export function answerPart(input: RankedPart): PartAnswer {
  const { part, terms, ranked } = input;
  if (part.unknownPlace !== null) {
    return { kind: 'missing', part, reason: 'no-such-region', available: '', nearest: null };
  }
  const ambiguous = findAmbiguity(input);
  if (ambiguous !== null) {
    return ambiguous;
  }
  if (part.asksProvenance) {
    const statement = provenance(ranked);
    return statement === null
      ? {
          kind: 'missing',
          part,
          reason: 'not-covered',
          available: '找到的材料没有写明地区和年份，不能替它判断。',
          nearest: null,
        }
      : { kind: 'found', part, statements: [statement] };
  }
  if (asksDelivery(part)) {
    const statement = delivery(part, ranked);
    return statement === null ? missing(input) : { kind: 'found', part, statements: [statement] };
  }
  const ofIndicator = part.terms.some(({ words }) => lookUpIndicator(words) !== null);
  if (part.acrossArticles && ofIndicator) {
    return answerFigure({ ...input, part: { ...part, intent: 'figure' } });
  }
  if (part.acrossArticles) {
    const statements = acrossArticles(part, terms, ranked.filter(fits));
    if (statements.length > 0) {
      return { kind: 'found', part, statements };
    }
  }
  const counted = ordinalSeries(part, ranked.filter(fits));
  if (counted.length > 0) {
    return { kind: 'found', part, statements: counted };
  }
  if (part.intent === 'figure') {
    const figure = answerFigure(input);
    if (figure.kind !== 'missing' || !part.confirms) {
      return figure;
    }
  }
  const fitting = proseOf(input).filter(
    (candidate) => part.regions.length === 0 || !enumerates(part) || candidate.regionFit > ELSEWHERE,
  );
  if (fitting.length === 0) {
    return missing(input);
  }
  if (part.intent === 'list' || part.intent === 'policy') {
    const headings = headingList(part, terms, fitting);
    if (headings.length > 0) {
      return { kind: 'found', part, statements: headings };
    }
  }
  if (['list', 'policy', 'definition', 'fact'].includes(part.intent)) {
    const told = toldSeries(part, fitting);
    if (told.length > 0) {
      return { kind: 'found', part, statements: told };
    }
  }
  const ordered = preferring(fitting, input.preference);
  const statements =
    part.intent === 'policy' ? policyPoints(part, terms, ordered) : extract(part, terms, ordered, MOST_SENTENCES);
  return { kind: 'found', part, statements };
}
