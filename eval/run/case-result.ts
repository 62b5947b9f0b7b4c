/**
 * What a run keeps of a case. The whole result is one line of `results.jsonl`: everything a report shows, with the
 * case itself, so that a report needs no other file. Only a `CaseOutline` stays in memory.
 */
import type { EvalCase } from '../cases/case-schema.ts';
import type { Judgement } from '../judge/create-judge.ts';
import type { ReferenceBits } from '../reference/score-reference.ts';
import type { CaseScores } from '../score/score-table.ts';

/** An error is no wrong answer: the question got none. It counts as wrong, and fails the run in its own way. */
export type CaseStatus = 'pass' | 'fail' | 'error';

export interface TracedCitation {
  readonly n: number | null;
  readonly articleId: string;
  readonly title: string;
  readonly quote: string;
  readonly start: number;
  readonly end: number;
  /** Whether the quote holds evidence of the case. */
  readonly holdsEvidence: boolean;
  /** Whether the quote is the article's text at its offsets; null where the article cannot be read. */
  readonly isTrue: boolean | null;
}

export interface TracedPassage {
  readonly id: string;
  readonly articleId: string;
  readonly title: string;
  readonly score: number;
  readonly holdsEvidence: boolean;
}

export interface CaseOutline {
  readonly id: string;
  readonly category: string;
  readonly asker: string;
  readonly regions: readonly string[];
  readonly years: readonly number[];
  readonly answerable: boolean;
  readonly loose: boolean;
  readonly status: CaseStatus;
  readonly outcome: string;
  readonly scores: CaseScores;
  readonly wallMs: number | null;
  readonly repeats: { readonly runs: number; readonly correct: number; readonly answers: number } | null;
  /** A model's opinion, where one was asked; it decides nothing. */
  readonly judgement: Judgement | null;
}

export interface CaseResult extends Omit<CaseOutline, 'wallMs'> {
  readonly case: EvalCase;
  readonly error: string | null;
  readonly bits: ReferenceBits;
  readonly reason: string | null;
  readonly answer: string;
  readonly citations: readonly TracedCitation[];
  readonly figures: readonly unknown[];
  readonly understood: unknown;
  readonly retrieved: readonly TracedPassage[] | null;
  readonly twin: {
    readonly question: string;
    readonly outcome: string;
    readonly answer: string;
    readonly correct: boolean;
  } | null;
  /** Of a model; 0 where none was asked, null where the target does not tell. */
  readonly tokens: number | null;
  readonly cost: number | null;
  /** Milliseconds: the stages as the answer gives them, `wall` as measured here. The only part that differs between equal runs. */
  readonly timings: Readonly<Record<string, number>>;
}

export function outlineOf(result: CaseResult): CaseOutline {
  return {
    id: result.id,
    category: result.category,
    asker: result.asker,
    regions: result.regions,
    years: result.years,
    answerable: result.answerable,
    loose: result.loose,
    status: result.status,
    outcome: result.outcome,
    scores: result.scores,
    wallMs: result.timings['wall'] ?? null,
    repeats: result.repeats,
    judgement: result.judgement,
  };
}
