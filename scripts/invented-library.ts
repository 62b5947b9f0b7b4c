/**
 * Invented articles, questions and vectors for measuring stores: the same for the same numbers. Terms are as common as
 * words are (Zipf's law); vectors lie in groups, as embeddings of like texts do.
 */
import { createHash } from 'node:crypto';
import { documentVector, queryVector } from '../knowledge/sparse.ts';
import type { SparseVector } from '../knowledge/sparse.ts';
import type { ArticleFilter, ArticleRecord } from '../knowledge/store/port.ts';
import { seededFractions } from './seeded-random.ts';

export const PASSAGES_AN_ARTICLE = 20;
/** Words and bigrams of a passage of 305 characters, as counted on the bundled samples' kind of text. */
const TERMS_A_PASSAGE = 450;
const VOCABULARY = 300_000;
const QUERIES = 300;
/** As many as the answerer asks for. */
export const LIMIT = 24;
export const FILTERS: readonly ArticleFilter[] = [
  {},
  { regionCodes: ['420000'] },
  { years: [2020, 2021], unknownPasses: true },
];
function idOf(kind: number, number: number): string {
  return `${kind.toString(16).padStart(8, '0')}-0000-5000-8000-${number.toString(16).padStart(12, '0')}`;
}

function drawTerms(random: () => number, count: number): string[] {
  return Array.from({ length: count }, () => `词${Math.floor(VOCABULARY ** random())}`);
}

export function makeArticle(number: number): ArticleRecord {
  const random = seededFractions(number + 1);
  const id = idOf(1, number);
  const text = Array.from({ length: 305 }, () => String.fromCodePoint(0x4e00 + Math.floor(random() * 3000))).join('');
  const article = {
    id,
    title: `第${number}篇`,
    titled: true,
    text: text.repeat(PASSAGES_AN_ARTICLE),
    kind: 'news' as const,
    reportYear: number % 7 === 0 ? null : 2010 + (number % 15),
    publishedOn: '2025-03-01',
    subjectRegions: [{ code: '420100', name: '武汉市' }],
    regionCodes: number % 3 === 0 ? ['420100', '420000'] : ['110000'],
    sections: [{ path: ['工作回顾'], start: 0, end: text.length * PASSAGES_AN_ARTICLE }],
    noise: [],
    source: `https://example.org/${number}`,
    duplicateOf: null,
    contentHash: createHash('sha256').update(text).digest('hex'),
  };
  const passages = Array.from({ length: PASSAGES_AN_ARTICLE }, (_, ordinal) => ({
    id: idOf(2, number * 1000 + ordinal),
    articleId: id,
    ordinal,
    text,
    sectionPath: ['工作回顾'],
    dataYears: [2021],
    start: ordinal * text.length,
    end: (ordinal + 1) * text.length,
    vector: documentVector(drawTerms(random, TERMS_A_PASSAGE)),
  }));
  return { article, passages, observations: [], facts: [] };
}

/** Of each question its terms and their weights. */
export function makeQueryTerms(): Map<string, number>[] {
  const random = seededFractions(4711);
  return Array.from({ length: QUERIES }, () => {
    const terms = drawTerms(random, 6 + Math.floor(random() * 25));
    return new Map(terms.map((term) => [term, 0.3 + Math.round(random() * 7) / 10]));
  });
}

export function makeQueries(): SparseVector[] {
  return makeQueryTerms().map(queryVector);
}

const GROUPS = 200;
/** How far a text's vector lies from its group's. */
const SPREAD = 0.7;

function drawVector(seed: number, dimension: number): Float32Array {
  const random = seededFractions(seed);
  return Float32Array.from({ length: dimension }, () => random() + random() + random() - 1.5);
}

/** Of length 1, decided by the words' hash alone. */
export function makeVector(words: string, dimension: number): Float32Array {
  const hash = createHash('sha256').update(words).digest().readUInt32LE();
  const own = drawVector(hash, dimension);
  const values = drawVector(hash % GROUPS, dimension).map((value, at) => value + SPREAD * own[at]!);
  const length = Math.hypot(...values);
  return values.map((value) => value / length);
}
