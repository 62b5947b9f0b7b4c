/** What the readers of one sentence share: its text and cues, and what later clauses take over from earlier ones. */
import type { Span } from '../article.ts';
import type { Measure } from '../observation.ts';
import type { ParseContext } from './parsed-figure.ts';
import type { PeriodMention } from './period-mentions.ts';
import type { OwnerPlace } from './places.ts';
import type { Quantity } from './quantities.ts';
import type { UnitKind } from './units.ts';
import type { StatusCue } from './status-cues.ts';

export interface Scene {
  readonly text: string;
  readonly context: ParseContext;
  readonly cues: readonly StatusCue[];
  readonly mentions: readonly PeriodMention[];
  /** Places named in the sentence, in order. */
  readonly places: ReadonlyArray<Span & { readonly words: string }>;
}

export interface Named {
  readonly indicator: string;
  readonly known: boolean;
  readonly rate: boolean;
  readonly span: Span;
  readonly owner: Span | null;
  readonly printed?: string;
}

export type NamedMeasure = Named & {
  measure: Measure | null;
  measureSpan: Span | null;
  /** The printed words where they stand outside the sentence. */
  readonly printed?: string;
  /** Of a list whose members differ in time or place: this one's. */
  readonly period?: PeriodMention;
  readonly place?: OwnerPlace;
};

/** What later clauses take over from earlier ones. */
export interface Carried {
  phrase: Named | null;
  /** The names of the group before, when it was a list: «A、B分别达1、2,增长3%、4%». */
  list: readonly NamedMeasure[];
  /** The names of the sentence's levels so far: «A16亿元,B15亿元,分别增长…». */
  readonly levels: NamedMeasure[];
  measure: Measure | null;
  /** The figure before was one of addition («新增A1个,B9个»). */
  wasNew: boolean;
  newVerb: Span | null;
  /** What that verb says: 新增 or 净增. */
  newMeasure: 'new' | 'net-new';
  /** What the figure with that verb was counted in: a sum after a count is no addition. */
  newKind: UnitKind | null;
  /** The names of the sentence's figures so far, with the position of each value. */
  readonly named: Array<{ readonly name: NamedMeasure; readonly at: number }>;
  fromUnit: Quantity | null;
  subject: Span | null;
  qualifier: Span | null;
  /** Times that belong to the first value of a pair («从2016年的»). */
  readonly spent: Set<PeriodMention>;
}
