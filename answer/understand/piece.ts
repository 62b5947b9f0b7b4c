/** A stretch of a question that stands for one thing; what its terms, phrases and nouns are read from. */
import type { Span } from '../../knowledge/article.ts';
import type { TermForm } from './question.ts';

/** The span is of the masked question. */
export interface Piece extends Span {
  /** Folded. */
  readonly words: string;
  readonly forms: readonly TermForm[];
  /** As of `importanceOf`; more for what is quoted or an indicator. */
  readonly importance: number;
  /** The indicators that it names, canonical. */
  readonly indicators?: readonly string[];
}
