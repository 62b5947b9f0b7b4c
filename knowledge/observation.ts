/**
 * One figure of an article as a record (after SDMX): what was measured, the number, of whom,
 * when, and where each of these was read. The report of a year tells the results of the year before and its own targets.
 */
import type { Span } from './article.ts';

export type Status = 'achieved' | 'estimated' | 'target' | 'stated';
export type Bound = 'exact' | 'about' | 'at-least' | 'over' | 'at-most' | 'nearly';
export type Measure =
  | 'level'
  | 'new'
  | 'net-new'
  | 'change'
  | 'growth'
  | 'average-growth'
  | 'share'
  | 'rank'
  | 'multiple';

/** A stretch of time as printed («2021年», «上半年», «五年来») and as dates where they follow; ISO dates, both inclusive. */
export interface Period {
  readonly words: string;
  readonly start: string | null;
  readonly end: string | null;
  readonly kind: 'year' | 'half' | 'quarter' | 'month' | 'day' | 'plan' | 'span' | 'until' | 'unknown';
}

export type TracedSlot =
  | 'value'
  | 'unit'
  | 'indicator'
  | 'subject'
  | 'qualifier'
  | 'measure'
  | 'comparedWith'
  | 'bound'
  | 'status'
  | 'region'
  | 'period';

/** Where a slot was read. `quote` and `context` lie in the text (context: a sentence before); offsets are the article's, null for title and report year. */
export interface Trace {
  readonly slot: TracedSlot;
  readonly from: 'quote' | 'context' | 'heading' | 'title' | 'report-year';
  readonly start: number | null;
  readonly end: number | null;
}

export interface Observation extends Span {
  /** UUIDv5 of article id, quote, words and value: stable while the sentence stands. */
  readonly id: string;
  readonly articleId: string;
  /** Canonical («地区生产总值»); an unknown one keeps its own noun phrase. */
  readonly indicator: string;
  /** As printed. */
  readonly words: string;
  readonly subject: string | null;
  readonly qualifier: string | null;
  /** In the printed unit; the lower end of a range. Falls are negative. */
  readonly value: number;
  readonly maxValue: number | null;
  /** As printed: «亿元», «%», «个百分点»; «» where the source lost it or none was printed. */
  readonly unit: string;
  readonly baseValue: number;
  /** «元», «%», «家» … after scaling 万 and 亿 away. */
  readonly baseUnit: string;
  readonly bound: Bound;
  readonly measure: Measure;
  /** «同比», «环比», or a named year or plan («2016年»); null where nothing is compared. */
  readonly comparedWith: string | null;
  readonly status: Status;
  /** Code and name, or null where unknown. */
  readonly region: { readonly code: string; readonly name: string } | null;
  readonly period: Period | null;
  readonly trace: readonly Trace[];
  /** Exactly the article's text at `[start, end)`: the sentence or clause that holds the figure. */
  readonly quote: string;
}
