/**
 * What is evaluated: something that answers questions, in this process or behind an address. The runner knows no more
 * of it than this, so that tests can put answers made to be wrong in its place.
 */
import { z } from 'zod';
import type { AskRequest, Status } from '../../protocol/answer.ts';

/**
 * An answer as received. Lenient on purpose: another version's answer that lacks a field is scored on what it has,
 * as the reference scorer does.
 */
export const receivedAnswerSchema = z.looseObject({
  answer: z.string().catch(''),
  outcome: z.string().catch(''),
  reason: z.string().optional().catch(undefined),
  mode: z.string().catch('extractive'),
  citations: z
    .array(
      z.looseObject({
        n: z.number().nullish().catch(null),
        articleId: z.string().catch(''),
        title: z.string().catch(''),
        quote: z.string().catch(''),
        start: z.number().catch(-1),
        end: z.number().catch(-1),
      }),
    )
    .catch([]),
  figures: z
    .array(
      z.looseObject({ value: z.number().optional().catch(undefined), unit: z.string().optional().catch(undefined) }),
    )
    .catch([]),
  understood: z.unknown().optional(),
  generation: z.number().catch(0),
  timings: z.record(z.string(), z.number()).catch({}),
});

export type ReceivedAnswer = z.infer<typeof receivedAnswerSchema>;

export interface RetrievedPassage {
  readonly id: string;
  readonly articleId: string;
  readonly title: string;
  readonly text: string;
  readonly score: number;
}

/** What drafting needs of an observation. */
export interface KnownFigure {
  readonly articleId: string;
  readonly indicator: string;
  readonly value: number;
  readonly maxValue: number | null;
  readonly unit: string;
  readonly bound: string;
  readonly measure: string;
  readonly status: Status;
  readonly region: string | null;
  readonly period: string | null;
  readonly quote: string;
}

/** What a run says of what it asked; a field is missing where the target does not tell. */
export interface TargetFacts {
  /** The model that words answers; null for none. */
  readonly model?: string | null;
  readonly articles?: { readonly count: number; readonly digest: string | null };
  readonly version?: string;
}

export interface EvaluationTarget {
  /** In words, for reports: what was asked, over which articles. */
  readonly name: string;
  /** Asked once at the start of a run. */
  facts?(): Promise<TargetFacts>;
  ask(request: AskRequest, signal: AbortSignal): Promise<ReceivedAnswer>;
  /** Passages for a question's words alone, best first. */
  search(question: string, limit: number): Promise<readonly RetrievedPassage[]>;
  /** The article's text, or null where it is unknown. */
  articleText(id: string): Promise<string | null>;
  /** Every article once, with its text: for checking gold and drafting cases. */
  articles(): AsyncIterable<{ readonly id: string; readonly title: string; readonly text: string }>;
  /** Figures the index holds, for drafting cases; ordered by article and place. */
  observations(): AsyncIterable<KnownFigure>;
  close(): Promise<void>;
}
