/**
 * From ranked sentences to what a part comes to: a figure, the sentences that answer, one statement a
 * place, or what is missing and why. Tries what answers most closely first; each way says itself whether it can.
 */
import { lookUpIndicator } from '../../knowledge/figures/indicator-lexicon.ts';
import { holdsValue } from '../retrieve/answer-kind.ts';
import { preferring } from '../rerank/prefer.ts';
import type { QuestionPart } from '../understand/question.ts';
import { acrossArticles } from './across.ts';
import { findAmbiguity } from './ambiguity.ts';
import { answerFigure } from './answer-figure.ts';
import { proseVerdict } from './asked-value.ts';
import { companiesNamed } from './companies-named.ts';
import { asksDelivery, delivery } from './delivery.ts';
import { extract } from './extract.ts';
import { fits, proseOf } from './fitting-prose.ts';
import { fulfilmentOf } from './fulfilment.ts';
import { headingList } from './heading-list.ts';
import { industries } from './industries.ts';
import { industryTold } from './industry-told.ts';
import { investmentMeasures } from './investment-measures.ts';
import { missingPart } from './missing-part.ts';
import { ordinalSeries } from './ordinal-series.ts';
import { policyPoints } from './policy-points.ts';
import { provenance } from './provenance.ts';
import type { RankedPart } from './ranked-part.ts';
import { reasonOf } from './reason.ts';
import { shortcomings } from './shortcomings.ts';
import type { PartAnswer } from './statement.ts';
import { toldSeries } from './told-series.ts';

const MOST_SENTENCES = 2;

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
    return statement === null ? missingPart(input) : { kind: 'found', part, statements: [statement] };
  }
  const ofItsKind = [shortcomings, investmentMeasures, industries, industryTold, companiesNamed].map((tell) =>
    tell(part, terms, ranked),
  );
  const told = ofItsKind.find((statements) => statements.length > 0);
  const isOfIndicator = part.asksFulfilment && part.intent === 'figure';
  if (told !== undefined && !isOfIndicator) {
    return { kind: 'found', part, statements: told };
  }
  const judged = fulfilmentOf(input) ?? reasonOf(input);
  if (judged !== null) {
    return judged;
  }
  const ofIndicator = part.terms.some(({ words }) => lookUpIndicator(words) !== null);
  if (part.acrossArticles && ofIndicator) {
    const asFigure = { ...input, part: { ...part, intent: 'figure' as const } };
    return answerFigure(asFigure) ?? missingPart(asFigure);
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
    if (figure !== null || !part.confirms) {
      return figure ?? missingPart(input);
    }
  }
  const fitting = proseOf(input).filter(
    (candidate) =>
      (!part.confirms || holdsValue(part, candidate.folded)) &&
      (part.regions.length === 0 || !enumerates(part) || candidate.regionFit > ELSEWHERE),
  );
  if (fitting.length === 0) {
    return missingPart(input);
  }
  if (part.intent === 'list' || part.intent === 'policy') {
    const headings = headingList(part, terms, fitting);
    if (headings.length > 0) {
      return { kind: 'found', part, statements: headings };
    }
  }
  if (['list', 'policy', 'definition', 'fact'].includes(part.intent)) {
    const series = toldSeries(part, fitting);
    if (series.length > 0) {
      return { kind: 'found', part, statements: series };
    }
  }
  const ordered = preferring(fitting, input.preference);
  const statements =
    part.intent === 'policy' ? policyPoints(part, terms, ordered) : extract(part, terms, ordered, MOST_SENTENCES);
  return { kind: 'found', part, statements, verdict: proseVerdict(input, statements) };
}
