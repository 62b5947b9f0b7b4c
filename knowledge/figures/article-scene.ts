/** What a sentence of an article is read beside; shared by the readers of a figure's slots outside its own words. */
import type { ArticleKind, RegionRef, Section, Span } from '../article.ts';
import type { Trace, TracedSlot } from '../observation.ts';
import type { PeriodMention } from './period-mentions.ts';
import type { ProblemSpan } from './problem-spans.ts';
import type { TextPart } from './text-parts.ts';

/** An article as ingest describes it. */
export interface FigureInput {
  readonly text: string;
  readonly articleId: string;
  readonly sections: readonly Section[];
  readonly title: string;
  readonly titled: boolean;
  readonly kind: ArticleKind;
  readonly reportYear: number | null;
  readonly subjectRegions: readonly RegionRef[];
  readonly noise: readonly Span[];
}

export interface ArticleScene {
  readonly input: FigureInput;
  readonly folded: string;
  readonly part: TextPart | null;
  /** The stretch about shortcomings that holds the sentence, or null. */
  readonly problem: ProblemSpan | null;
  readonly sentence: Span;
  /** The last time named before the sentence, in the article's own offsets. */
  readonly earlier: EarlierMention | null;
  readonly titleMention: PeriodMention | null;
}

export type EarlierMention = PeriodMention & { readonly sentences: number };

/** A slot's value with where it was read. */
export interface Slot<T> {
  readonly value: T;
  readonly traces: readonly Trace[];
}

/** Traces a span of the sentence: in the quote, or before it. */
export type InQuote = (slot: TracedSlot, span: Span) => Trace;
