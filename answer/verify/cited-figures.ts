/**
 * What the figures of cited sentences are: the records of the index first, and what no record holds as the same parser
 * reads it in the cited sentence. The gate compares a model's figures with them, and mending tells them instead.
 */
import type { Observation, Period, Status } from '../../knowledge/observation.ts';
import { parseFigures } from '../../knowledge/figures/parse-figures.ts';
import type { ParsedFigure } from '../../knowledge/figures/parsed-figure.ts';
import { fold } from '../../knowledge/language/normalise.ts';
import type { Candidate } from '../retrieve/candidate.ts';
import { valueOffset } from '../retrieve/candidate.ts';

/** A figure of the cited sentences with what is known of it. */
export interface CitedFigure {
  readonly value: number;
  readonly maxValue: number | null;
  readonly unit: string;
  readonly bound: Observation['bound'];
  readonly measure: Observation['measure'];
  readonly status: Status | null;
  readonly period: Period | null;
  readonly regionCode: string | null;
  /** Folded words that name what is measured: indicator, words as printed, subject, qualifier. */
  readonly names: string;
  readonly sentence: Candidate;
  /** Null where the parser alone read it. */
  readonly observation: Observation | null;
}

function recorded(observation: Observation, sentence: Candidate): CitedFigure {
  const { value, maxValue, unit, bound, measure, status, period, region } = observation;
  const { indicator, words, subject, qualifier } = observation;
  return {
    value,
    maxValue,
    unit,
    bound,
    measure,
    status,
    period,
    sentence,
    observation,
    regionCode: region?.code ?? sentence.article.subjectRegions[0]?.code ?? null,
    names: fold([indicator, words, subject ?? '', qualifier ?? ''].join(' ')),
  };
}

function parsedFrom(figure: ParsedFigure, sentence: Candidate): CitedFigure {
  const { value, maxValue, unit, bound, measure, status, period } = figure;
  return {
    value,
    maxValue,
    unit,
    bound,
    measure,
    sentence,
    observation: null,
    status: status ?? sentence.status,
    period: period?.period ?? null,
    regionCode: sentence.article.subjectRegions[0]?.code ?? null,
    names: fold([figure.indicator, figure.words, figure.subject ?? '', figure.qualifier ?? ''].join(' ')),
  };
}

/** @param supports the cited sentences */
export function citedFigures(supports: readonly Candidate[]): CitedFigure[] {
  return supports.flatMap((sentence) => {
    const anchor = { currentYear: sentence.article.reportYear, spokenYear: null, yearly: true };
    const parsed = parseFigures(sentence.text, anchor).filter(
      (figure) =>
        !sentence.observations.some((observation) => {
          const at = valueOffset(observation) - sentence.start;
          return at >= figure.start && at < figure.end;
        }),
    );
    return [
      ...sentence.observations.map((observation) => recorded(observation, sentence)),
      ...parsed.map((figure) => parsedFrom(figure, sentence)),
    ];
  });
}
