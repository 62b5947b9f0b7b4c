/**
 * Which sentences may answer a part in prose: those of its place and period that speak of what it asks, tell a time
 * where one is asked for, and speak of what is to be confirmed. In the order in which they were ranked.
 */
import { holdsValue } from '../retrieve/answer-kind.ts';
import type { RankedCandidate } from '../retrieve/candidate.ts';
import { matchTerm } from '../retrieve/match-term.ts';
import type { WeighedTerm } from '../retrieve/weigh-terms.ts';
import type { QuestionPart } from '../understand/question.ts';
import { tellsInvitation } from './investment-measures.ts';
import type { RankedPart } from './ranked-part.ts';
import { tellsLack } from './shortcomings.ts';

/** Below, the place or period is another one (retrieve/fit.ts). */
export const MIN_FIT = 0.4;
/** Below, most of what was asked stands nowhere around the sentence. */
export const MIN_COVERAGE = 0.34;

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

/** «吉祥物是谁设计的»: what somebody did something to stands right before the question. */
const DONE_TO = /([\p{Script=Han}]{2,})(?:是|由)谁(?:来)?(?=[\p{Script=Han}]{1,4}的?[?？]?$)/u;

/** Where what it was done to is not spoken of, nobody is named for it. */
function speaksOfDeed({ part, terms }: RankedPart, candidate: RankedCandidate): boolean {
  const before = DONE_TO.exec(part.words)?.[1];
  const done = terms.find(
    ({ words, carried, importance }) => !carried && importance >= STRONG && before?.endsWith(words) === true,
  );
  const texts = [candidate.folded, candidate.before, candidate.behind, candidate.headingFolded, candidate.titleFolded];
  return done === undefined || texts.some((text) => matchTerm(done, text) >= SPOKEN);
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

/** Public works, programmes and clusters that are counted have the name they are counted by. */
const COUNTED_BY_NAME =
  /(?<![\d.第])(?:\d{1,2}|[三四五六七八九十])[大个项条件](?:\p{Script=Han}{0,6}?)(实事|工程|行动|战役|集群|产业链)/u;

/** «十件民生实事»: nothing else is a list of them. */
function namesSeries({ words }: QuestionPart, candidate: RankedCandidate): boolean {
  const name = COUNTED_BY_NAME.exec(words)?.[1];
  const texts = [
    candidate.folded,
    candidate.before,
    candidate.passageFolded,
    candidate.headingFolded,
    candidate.titleFolded,
  ];
  return name === undefined || texts.some((text) => text.includes(name));
}

/** Prose puts things differently than questions do: less of what was asked need stand around it. */
const MIN_PROSE_COVERAGE = 0.2;

function speaks(candidate: RankedCandidate, least: number): boolean {
  return candidate.regionFit >= MIN_FIT && candidate.periodFit >= MIN_FIT && candidate.coverage >= least;
}

/** Of the place and period asked for, and with most of what was asked around it. */
export function fits(candidate: RankedCandidate): boolean {
  return candidate.regionFit >= MIN_FIT && candidate.periodFit >= MIN_FIT && candidate.coverage >= MIN_COVERAGE;
}

/** Below, a word asked for does not stand in a sentence. */
const NAMED = 0.5;
const HALF = 0.5;
const RISE_OR_FALL = /[升降涨跌增减]/;

/**
 * A value to be confirmed, a rise or a fall is told by a sentence that names its indicator, or where none is named, half
 * of what it is said of: «每千人口床位» tells nothing of 车产量, nor what else went down of 固投.
 */
export function namesWhatIsJudged({ part, terms }: RankedPart, { folded }: RankedCandidate): boolean {
  if (!part.confirms && !(part.answerKind === 'yes-no' && RISE_OR_FALL.test(part.words))) {
    return true;
  }
  const own = terms.filter(({ where, carried, words }) => !where && !carried && !/^\d/.test(words));
  const named = own.filter(({ indicators }) => indicators.length > 0);
  if (named.length > 0) {
    return named.some((term) => matchTerm(term, folded) >= NAMED);
  }
  const strong = own.filter(({ importance, known }) => importance >= STRONG && known);
  const spoken = strong.filter((term) => matchTerm(term, folded) >= NAMED);
  return spoken.length >= HALF * strong.length;
}

/** The sentences that a part may be answered with in prose, best first. */
export function proseOf(input: RankedPart): RankedCandidate[] {
  const { part, ranked } = input;
  const least = part.answerKind === 'yes-no' ? MIN_YES_NO_COVERAGE : MIN_PROSE_COVERAGE;
  return ranked.filter(
    (candidate) =>
      speaks(candidate, least) &&
      tellsTime(part, candidate) &&
      tellsInvitation(part, candidate) &&
      tellsLack(part, input.terms, candidate) &&
      answersYesNo(input, candidate) &&
      speaksOfDeed(input, candidate) &&
      namesSeries(part, candidate) &&
      namesWhatIsJudged(input, candidate) &&
      speaksOfIt(input, candidate),
  );
}

/** The same where the order of equals is open; empty for figures, for answers over all places and where nothing answers. */
export function openProse(input: RankedPart): RankedCandidate[] {
  const { part } = input;
  const isFixed = part.intent === 'figure' || part.acrossArticles || part.asksProvenance || part.unknownPlace !== null;
  return isFixed ? [] : proseOf(input);
}
