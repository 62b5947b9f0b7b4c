/** A chosen figure in the words of its clauses, with place, year and status before them where they do not say so. */
import type { Span } from '../../knowledge/article.ts';
import { lookUpIndicator } from '../../knowledge/figures/indicator-lexicon.ts';
import { sameValue } from '../../knowledge/figures/compare-quantities.ts';
import { yearsOf } from '../../knowledge/language/periods.ts';
import type { RankedPart } from './ranked-part.ts';
import { valueOffset } from '../retrieve/candidate.ts';
import type { FigureChoice } from './choose-figure.ts';
import { clauseRun, clausesOf, FIGURE_RUN } from './clause-run.ts';
import { figureOfGivenValue } from './given-value.ts';
import { recordSentence } from './record-sentence.ts';
import { statementOf } from './extract.ts';
import { lead } from './lead.ts';
import type { Statement } from './statement.ts';
import { withSecondStep } from './two-steps.ts';

const LONGEST_RUN = 100;
const LONGEST_QUOTE = 360;

function indicatorSpan({ trace }: FigureChoice['observation']): Span | null {
  const traced = trace.find(({ slot, from }) => slot === 'indicator' && (from === 'quote' || from === 'context'));
  return traced?.start == null || traced.end == null ? null : { start: traced.start, end: traced.end };
}

/** Whether the run's own words would not say what the figure is of, or bury it among a list's others. */
function needsRecord({ candidate, observation }: FigureChoice, span: Span): boolean {
  const indicator = indicatorSpan(observation);
  const known = lookUpIndicator(observation.indicator) !== null;
  const elsewhere = indicator !== null && (indicator.end <= span.start || indicator.start >= span.end);
  const words = candidate.article.text.slice(span.start, span.end);
  const listed = /分别|依次/.test(words) && span.end - span.start > LONGEST_RUN / 2;
  return known && (elsewhere || listed || span.end - span.start > LONGEST_RUN);
}

/** From the indicator's words to the value, widened to whole clauses; the value's clause where that is too long. */
function recordSpan({ candidate, observation }: FigureChoice): Span {
  const value = valueOffset(observation);
  const from = Math.min(value, indicatorSpan(observation)?.start ?? value);
  const clauses = clausesOf(candidate.text).map(({ start, end }) => ({
    start: candidate.start + start,
    end: candidate.start + end,
  }));
  const first = clauses.find(({ end }) => from < end) ?? candidate;
  const last = clauses.find(({ end }) => value < end) ?? candidate;
  return last.end - first.start > LONGEST_QUOTE
    ? { start: last.start, end: last.end }
    : { start: first.start, end: last.end };
}

/** @returns a statement whose span holds the figure's value; its first observation is the chosen one */
export function figureStatement(input: RankedPart, choice: FigureChoice): Statement {
  const { candidate, observation } = choice;
  const value = valueOffset(observation);
  const span = withSecondStep(choice, clauseRun(input.part, input.terms, candidate, FIGURE_RUN, value));
  const statement = statementOf(candidate, span);
  if (needsRecord(choice, span)) {
    const whole = recordSpan(choice);
    const text = recordSentence(observation);
    return { ...statement, span: whole, text, lead: '', recorded: true, observations: [observation] };
  }
  const shown = candidate.observations.filter((other) => {
    const at = valueOffset(other);
    return at >= span.start && at < span.end;
  });
  const words = lead(candidate, observation, statement.text);
  return {
    ...statement,
    text: words + statement.text,
    lead: words,
    observations: [observation, ...shown.filter(({ id }) => id !== observation.id)],
  };
}

const AS_GOOD = 0.62;
const MOST_FIGURES = 8;
const NEAR = 600;

/** Every other value said of the same fact, the chosen one first: asked whether sources agree, the reader judges. */
function disagreeing(best: FigureChoice, choices: readonly FigureChoice[]): FigureChoice[] {
  const others = choices.filter(
    (choice) =>
      choice.observation.id !== best.observation.id &&
      choice.observation.indicator === best.observation.indicator &&
      choice.observation.measure === best.observation.measure &&
      choice.observation.baseUnit === best.observation.baseUnit &&
      choice.observation.region?.code === best.observation.region?.code &&
      choice.score >= best.score * AS_GOOD &&
      sameYears(choice, best) &&
      !sameValue(choice.observation, best.observation),
  );
  return [best, ...others];
}

function sameYears(left: FigureChoice, right: FigureChoice): boolean {
  const years = ({ observation }: FigureChoice): string =>
    observation.period === null ? '' : yearsOf(observation.period).join();
  return years(left) === years(right);
}

/** One figure a thing («各多少»): those of the same kind beside the best one, in the order of the text. */
function each(best: FigureChoice, choices: readonly FigureChoice[]): FigureChoice[] {
  return choices
    .filter(
      ({ candidate, observation, score }) =>
        candidate.article.id === best.candidate.article.id &&
        Math.abs(candidate.start - best.candidate.start) <= NEAR &&
        observation.measure === best.observation.measure &&
        observation.baseUnit === best.observation.baseUnit &&
        score >= best.score * AS_GOOD,
    )
    .slice(0, MOST_FIGURES)
    .sort(
      (left, right) =>
        left.observation.start - right.observation.start ||
        valueOffset(left.observation) - valueOffset(right.observation),
    );
}

/** The best figure of each place, best first. */
function eachPlace(choices: readonly FigureChoice[]): FigureChoice[] {
  const [best] = choices;
  const byPlace = new Map<string, FigureChoice>();
  for (const choice of choices) {
    const place = choice.candidate.article.subjectRegions[0]?.code ?? '';
    if (best !== undefined && choice.score >= best.score * AS_GOOD && !byPlace.has(place)) {
      byPlace.set(place, choice);
    }
  }
  return [...byPlace.values()].slice(0, MOST_FIGURES);
}

/**
 * @param choices best first, not empty; the best one alone unless several are asked for or they disagree
 * @param others those of other periods and statuses besides, best first
 */
export function figureStatements(
  input: RankedPart,
  choices: readonly FigureChoice[],
  others: readonly FigureChoice[],
): Statement[] {
  const [best] = choices;
  if (best === undefined) {
    return [];
  }
  if (input.part.acrossArticles || (input.part.asksInside && input.part.regions.length > 0)) {
    return eachPlace(choices).map((choice) => figureStatement(input, choice));
  }
  if (input.part.asksEach) {
    return each(best, choices).map((choice) => figureStatement(input, choice));
  }
  const given = figureOfGivenValue(input.part, best, others);
  const wanted = input.part.asksAgreement
    ? disagreeing(best, choices).slice(0, 3)
    : [best, ...(given === null ? [] : [given])];
  return wanted.map((choice) => figureStatement(input, choice));
}
