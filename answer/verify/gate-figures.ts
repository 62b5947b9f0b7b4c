/**
 * Whether every figure of a sentence is one of the cited sentences': value and unit, bound, what kind of number, reached
 * or aimed at, when, where and of what. Numbers that are no figures (names, counts in words)
 * must stand there as printed.
 */
import type { Observation } from '../../knowledge/observation.ts';
import { sameValue } from '../../knowledge/figures/compare-quantities.ts';
import { parseFigures } from '../../knowledge/figures/parse-figures.ts';
import type { ParsedFigure } from '../../knowledge/figures/parsed-figure.ts';
import { fold } from '../../knowledge/language/normalise.ts';
import { findNumbers } from '../../knowledge/language/numbers.ts';
import { differentParts, findPeriods, yearsOf } from '../../knowledge/language/periods.ts';
import { ancestorsOf, findRegions } from '../../knowledge/regions/index.ts';
import type { Candidate } from '../retrieve/candidate.ts';
import { valueOffset } from '../retrieve/candidate.ts';
import { citedFigures, type CitedFigure } from './cited-figures.ts';
import { bare, piecesOf, shareWithin } from './gate-words.ts';

/** What the question asks for, where it names one. */
export interface Asked {
  readonly regionCodes: readonly string[];
  readonly years: readonly number[];
}

export interface MatchedFigure {
  /** Place of the number in the sentence's text. */
  readonly start: number;
  readonly end: number;
  readonly sentence: Candidate;
  readonly observation: Observation | null;
}

export type FigureFault = 'value' | 'bound' | 'measure' | 'status' | 'period' | 'region' | 'indicator';

export type FigureVerdict =
  | { readonly kind: 'proved'; readonly figures: readonly MatchedFigure[] }
  /** `meant` passes every check before the one that failed; null where none does. */
  | { readonly kind: 'failed'; readonly fault: FigureFault; readonly meant: CitedFigure | null };

const SAME_BOUND: Readonly<Record<string, string>> = { 'at-least': 'over' };
const GROWTH = new Set(['growth', 'average-growth', 'change']);

function sameBound(left: Observation['bound'], right: Observation['bound']): boolean {
  return (SAME_BOUND[left] ?? left) === (SAME_BOUND[right] ?? right);
}

const ROUNDING = /(?:超过|超|近|约|突破|不到|不足)$/;

/** «近7000余家» without its 近: the parser reads one bound, the printed number may carry two. */
function keepsRounding(claim: ParsedFigure, text: string, cited: CitedFigure): boolean {
  const { start, end } = claim.spans.get('value') ?? claim;
  const printed = text.slice(start, end);
  const fronts: string[] = [];
  for (let at = cited.sentence.text.indexOf(printed); at >= 0; at = cited.sentence.text.indexOf(printed, at + 1)) {
    fronts.push(cited.sentence.text.slice(Math.max(0, at - 2), at));
  }
  return (
    fronts.length === 0 ||
    ROUNDING.test(text.slice(Math.max(0, start - 2), start)) ||
    fronts.some((front) => !ROUNDING.test(front))
  );
}

/** «增速居第3位» ranks how fast it grew, not what grew. */
function ranksGrowth(text: string, end: number): boolean {
  const clause = /[^,，;；。]*$/.exec(text.slice(0, end))?.[0] ?? '';
  return /增速|增幅|增量|增长/.test(clause);
}

function sameMeasure(claim: ParsedFigure, text: string, cited: CitedFigure): boolean {
  if (claim.measure === 'rank' && cited.observation !== null) {
    const { sentence, observation } = cited;
    const at = valueOffset(observation) - sentence.start;
    return cited.measure === 'rank' && ranksGrowth(text, claim.end) === ranksGrowth(sentence.text, at);
  }
  return claim.measure === cited.measure || (GROWTH.has(claim.measure) && GROWTH.has(cited.measure));
}

const AIM = /目标|力争|计划|将(?!军)|拟|预期|争取|确保|预计|预估/;

/** «6项实现「双过半」目标»: where the cited sentence runs just so from the words of aiming on, they tell nothing new. */
function aimIsQuoted(reach: string, cited: CitedFigure): boolean {
  const clauses = reach.split(/[,，;；。]/);
  const first = clauses.findIndex((clause) => AIM.test(clause));
  return bare(cited.sentence.text).includes(bare(clauses.slice(Math.max(0, first)).join('')));
}

/** A target must be told as a target, an estimate as an estimate, and nothing reached as either. */
function sameStatus(claim: ParsedFigure, text: string, cited: CitedFigure): boolean {
  // «咸宁市2022年目标：…» says it of all that follows, whatever verbs stand there.
  const ahead = /^[^：:，,]{0,24}(目标|预计)[：:]/.exec(text)?.[1];
  // A word of aiming in a later clause says nothing of this figure.
  const reach = text.slice(0, claim.end) + (/^[^,，;；。]*/.exec(text.slice(claim.end))?.[0] ?? '');
  const told =
    (ahead === undefined ? claim.status : ahead === '目标' ? 'target' : 'estimated') ??
    (/目标|力争|计划|将(?!军)|拟|预期|争取|确保/.test(reach) ? 'target' : /预计|预估/.test(reach) ? 'estimated' : null);
  if (cited.status === 'target' || cited.status === 'estimated') {
    return told === cited.status;
  }
  return (told !== 'target' && told !== 'estimated') || (ahead === undefined && aimIsQuoted(reach, cited));
}

function shareYears(left: readonly number[], right: readonly number[]): boolean {
  return left.length === right.length && left.every((year) => right.includes(year));
}

function samePeriod(claim: ParsedFigure, text: string, cited: CitedFigure, asked: Asked): boolean {
  const said = claim.period === null || claim.period.isBase ? [] : yearsOf(claim.period.period);
  const known = cited.period === null ? [] : yearsOf(cited.period);
  if (said.length > 0) {
    if (claim.period !== null && cited.period !== null && differentParts(claim.period.period, cited.period)) {
      return false;
    }
    const around = new Set(cited.sentence.contextYears);
    return known.length > 0 ? shareYears(said, known) : said.every((year) => around.has(year));
  }
  const isDated = findPeriods(text, { anchorYear: null }).some(
    ({ words, period }) => yearsOf(period).length > 0 && cited.sentence.text.includes(words),
  );
  return isDated || asked.years.length === 0 || known.length === 0 || known.some((year) => asked.years.includes(year));
}

function sameRegion(claim: ParsedFigure, text: string, cited: CitedFigure, asked: Asked): boolean {
  if (cited.regionCode === null) {
    return true;
  }
  const within = new Set([cited.regionCode, ...ancestorsOf(cited.regionCode).map(({ code }) => code)]);
  const mentions = findRegions(text).filter(({ partOf, abbreviated }) => partOf === null && !abbreviated);
  const before = mentions.filter(({ start }) => start < claim.start);
  const named = (before.length > 0 ? before : mentions).at(-1);
  if (named !== undefined && !fold(cited.sentence.text).includes(fold(named.words))) {
    return named.candidates.some(({ code }) => code === cited.regionCode);
  }
  return (
    named !== undefined ||
    asked.regionCodes.length === 0 ||
    asked.regionCodes.some(
      (code) => within.has(code) || ancestorsOf(code).some((parent) => parent.code === cited.regionCode),
    )
  );
}

/** Chosen: a record's names share this much with what the sentence says is measured. */
const MIN_NAME_SHARE = 0.6;

function sameIndicator(claim: ParsedFigure, text: string, cited: CitedFigure): boolean {
  const said = claim.spans.get('indicator');
  const from = Math.min(said?.start ?? claim.start, claim.start);
  if (bare(cited.sentence.text).includes(bare(text.slice(from, claim.end)))) {
    return claim.indicator !== '' || claim.end - from > 8;
  }
  const names = fold(claim.indicator === '' ? text.slice(Math.max(0, claim.start - 12), claim.start) : claim.indicator);
  return (
    cited.names.includes(names) ||
    shareWithin(piecesOf(names), cited.names) >= MIN_NAME_SHARE ||
    shareWithin(piecesOf(fold(claim.words)), cited.names) >= MIN_NAME_SHARE
  );
}

/** Words that a record put before a sentence, and that record: they hold for every figure of the sentence or for none. */
export interface Lead {
  readonly words: string;
  readonly figure: CitedFigure;
}

/** A time that the sentence itself names for a figure stands before the lead's. */
function sameSlots(claim: ParsedFigure, text: string, cited: CitedFigure, asked: Asked, { figure }: Lead): boolean {
  const years = (one: CitedFigure): string => (one.period === null ? '' : yearsOf(one.period).join());
  const isDated = claim.period !== null && !claim.period.isBase && yearsOf(claim.period.period).length > 0;
  return (
    cited.status === figure.status &&
    cited.regionCode === figure.regionCode &&
    (isDated
      ? samePeriod(claim, text, cited, asked)
      : years(cited) === years(figure) || cited.period === null || figure.period === null)
  );
}

type Check = readonly [FigureFault, (claim: ParsedFigure, text: string, cited: CitedFigure, asked: Asked) => boolean];

const CHECKS: readonly Check[] = [
  ['value', (claim, _text, cited) => sameValue(claim, cited)],
  ['bound', (claim, text, cited) => sameBound(claim.bound, cited.bound) && keepsRounding(claim, text, cited)],
  ['measure', (claim, text, cited) => sameMeasure(claim, text, cited)],
  ['indicator', (claim, text, cited) => sameIndicator(claim, text, cited)],
  ['status', (claim, text, cited) => sameStatus(claim, text, cited)],
  ['period', samePeriod],
  ['region', sameRegion],
];

/** What a lead says in a sentence's stead. */
const LED: ReadonlySet<FigureFault> = new Set(['status', 'period', 'region']);

interface Match {
  /** The best figure that passes all checks up to `fault`; null where the first one fails. */
  readonly figure: CitedFigure | null;
  readonly fault: FigureFault | null;
}

function match(
  claim: ParsedFigure,
  text: string,
  cited: readonly CitedFigure[],
  asked: Asked,
  lead: Lead | null,
): Match {
  const best = (figures: readonly CitedFigure[]): CitedFigure | null =>
    figures.find(({ observation }) => observation !== null) ?? figures[0] ?? null;
  let left = cited;
  for (const [fault, passes] of CHECKS) {
    const passing = left.filter((figure) =>
      lead === null || !LED.has(fault)
        ? passes(claim, text, figure, asked)
        : sameSlots(claim, text, figure, asked, lead) &&
          (fault !== 'status' || sameStatus(claim, lead.words + text, figure)),
    );
    if (passing.length === 0) {
      return { figure: fault === 'value' ? null : best(left), fault };
    }
    left = passing;
  }
  return { figure: best(left), fault: null };
}

/** A number with the character behind it and a mark where it is rounded: «3550», «三大», «5、», «~7000余». */
function printedNumbers(text: string): { start: number; end: number; printed: string }[] {
  return findNumbers(text).map(({ start, end, printed }) => {
    const behind = /^\s*[\p{Script=Han}%、.]/u.exec(text.slice(end))?.[0].trim() ?? '';
    const front = ROUNDING.test(text.slice(Math.max(0, start - 2), start)) ? '~' : '';
    return { start, end, printed: front + fold(printed + behind) };
  });
}

/**
 * @param context folded words of headings and titles, where numbers that are no figures may stand, too
 */
export function proveFigures(
  text: string,
  supports: readonly Candidate[],
  context: string,
  asked: Asked,
  lead: Lead | null,
): FigureVerdict {
  const cited = citedFigures(supports);
  const figures: MatchedFigure[] = [];
  const claims = parseFigures(text);
  for (const claim of claims) {
    const { figure, fault } = match(claim, text, cited, asked, lead);
    if (figure === null || fault !== null) {
      return { kind: 'failed', fault: fault ?? 'value', meant: figure };
    }
    const { start, end } = claim.spans.get('value') ?? claim;
    figures.push({ start, end, sentence: figure.sentence, observation: figure.observation });
  }
  const known = new Set(
    [...supports.map((sentence) => sentence.text), context].flatMap(printedNumbers).map(({ printed }) => printed),
  );
  const periods = findPeriods(text, { anchorYear: null });
  const loose = printedNumbers(text).find(
    ({ start, end, printed }) =>
      !claims.some((claim) => start < claim.end && end > claim.start) &&
      !periods.some((period) => start < period.end && end > period.start) &&
      !known.has(printed),
  );
  return loose === undefined ? { kind: 'proved', figures } : { kind: 'failed', fault: 'value', meant: null };
}
