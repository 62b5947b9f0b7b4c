/** What the thesaurus says: a term of the official language, and where an everyday term stands in a question. */
import type { Span } from '../../article.ts';

export interface Synonym {
  /** Folded: simplified, half width, lower case. */
  readonly term: string;
  /** In (0, 1]: 1 the same thing or its abbreviation, 0.8 a near-synonym, 0.5 related or broader. */
  readonly weight: number;
}

export interface ThesaurusMatch extends Span {
  /** The thesaurus's term or pattern that was found, folded. */
  readonly words: string;
  /** Best first, never empty. */
  readonly synonyms: readonly Synonym[];
}
