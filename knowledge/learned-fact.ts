/**
 * What the articles show of where an entity (a company, a park, a project, an institution) is at home. Learned by rule
 * at ingest, each with the words that show it; never from anything but the articles, and never guessed.
 */
import type { RegionRef, Span } from './article.ts';

export type EntityKind = 'company' | 'park' | 'project' | 'institution';

/**
 * `words`: the quote says so («坐落于…», «总部位于…»). `article`: the quote names the entity, in an article that is about
 * this region alone. What words say goes before what an article implies.
 */
export type FactBasis = 'words' | 'article';

export interface LearnedFact extends Span {
  /** UUIDv5 of article id, entity, region and basis. */
  readonly id: string;
  readonly articleId: string;
  /** As printed. */
  readonly entity: string;
  /** What it can be asked by, folded, without repetitions: the whole name first, then shorter ones. */
  readonly names: readonly string[];
  readonly kind: EntityKind;
  readonly region: RegionRef;
  readonly basis: FactBasis;
  /** Exactly the article's text at `[start, end)`: the sentence that holds the name. */
  readonly quote: string;
}
