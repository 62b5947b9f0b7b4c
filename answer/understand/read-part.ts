/** A part as it was read, with the places where its slots stand, before the parts of a question share them. */
import type { Span } from '../../knowledge/article.ts';
import type { PlaceMention } from './places.ts';
import type { AskedPeriod, QuestionPart } from './question.ts';

export interface PeriodPlace extends Span {
  readonly asked: AskedPeriod;
}

/** Spans are of the part's words; a comparison is spread over what stands where. */
export interface ReadPart {
  readonly part: QuestionPart;
  readonly places: readonly PlaceMention[];
  readonly periods: readonly PeriodPlace[];
}
