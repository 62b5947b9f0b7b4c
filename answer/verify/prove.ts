/**
 * The last word before an answer is shown: every figure that it lists stands in its quote with value and
 * unit, and in the text at the place given. What cannot be proved is not listed as a figure.
 */
import type { Citation, DerivedFigure, ProvedFigure } from '../../protocol/answer.ts';
import { fold } from '../../knowledge/language/normalise.ts';
import type { Observation } from '../../knowledge/observation.ts';
import type { Composed } from '../compose/compose.ts';

export interface Proved {
  readonly text: string;
  readonly citations: readonly Citation[];
  readonly figures: ProvedFigure[];
  readonly derived: DerivedFigure[];
}

/** The value as printed in the article, by its trace; null where the trace does not hold. */
function printedValue(observation: Observation, citation: Citation): string | null {
  const value = observation.trace.find(({ slot }) => slot === 'value');
  if (value?.start == null || value.end == null || value.start < citation.start || value.end > citation.end) {
    return null;
  }
  return citation.quote.slice(value.start - citation.start, value.end - citation.start);
}

function figureOf(observation: Observation, citation: Citation, text: string): ProvedFigure | null {
  const printed = printedValue(observation, citation);
  if (printed === null || !fold(citation.quote).includes(fold(observation.unit))) {
    return null;
  }
  const marker = text.indexOf(`[${citation.n}]`);
  const line = text.lastIndexOf('\n', marker) + 1;
  const at = text.slice(line, marker).indexOf(printed);
  if (marker < 0 || at < 0) {
    return null;
  }
  return {
    indicator: observation.indicator,
    subject: observation.subject,
    value: observation.value,
    maxValue: observation.maxValue,
    unit: observation.unit,
    bound: observation.bound,
    measure: observation.measure,
    comparedWith: observation.comparedWith,
    status: observation.status,
    period: observation.period?.words ?? null,
    region: observation.region?.name ?? null,
    n: citation.n,
    answerStart: line + at,
    answerEnd: line + at + printed.length,
  };
}

export function prove(composed: Composed): Proved {
  const figures: ProvedFigure[] = [];
  const indexOf = new Map<string, number>();
  for (const { observation, n } of composed.shown) {
    const citation = composed.citations.find((one) => one.n === n);
    const figure = citation === undefined ? null : figureOf(observation, citation, composed.text);
    if (figure !== null && !indexOf.has(observation.id)) {
      indexOf.set(observation.id, figures.length);
      figures.push(figure);
    }
  }
  const derived = composed.derived.flatMap(({ value, unit, formula, from }) => {
    const places = from.map(({ id }) => indexOf.get(id));
    return places.every((place) => place !== undefined) ? [{ value, unit, formula, from: places }] : [];
  });
  return { text: composed.text, citations: composed.citations, figures, derived };
}
