/**
 * Between the port's records and Qdrant's points. What is asked for by filter lies open in the payload; the rest is
 * one JSON text, given back exactly as it came (Qdrant refuses lone surrogates, which JSON escapes).
 */
import type { Article, Passage } from '../../article.ts';
import type { LearnedFact } from '../../learned-fact.ts';
import type { Observation } from '../../observation.ts';
import type { SparseVector } from '../../sparse.ts';
import { embeddingKey, embeddingText } from '../../embeddings/embedding-text.ts';
import { yearsOfPeriod } from '../filters.ts';
import type { ArticleHead, ArticleRecord } from '../port.ts';
import { UNENDED, UNKNOWN_REGION, UNKNOWN_YEAR } from './conditions.ts';
import type { Schemas } from './connection.ts';
import { pointId } from './names.ts';
import { countTerms, packCounts } from './term-table.ts';

export type Point = Schemas['PointStruct'];

/** The name of the sparse vector; it has no modifier, since query weights carry idf already. */
export const SPARSE = 'bm25';
/** The name of the dense vector, there when an embedding model is set. */
export const DENSE = 'dense';

export interface WrittenRecord {
  readonly record: ArticleRecord;
  readonly path: string;
  readonly digest: string;
  /** Whether it takes the place of something, published or not. */
  readonly replaces: boolean;
}

/** What a point of the articles' collection says besides its texts. */
export interface ArticlePayload {
  readonly article_id: string;
  readonly since: number;
  readonly until: number;
  readonly listed: boolean;
  readonly duplicate_of: string | null;
  readonly digest: string;
  readonly path: string;
  readonly passages: number;
  readonly observations: number;
  readonly title: string;
  readonly year: number;
  readonly head: string;
  readonly body: string;
  readonly terms: string;
}

/**
 * Nine digits give a 32-bit float back exactly, and are half as long as JSON's own. A passage has few different
 * weights, one for each number of times that a term occurs in it, so each is shortened once.
 */
export function sparseOf({ ids, weights }: SparseVector): { indices: number[]; values: number[] } {
  const shortened = new Map<number, number>();
  const values = Array.from(weights, (weight) => {
    const known = shortened.get(weight);
    if (known !== undefined) return known;
    const short = Number(weight.toPrecision(9));
    shortened.set(weight, short);
    return short;
  });
  return { indices: [...ids], values };
}

/** As `sparseOf` does with weights: nine digits give a 32-bit float back exactly. */
export function denseOf(vector: Float32Array): number[] {
  return Array.from(vector, (value) => Number(value.toPrecision(9)));
}

/** What the passages, observations and facts of an article are filtered by, as the article itself is. */
function slotsOf({ id, kind, reportYear, regionCodes, duplicateOf }: Article, since: number) {
  return {
    article_id: id,
    since,
    until: UNENDED,
    listed: duplicateOf === null,
    kind,
    year: reportYear ?? UNKNOWN_YEAR,
    region_codes: regionCodes.length > 0 ? regionCodes.map((code) => code.toWellFormed()) : [UNKNOWN_REGION],
  };
}

export function articlePoint({ record, path, digest }: WrittenRecord, since: number): Point {
  const { article, passages, observations } = record;
  const { text, sections, noise, ...head } = article;
  const regions = new Map(article.subjectRegions.map((region) => [region.code, region]));
  return {
    id: pointId('article', article.id, since),
    vector: {},
    payload: {
      ...slotsOf(article, since),
      duplicate_of: article.duplicateOf,
      digest,
      path: path.toWellFormed(),
      passages: passages.length,
      observations: observations.length,
      title: article.title.toWellFormed(),
      subject_regions: [...regions.values()].map(({ code, name }) => `${code} ${name}`.toWellFormed()),
      head: JSON.stringify(head),
      body: JSON.stringify({ text, sections, noise }),
      terms: packCounts(countTerms(passages.map(({ vector }) => vector))),
    },
  };
}

/** The dense vectors of an article's passages by the key of the words they were made of. */
export type VectorsByWords = ReadonlyMap<string, readonly number[]>;

const NO_VECTORS: VectorsByWords = new Map();

/** @param vectors those that passages of the same words had before */
export function passagePoints(
  { record: { article, passages } }: WrittenRecord,
  since: number,
  vectors: VectorsByWords = NO_VECTORS,
): Point[] {
  const slots = slotsOf(article, since);
  return passages.map(({ vector, ...passage }) => {
    const words_key = embeddingKey(embeddingText(article, passage));
    const dense = vectors.get(words_key);
    return {
      id: pointId('passage', article.id, passage.id, since),
      vector: { [SPARSE]: sparseOf(vector), ...(dense ? { [DENSE]: [...dense] } : {}) },
      payload: {
        ...slots,
        passage_id: passage.id,
        words_key,
        ...(dense ? { embedded_since: since } : {}),
        record: JSON.stringify(passage),
      },
    };
  });
}

export function observationPoints({ record: { article, observations } }: WrittenRecord, since: number): Point[] {
  return observations.map((observation) => {
    const years = yearsOfPeriod(observation.period);
    return {
      id: pointId('observation', article.id, observation.id, since),
      vector: {},
      payload: {
        ...slotsOf(article, since),
        indicator: observation.indicator.toWellFormed(),
        status: observation.status,
        start: observation.start,
        end: observation.end,
        observation_id: observation.id,
        ...(observation.region ? { region_code: observation.region.code.toWellFormed() } : {}),
        ...(years ? { first_year: years.first, last_year: years.last } : {}),
        record: JSON.stringify(observation),
      },
    };
  });
}

export function factPoints({ record: { article, facts } }: WrittenRecord, since: number): Point[] {
  return facts.map((fact) => ({
    id: pointId('fact', article.id, fact.id, since),
    vector: {},
    payload: {
      ...slotsOf(article, since),
      names: fact.names.map((name) => name.toWellFormed()),
      region_code: fact.region.code.toWellFormed(),
      start: fact.start,
      end: fact.end,
      fact_id: fact.id,
      record: JSON.stringify(fact),
    },
  }));
}

export function readHead({ head, duplicate_of }: Pick<ArticlePayload, 'head' | 'duplicate_of'>): ArticleHead {
  return { ...(JSON.parse(head) as ArticleHead), duplicateOf: duplicate_of };
}

export function readArticle(payload: Pick<ArticlePayload, 'head' | 'body' | 'duplicate_of'>): Article {
  const body = JSON.parse(payload.body) as Pick<Article, 'text' | 'sections' | 'noise'>;
  return { ...readHead(payload), ...body };
}

export function readPassage({ record }: { readonly record: string }): Passage {
  return JSON.parse(record) as Passage;
}

export function readObservation({ record }: { readonly record: string }): Observation {
  return JSON.parse(record) as Observation;
}

export function readFact({ record }: { readonly record: string }): LearnedFact {
  return JSON.parse(record) as LearnedFact;
}
