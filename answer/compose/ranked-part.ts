/** What composing starts from: a part of the question and what was found for it. */
import type { Preference } from '../rerank/prefer.ts';
import type { RankedCandidate } from '../retrieve/candidate.ts';
import type { LearnedHome } from '../retrieve/learned-home.ts';
import type { WeighedTerm } from '../retrieve/weigh-terms.ts';
import type { QuestionPart } from '../understand/question.ts';

export interface RankedPart {
  readonly part: QuestionPart;
  readonly terms: readonly WeighedTerm[];
  /** Best first. */
  readonly ranked: readonly RankedCandidate[];
  /** Observations that earlier parts of the question have been answered with. */
  readonly used: ReadonlySet<string>;
  /** The place that the part points at by what is there; null where it points at none. */
  readonly home: LearnedHome | null;
  /** Whether some article is about a region asked for, lies within one or around one. */
  readonly regionKnown: boolean;
  /** Other looks that the part wants, each ranked as a part of its own (`used` and `besides` empty); null for most parts. */
  readonly besides: { readonly aim: RankedPart; readonly told: RankedPart } | null;
  /** What a re-ranking service makes of sentences that are about equal; empty without one. */
  readonly preference: Preference;
}
