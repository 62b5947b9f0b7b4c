/** What the figure parser reads from a bare sentence, before an article's headings and title fill what it leaves open. */
import type { Span } from '../article.ts';
import type { Bound, Measure, Status, TracedSlot } from '../observation.ts';
import type { TimeAnchor, PeriodMention } from './period-mentions.ts';

/** One figure of a sentence; all offsets count UTF-16 code units of that sentence. */
export interface ParsedFigure extends Span {
  readonly value: number;
  readonly maxValue: number | null;
  readonly unit: string;
  readonly baseValue: number;
  readonly baseUnit: string;
  readonly bound: Bound;
  readonly measure: Measure;
  readonly comparedWith: string | null;
  /** Canonical, or the printed noun phrase; «» where the sentence does not say what is measured. */
  readonly indicator: string;
  readonly words: string;
  /** Whether the indicator is in the lexicon. */
  readonly known: boolean;
  readonly subject: string | null;
  readonly qualifier: string | null;
  /** Null where no word of the sentence tells: the section decides. */
  readonly status: Status | null;
  /** The first of two values («从18.9亿元提高到…»): the section's time is the second one's. */
  readonly startOnly: boolean;
  /** Null where the sentence names no time for the figure. */
  readonly period: PeriodMention | null;
  /** The place named as the owner of the figure; `self` for 全市, 我区 and the like. Null where none is named. */
  readonly place: (Span & { readonly words: string; readonly self: boolean }) | null;
  /** Where each slot was read in the sentence. */
  readonly spans: ReadonlyMap<TracedSlot, Span>;
}

/** A name that the sentence before gave, for one that goes on without a noun; offsets are negative. */
export interface NameBefore {
  readonly indicator: string;
  readonly words: string;
  readonly known: boolean;
  readonly baseUnit: string;
  readonly span: Span;
}

export interface ParseContext extends TimeAnchor {
  /** The names of the sentence right before, the last one first; left out, a sentence stands alone. */
  readonly before?: readonly NameBefore[] | null;
  /** Finds places by name; offsets of the text given. Left out, no named place is recognised. */
  readonly findPlaces?: (text: string) => ReadonlyArray<Span & { readonly words: string }>;
  /** Whether a bare «增长8%» compares with the year before, as it does in a report. */
  readonly yearly: boolean;
}
