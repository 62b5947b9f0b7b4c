/**
 * What an annotator writes of a sentence, and how the files of this folder are read.
 * A slot holds one value; a list where several readings are fair; «open» where any reading is.
 */
import type { Bound, Measure, Status } from '../../../knowledge/observation.ts';

export type Either<T> = T | readonly T[];
export type Open = 'open';

export interface FigureAnnotation {
  readonly indicator: Either<string> | Open;
  readonly value: Either<number>;
  readonly maxValue: number | null;
  readonly unit: Either<string>;
  readonly bound: Either<Bound>;
  readonly measure: Either<Measure>;
  readonly comparedWith: Either<string | null> | Open;
  readonly status: Either<Status>;
  /** «2023-01-01/2023-12-31», both inclusive; a state on a day has that day twice; null where it is not known. */
  readonly period: Either<string | null> | Open;
  readonly region: Either<string | null> | Open;
  readonly subject: Either<string | null> | Open;
  readonly qualifier: Either<string | null> | Open;
  /** Reading it is right, not reading it is no fault: never counted. */
  readonly optional?: boolean;
}

export interface AnnotatedSentence {
  readonly id: string;
  /** In the order of the numbers; empty where the sentence holds no figure. */
  readonly records: readonly FigureAnnotation[];
}

export interface Reference {
  readonly id: string;
  readonly article: string;
  readonly quoteHash: string;
  readonly blind: boolean;
}

export interface OwnSentence extends AnnotatedSentence {
  readonly sentence: string;
  readonly context: {
    readonly kind: 'work-report' | 'news';
    readonly heading: string | null;
    readonly reportYear: number | null;
    /** What the article is about; null where nothing tells. */
    readonly region: string | null;
    readonly title: string;
  };
}

/** The readings that count as right; null where any does. */
export function readings<T>(slot: Either<T> | Open): readonly T[] | null {
  if (slot === 'open') return null;
  return (Array.isArray(slot) ? slot : [slot]) as readonly T[];
}

/** One JSON value a line; blank lines are skipped. */
export function parseLines<T>(text: string): T[] {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as T);
}
