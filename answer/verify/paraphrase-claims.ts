/**
 * A model's sentence in its own words: every figure in it must be one traced record of the cited quotes, in value, unit,
 * bound, kind, base, indicator, status, time and place; every other number must be printed there. Whether its other words
 * hold was judged by the gate (gate.ts) before it was shown. Called by the re-check of answers worded by a model.
 */
import { sameValue } from '../../knowledge/figures/compare-quantities.ts';
import { parseFigures } from '../../knowledge/figures/parse-figures.ts';
import type { ParsedFigure } from '../../knowledge/figures/parsed-figure.ts';
import { findNumbers } from '../../knowledge/language/numbers.ts';
import { differentParts, findPeriods, yearsOf } from '../../knowledge/language/periods.ts';
import type { Observation } from '../../knowledge/observation.ts';
import { ancestorsOf, findRegions } from '../../knowledge/regions/index.ts';
import type { Citation } from '../../protocol/answer.ts';
import { figuresWithin, type Evidence, type EvidenceOf, type Traced } from './evidence.ts';
import { quoteStands, type Judgement, type ShownFigure, type StatementFault } from './judge-statement.ts';
import { tellsStatus } from './status-told.ts';

interface Cited {
  readonly traced: Traced;
  readonly citation: Citation;
  readonly evidence: Evidence;
}

const plain = (words: string): string => words.normalize('NFKC').replaceAll(/[\s“”"'‘’]/g, '');

function sameBound(claim: ParsedFigure, { bound }: Observation): boolean {
  const kind = (one: string): string => (one === 'at-least' ? 'over' : one);
  return kind(claim.bound) === kind(bound);
}

function sameBase(claim: ParsedFigure, { comparedWith }: Observation): boolean {
  const base = (one: string | null): string => (one === null || /^(?:同比|上年|去年)$/.test(one) ? '' : one);
  return base(claim.comparedWith) === base(comparedWith);
}

/** By name, or by words of the record that the claim's name holds or is held by. */
function sameIndicator(claim: ParsedFigure, { indicator, words, subject, qualifier }: Observation): boolean {
  if (claim.indicator === '' || claim.known) {
    return claim.indicator === indicator;
  }
  const names = plain(`${subject ?? ''}${qualifier ?? ''}${indicator} ${words}`);
  return names.includes(plain(claim.indicator)) || plain(claim.indicator).includes(plain(words));
}

function sameStatus(claim: ParsedFigure, body: string, { status }: Observation): boolean {
  return status === 'target' || status === 'estimated'
    ? tellsStatus(body, status)
    : claim.status !== 'target' && claim.status !== 'estimated';
}

function samePeriod(claim: ParsedFigure, { period }: Observation, quote: string): boolean {
  const said = claim.period;
  if (said !== null && !said.isBase && period !== null && differentParts(said.period, period)) {
    return false;
  }
  if (said === null || said.isBase || plain(quote).includes(plain(said.period.words))) {
    return true;
  }
  const years = yearsOf(said.period);
  return years.length === 0 || (period !== null && years.join() === yearsOf(period).join());
}

/** The place named last before the figure, else any: the record's, one around it, or words of the quote. */
function sameRegion(
  claim: ParsedFigure,
  body: string,
  { region }: Observation,
  { citation, evidence }: Cited,
): boolean {
  const mentions = findRegions(body).filter(({ partOf, abbreviated }) => partOf === null && !abbreviated);
  const named = mentions.findLast(({ start }) => start < claim.start) ?? mentions[0];
  if (named === undefined || plain(citation.quote).includes(plain(named.words))) {
    return true;
  }
  const codes = region === null ? evidence.article.subjectRegions.map(({ code }) => code) : [region.code];
  const around = new Set(codes.flatMap((code) => [code, ...ancestorsOf(code).map((one) => one.code)]));
  return named.candidates.some(({ code }) => around.has(code));
}

const CHECKS: readonly (readonly [StatementFault, (claim: ParsedFigure, body: string, cited: Cited) => boolean])[] = [
  ['words', (claim, _, { traced: { observation } }) => sameValue(claim, observation) && sameBound(claim, observation)],
  ['words', (claim, _, { traced: { observation } }) => claim.measure === observation.measure],
  ['words', (claim, _, { traced: { observation } }) => sameBase(claim, observation)],
  ['words', (claim, _, { traced: { observation } }) => sameIndicator(claim, observation)],
  ['status', (claim, body, { traced: { observation } }) => sameStatus(claim, body, observation)],
  ['period', (claim, _, { traced: { observation }, citation }) => samePeriod(claim, observation, citation.quote)],
  ['region', (claim, body, cited) => sameRegion(claim, body, cited.traced.observation, cited)],
];

function loneNumbersStand(body: string, claims: readonly ParsedFigure[], quotes: string): boolean {
  const held = [...claims, ...findPeriods(body, { anchorYear: null })];
  return findNumbers(body).every(
    ({ start, end, printed }) =>
      held.some((one) => start < one.end && end > one.start) || plain(quotes).includes(plain(printed)),
  );
}

/** @param citations those that the sentence's markers name */
export function judgeParaphrase(body: string, citations: readonly Citation[], evidenceOf: EvidenceOf): Judgement {
  const failed = (fault: StatementFault): Judgement => ({
    fault,
    figures: [],
    lead: null,
    leadLength: 0,
    untold: null,
  });
  const cited: Cited[] = [];
  for (const citation of citations) {
    const evidence = evidenceOf(citation.articleId);
    if (evidence === null || !quoteStands(citation, evidence)) {
      return failed('citation');
    }
    cited.push(...figuresWithin(evidence, citation).map((traced) => ({ traced, citation, evidence })));
  }
  const claims = parseFigures(body);
  const figures: ShownFigure[] = [];
  for (const claim of claims) {
    let left = cited;
    for (const [fault, passes] of CHECKS) {
      left = left.filter((one) => passes(claim, body, one));
      if (left.length === 0) {
        return failed(fault);
      }
    }
    const [first] = left;
    if (first !== undefined) {
      const { start, end } = claim.spans.get('value') ?? claim;
      figures.push({ start, end, traced: first.traced, citation: first.citation });
    }
  }
  const quotes = citations.map(({ quote }) => quote).join('\n');
  return loneNumbersStand(body, claims, quotes)
    ? { fault: null, figures, lead: null, leadLength: 0, untold: null }
    : failed('words');
}
