/** What a part comes to: statements, each in the words of one span of one article, or what is missing and why. */
import type { Article, Span } from '../../knowledge/article.ts';
import type { Observation } from '../../knowledge/observation.ts';
import type { Reason } from '../../protocol/answer.ts';
import type { RankedCandidate } from '../retrieve/candidate.ts';
import type { QuestionPart } from '../understand/question.ts';

export interface Statement {
  readonly article: Article;
  /** The quote: the article's words that the statement is made of. */
  readonly span: Span;
  /** The words to show, without final punctuation and marker; they begin with `lead`. */
  readonly text: string;
  /** Place, year and status that the quote does not say itself, with a colon; empty where it says them. */
  readonly lead: string;
  /** Whether the text was made from an observation's record, not cut from the quote. */
  readonly recorded: boolean;
  /** Observations whose figures the text shows. */
  readonly observations: readonly Observation[];
  readonly candidate: RankedCandidate;
}

export interface Found {
  readonly kind: 'found';
  readonly part: QuestionPart;
  /** At least one, best first. */
  readonly statements: readonly Statement[];
  /** What follows from the statements' figures for a value or an aim asked about, without final stop; left out where nothing does. */
  readonly verdict?: string | null;
  /** What of the question the statements leave open; left out where nothing is. */
  readonly gap?: { readonly reason: Reason; readonly words: string } | null;
}

export interface Missing {
  readonly kind: 'missing';
  readonly part: QuestionPart;
  readonly reason: Reason;
  /** What figures of the indicator there are instead, in words and without their values; empty where none. */
  readonly available: string;
  /** The nearest thing that the articles say; null where there is none. */
  readonly nearest: RankedCandidate | null;
}

export interface Ambiguous {
  readonly kind: 'ambiguous';
  readonly part: QuestionPart;
  /** One statement a reading, at most five. */
  readonly readings: readonly Statement[];
}

export type PartAnswer = Found | Missing | Ambiguous;
