/**
 * The store port: everything the product asks of an index, operation by operation.
 * Two engines stand behind it (sqlite/, qdrant/) and pass one contract suite (test/contract/).
 *
 * Reading goes through a `KnowledgeView`, which is bound to one generation: an answer opens one,
 * uses it from start to end and closes it, whatever is written meanwhile.
 */
import type { Article, ArticleKind, Passage, Span } from '../article.ts';
import type { VectorSpace } from '../embeddings/port.ts';
import type { LearnedFact } from '../learned-fact.ts';
import type { Observation, Status } from '../observation.ts';
import type { SparseVector } from '../sparse.ts';

/** Every condition that is given must hold; an empty object lets everything pass, and so does an empty list. */
export interface ArticleFilter {
  /** Region codes; an article passes if it is about one of them or about something within one. */
  readonly regionCodes?: readonly string[];
  /** Report years. */
  readonly years?: readonly number[];
  readonly kinds?: readonly ArticleKind[];
  readonly articleIds?: readonly string[];
  /** Whether an article passes whose region or year is unknown, where one of these is asked for. Default false. */
  readonly unknownPasses?: boolean;
}

export interface ObservationFilter extends ArticleFilter {
  readonly indicators?: readonly string[];
  readonly statuses?: readonly Status[];
  /** Codes of the observation's own region (exactly these, not what lies within). */
  readonly observedRegionCodes?: readonly string[];
  /** Passes if the observation's period touches one of these years. */
  readonly periodYears?: readonly number[];
}

export interface FactFilter extends ArticleFilter {
  /** Passes if the fact's entity goes by one of these; folded, as entities/entity-names.ts gives them. */
  readonly names?: readonly string[];
  /** Codes of the learned home (exactly these, not what lies within). */
  readonly homeRegionCodes?: readonly string[];
}

export interface Page {
  /** From 1. */
  readonly page: number;
  readonly pageSize: number;
}

/** What is written for one article, in one piece or not at all. */
export interface ArticleRecord {
  readonly article: Article;
  readonly passages: readonly (Passage & { readonly vector: SparseVector })[];
  readonly observations: readonly Observation[];
  readonly facts: readonly LearnedFact[];
}

export interface ArticleHead extends Omit<Article, 'text' | 'sections' | 'noise'> {}

export interface ScoredPassage extends Passage {
  readonly score: number;
}

/** What a passage is looked for by, both ways at once. */
export interface HybridQuery {
  readonly sparse: SparseVector;
  /** Of length 1 and of the view's vector space. */
  readonly dense: Float32Array;
}

export interface VectorCoverage extends VectorSpace {
  /** Passages that can be found and have a vector; the others are found by words alone. */
  readonly passages: number;
}

/** A passage that has no vector yet, or one of other words. */
export interface UnembeddedPassage {
  readonly articleId: string;
  readonly passageId: string;
  /** What is to be embedded (embeddings/embedding-text.ts). */
  readonly text: string;
}

export interface PassageVector {
  readonly articleId: string;
  readonly passageId: string;
  /** Of length 1. */
  readonly vector: Float32Array;
}

export interface ArticleSpan extends Span {
  readonly articleId: string;
}

export interface CoverageCounts {
  readonly articles: number;
  readonly passages: number;
  readonly observations: number;
  /** Subject regions (not their parents), most articles first, then by code. Near-duplicates are not counted. */
  readonly regions: readonly { readonly code: string; readonly name: string; readonly articles: number }[];
  /** Report years, newest first; articles without one are not here. */
  readonly years: readonly { readonly year: number; readonly articles: number }[];
  /** Most articles first, then by kind. */
  readonly kinds: readonly { readonly kind: ArticleKind; readonly articles: number }[];
}

export interface KnowledgeView {
  readonly generation: number;
  /** The dense vectors of this generation; null where it has none: then only words find anything. */
  readonly vectors: VectorCoverage | null;
  /** Near-duplicates are found, too; null for an unknown id. */
  getArticle(id: string): Promise<Article | null>;
  /** By report year (newest first, unknown last), then title, then id. Near-duplicates are left out. */
  listArticles(filter: ArticleFilter, page: Page): Promise<{ articles: ArticleHead[]; total: number }>;
  /** Best first by BM25's sum over shared terms, ties by passage id; near-duplicates' passages are left out; empty where no term is shared. */
  searchPassages(query: SparseVector, filter: ArticleFilter, limit: number): Promise<ScoredPassage[]>;
  /**
   * BM25's and the vectors' best, each under the filter and each in its own order (cosine, ties by passage id), the
   * first `max(100, limit)` of either fused by rank (search/fuse.ts): best first, ties by passage id, `score` the fused one.
   * Without vectors the words' list alone is ranked so. Near-duplicates' passages are left out. A query vector of
   * another dimension is a caller's error.
   */
  searchHybrid(query: HybridQuery, filter: ArticleFilter, limit: number): Promise<ScoredPassage[]>;
  /** The passages of an article in order; empty for an unknown id. */
  listPassages(articleId: string): Promise<Passage[]>;
  /** In the order of article id and start offset. Near-duplicates' observations are left out. */
  findObservations(filter: ObservationFilter, page: Page): Promise<{ observations: Observation[]; total: number }>;
  /** For each span the observations whose quote starts within it, by start offset; same order and length as `spans`. */
  observationsWithin(spans: readonly ArticleSpan[]): Promise<Observation[][]>;
  /** What was learned of where entities are at home, in the order of article id, start, end and id. Near-duplicates' facts are left out. */
  findFacts(filter: FactFilter, page: Page): Promise<{ facts: LearnedFact[]; total: number }>;
  /**
   * How many passages hold each term of knowledge/language/terms.ts, of the articles that pass (all without a filter);
   * same order and length as `terms`; `passages` counts what was counted among. Near-duplicates' passages are left out.
   * Takes the longer the more articles pass a filter, so it is for places, not for countries.
   */
  termFrequencies(
    terms: readonly string[],
    filter?: ArticleFilter,
  ): Promise<{ readonly passages: number; readonly counts: readonly number[] }>;
  coverage(): Promise<CoverageCounts>;
  /** Gives the generation back; reading afterwards is an error. */
  close(): void;
}

export interface FeedbackRecord {
  readonly answerId: string;
  readonly useful: boolean;
  readonly reason: string | null;
  /** ISO time, passed in by the caller. */
  readonly receivedAt: string;
}

export interface IngestedSource {
  readonly articleId: string;
  /** The path as given to ingest, made absolute: what `--prune` compares. */
  readonly path: string;
}

/** Held by the one writer; `openWriter` fails with code `index-locked` and says who holds it. */
export interface StoreWriter {
  /** Replaces the article of the same id, or adds it; atomic. Returns what happened; «unchanged» when everything that is stored of it (digest.ts) is as it was. */
  replaceArticle(record: ArticleRecord, path: string): Promise<'new' | 'updated' | 'unchanged'>;
  /** False where there was none. Of its near-duplicates the first by id takes its place, and the others link to that one. */
  removeArticle(id: string): Promise<boolean>;
  /** Marks ids that later ingests must leave out (deleted by an administrator), or puts one back. */
  setKeptOut(id: string, keptOut: boolean): Promise<void>;
  isKeptOut(id: string): Promise<boolean>;
  /** A link lasts until it is set again or its article is updated; unknown ids are passed over. */
  linkDuplicates(links: readonly { readonly id: string; readonly duplicateOf: string | null }[]): Promise<void>;
  /** By article id; of each article the path it was last given with, whether or not that changed anything. */
  listSources(): Promise<IngestedSource[]>;
  /** Heads of all articles, near-duplicates included, by id. */
  listAllArticles(): Promise<Article[]>;
  /** The space that vectors are written in, published or not; null before the first. */
  vectorSpace(): Promise<VectorSpace | null>;
  /**
   * Makes it the space that vectors are written in. Where it was another, none has a vector in it yet, and with the
   * next publication readers see the new one's alone: vectors of two spaces are never mixed. Set back to the readers'
   * own before that, theirs are there again. Articles are left alone.
   */
  setVectorSpace(space: VectorSpace): Promise<void>;
  /** Of passages that can be found, near-duplicates' left out: how many have a vector of their present words, how many have none. */
  countVectors(): Promise<{ readonly present: number; readonly missing: number }>;
  /**
   * Those that have none, in the order of article id and ordinal; empty where no space is set. Vectors may be saved while
   * it is read. An article that is replaced keeps the vectors of passages whose words (embeddings/embedding-text.ts) stay.
   */
  unembedded(): AsyncIterable<UnembeddedPassage>;
  /** Committed at once, seen with the next publication; unknown passages are passed over. */
  saveVectors(vectors: readonly PassageVector[]): Promise<void>;
  /**
   * Lets readers see what was written, by this writer or by one that was killed before it could publish,
   * under a new generation if anything changed. Returns the generation.
   */
  publish(): Promise<number>;
  close(): Promise<void>;
}

export interface KnowledgeStore {
  /** The newest published generation; cheap enough to call for every question. Throws `store-unavailable`. */
  openView(): Promise<KnowledgeView>;
  /** @param options.waitMs how long to wait for another writer before failing with `index-locked` */
  openWriter(options: { readonly waitMs: number }): Promise<StoreWriter>;
  /**
   * SHA-256 (hex) over the sorted content of the newest published generation (digest.ts): two ways to the same articles
   * give the same digest. Dense vectors are derived from it and no part of it.
   */
  digest(): Promise<string>;
  saveFeedback(feedback: FeedbackRecord): Promise<void>;
  /** Whether questions can be answered now; `detail` is for operators. */
  health(): Promise<{ readonly ready: boolean; readonly detail: string }>;
  close(): Promise<void>;
}
