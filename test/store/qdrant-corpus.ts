/** Larger invented corpora, the same for the same seed, and questions about them. */
import { queryVector } from '../../knowledge/sparse.ts';
import type { SparseVector } from '../../knowledge/sparse.ts';
import type { ArticleRecord } from '../../knowledge/store/port.ts';
import { BEIJING, makeRecord, REGIONS, WUHAN } from '../contract/records.ts';
import { seededFractions } from '../../scripts/seeded-random.ts';

/** Common terms are common: the rank falls off as words do (Zipf). */
function drawTerm(random: () => number, vocabulary: number): string {
  return `词${Math.floor(vocabulary ** random()) - 1}`;
}

export interface CorpusSketch {
  readonly seed: number;
  readonly articles: number;
  readonly passages: number;
  readonly terms: number;
  readonly vocabulary: number;
}

export function* makeCorpus({ seed, articles, passages, terms, vocabulary }: CorpusSketch): Generator<ArticleRecord> {
  const random = seededFractions(seed);
  for (let number = 0; number < articles; number += 1) {
    yield makeRecord({
      number,
      passages: Array.from({ length: passages }, () =>
        Array.from({ length: terms }, () => drawTerm(random, vocabulary)),
      ),
      year: number % 7 === 0 ? null : 2010 + (number % 13),
      regions: number % 5 === 0 ? [] : [REGIONS[number % REGIONS.length]!],
      duplicateOf: number % 29 === 28 ? number - 1 : null,
      observations: [
        { indicator: `指标${number % 17}`, value: number, region: WUHAN, from: '2021-01-01', to: '2021-12-31' },
        { indicator: '投资额', value: number, region: BEIJING, start: 2 },
      ],
    });
  }
}

export function makeQueries(seed: number, count: number, vocabulary: number): SparseVector[] {
  const random = seededFractions(seed);
  return Array.from({ length: count }, () => {
    const terms = Array.from({ length: 2 + Math.floor(random() * 28) }, () => drawTerm(random, vocabulary));
    return queryVector(new Map(terms.map((term) => [term, 0.2 + Math.round(random() * 8) / 10])));
  });
}
