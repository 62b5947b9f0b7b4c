/** Small invented records for the contract suite: ids are UUIDs, since some engines take nothing else. */
import { createHash } from 'node:crypto';
import type { ArticleKind, RegionRef } from '../../knowledge/article.ts';
import type { FactBasis, LearnedFact } from '../../knowledge/learned-fact.ts';
import type { Observation, Status } from '../../knowledge/observation.ts';
import { documentVector } from '../../knowledge/sparse.ts';
import type { ArticleRecord } from '../../knowledge/store/port.ts';

export const HUBEI: RegionRef = { code: '420000', name: '湖北省' };
export const WUHAN: RegionRef = { code: '420100', name: '武汉市' };
export const XIANNING: RegionRef = { code: '421200', name: '咸宁市' };
export const BEIJING: RegionRef = { code: '110000', name: '北京市' };
export const REGIONS: readonly RegionRef[] = [HUBEI, WUHAN, XIANNING, BEIJING];

const PARENTS: Readonly<Record<string, readonly string[]>> = { '420100': ['420000'], '421200': ['420000'] };

/** A UUID that is the same for the same words, and sorts as its kind and number do. */
export function uuidOf(kind: number, number: number): string {
  return `${kind.toString(16).padStart(8, '0')}-0000-5000-8000-${number.toString(16).padStart(12, '0')}`;
}

export interface ObservationSketch {
  readonly indicator: string;
  readonly status?: Status;
  readonly region?: RegionRef | null;
  readonly from?: string | null;
  readonly to?: string | null;
  readonly value?: number;
  /** Where the quote starts; by default the beginning of the text. */
  readonly start?: number;
}

export interface FactSketch {
  readonly names: readonly string[];
  readonly region: RegionRef;
  readonly basis?: FactBasis;
  /** Where the quote starts; by default the beginning of the text. */
  readonly start?: number;
}

export interface RecordSketch {
  /** From 0; gives the article's id. */
  readonly number: number;
  /** The terms of each passage; a passage's text is its terms joined by spaces, and 。 */
  readonly passages: readonly (readonly string[])[];
  readonly title?: string;
  readonly kind?: ArticleKind;
  readonly year?: number | null;
  readonly regions?: readonly RegionRef[];
  readonly duplicateOf?: number | null;
  readonly observations?: readonly ObservationSketch[];
  readonly facts?: readonly FactSketch[];
}

export function articleIdOf(number: number): string {
  return uuidOf(1, number);
}

function toObservation(sketch: ObservationSketch, articleId: string, number: number): Observation {
  const { indicator, status = 'achieved', region = null, from = null, to = from, value = 12.5, start = 0 } = sketch;
  return {
    id: uuidOf(3, number),
    articleId,
    indicator,
    words: indicator,
    subject: null,
    qualifier: null,
    value,
    maxValue: null,
    unit: '亿元',
    baseValue: value * 1e8,
    baseUnit: '元',
    bound: 'exact',
    measure: 'level',
    comparedWith: null,
    status,
    region,
    period: from === null && to === null ? null : { words: '当年', start: from, end: to, kind: 'year' },
    trace: [{ slot: 'value', from: 'quote', start, end: start + 1 }],
    quote: indicator,
    start,
    end: start + indicator.length,
  };
}

function toFact(sketch: FactSketch, articleId: string, number: number, text: string): LearnedFact {
  const { names, region, basis = 'article', start = 0 } = sketch;
  const quote = text.slice(start, start + 2);
  const entity = names[0]!;
  const id = uuidOf(4, number);
  return { id, articleId, entity, names, kind: 'company', region, basis, quote, start, end: start + quote.length };
}

export function makeRecord(sketch: RecordSketch): ArticleRecord {
  const {
    number,
    kind = 'news',
    year = null,
    regions = [],
    duplicateOf = null,
    observations = [],
    facts: learned = [],
  } = sketch;
  const id = articleIdOf(number);
  const title = sketch.title ?? `第${number}篇`;
  const texts = sketch.passages.map((terms) => `${terms.join(' ')}。`);
  const text = texts.join('');
  const starts = texts.map((_, index) => texts.slice(0, index).join('').length);
  const codes = regions.flatMap(({ code }) => [code, ...(PARENTS[code] ?? [])]);
  const facts = {
    title,
    titled: true,
    text,
    kind,
    reportYear: year,
    publishedOn: '2025-03-01',
    subjectRegions: regions,
  };
  return {
    article: {
      id,
      ...facts,
      regionCodes: [...new Set(codes)],
      sections: [{ path: ['工作回顾'], start: 0, end: text.length }],
      noise: [{ start: 0, end: 1 }],
      source: `https://example.org/${number}`,
      duplicateOf: duplicateOf === null ? null : articleIdOf(duplicateOf),
      contentHash: createHash('sha256').update(JSON.stringify(facts)).digest('hex'),
    },
    passages: texts.map((passageText, ordinal) => ({
      id: uuidOf(2, number * 1000 + ordinal),
      articleId: id,
      ordinal,
      text: passageText,
      sectionPath: ['工作回顾'],
      dataYears: [2021],
      start: starts[ordinal]!,
      end: starts[ordinal]! + passageText.length,
      vector: documentVector(sketch.passages[ordinal]!),
    })),
    observations: observations.map((observation, index) => toObservation(observation, id, number * 1000 + index)),
    facts: learned.map((fact, index) => toFact(fact, id, number * 1000 + index, text)),
  };
}
