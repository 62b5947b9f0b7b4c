/** The answer as it is told to callers (protocol/answer.ts), from what the steps came to. */
import { createHash } from 'node:crypto';
import type { Answer, AskRequest, Correction, Retrieval, UnderstoodPart } from '../protocol/answer.ts';
import type { Worded } from './model/answer-with-model.ts';
import type { QuestionPart, UnderstoodQuestion } from './understand/question.ts';
import type { Proved } from './verify/prove.ts';
import { shownConflicts } from './verify/shown-figure.ts';

export interface AnswerParts {
  readonly id: string;
  readonly generation: number;
  readonly understood: UnderstoodQuestion;
  /** Words that were read as others. */
  readonly corrections: readonly Correction[];
  /** Null where no vectors are set up or nothing was searched. */
  readonly retrieval: Retrieval | null;
  readonly proved: Proved;
  /** What was shown. */
  readonly worded: Worded;
  readonly suggestions: readonly string[];
  readonly timings: Answer['timings'];
}

/** 32 hexadecimal digits: the same for the same question over the same generation. */
export function answerId(request: AskRequest, generation: number, version: string): string {
  const { question, history = [], filters = {} } = request;
  return createHash('sha256')
    .update(JSON.stringify([question, history, filters, generation, version]))
    .digest('hex')
    .slice(0, 32);
}

function understoodPart(part: QuestionPart): UnderstoodPart {
  return {
    intent: part.intent,
    regions: part.regions.map(({ name }) => name),
    periods: part.periods.map(({ words }) => words),
    indicators: [...new Set(part.terms.flatMap(({ indicators }) => indicators.slice(0, 1)))],
    subjects: part.terms
      .filter(({ importance, indicators }) => importance >= 0.8 && indicators.length === 0)
      .map(({ words }) => words),
    status: part.status,
    carriedOver: [...part.carriedOver],
    relaxed: [],
  };
}

/** What is absent is left out, not null. */
export function answerRecord({ understood, corrections, retrieval, proved, worded, ...parts }: AnswerParts): Answer {
  const { outcome, reason, missing } = proved.composed;
  return {
    id: parts.id,
    answer: worded.text,
    outcome,
    ...(reason === null ? {} : { reason }),
    missing: [...missing],
    mode: worded.mode,
    ...(worded.fallback === null ? {} : { fallback: worded.fallback }),
    understood: {
      parts: understood.parts.map(understoodPart),
      ...(corrections.length === 0 ? {} : { corrections: [...corrections] }),
    },
    ...(retrieval === null ? {} : { retrieval }),
    citations: [...worded.citations],
    figures: [...worded.figures],
    derived: [...worded.derived],
    conflicts: shownConflicts(proved.conflicts, proved.citations, worded.citations),
    suggestions: [...parts.suggestions],
    generation: parts.generation,
    timings: parts.timings,
  };
}
