/**
 * What the figure parser reads in the annotated sentences: those in our own words, and those that the references
 * name in articles at hand. The parser gets an article as ingest hands it over. Called by the scoring command and tests.
 */
import { extractFigures } from '../../../knowledge/figures/extract-figures.ts';
import type { FigureInput } from '../../../knowledge/figures/extract-figures.ts';
import type { Observation } from '../../../knowledge/observation.ts';
import { resolveRegion } from '../../../knowledge/regions/index.ts';
import type { Span } from '../../../knowledge/article.ts';
import type { ScoredSentence } from '../figures-score.ts';
import type { AnnotatedSentence, OwnSentence, Reference } from './annotation.ts';
import type { LoadedArticle } from './load-articles.ts';
import { quoteHash } from './load-articles.ts';

/** Where the number itself stands; of an observation without such a trace, where its quote begins. */
function positionOf({ trace, start }: Observation): number {
  return trace.find(({ slot }) => slot === 'value')?.start ?? start;
}

function divide(
  observations: readonly Observation[],
  sentence: Span,
): Pick<ScoredSentence, 'observations' | 'elsewhere'> {
  const inside = (one: Observation): boolean => positionOf(one) >= sentence.start && positionOf(one) < sentence.end;
  return {
    observations: observations.filter(inside).sort((a, b) => positionOf(a) - positionOf(b)),
    elsewhere: observations.filter((one) => !inside(one)),
  };
}

/** An article of one sentence under its heading. @throws where the context names a place that is not in the gazetteer */
export function readOwnSentence(own: OwnSentence): ScoredSentence {
  const { heading, kind, region, reportYear, title } = own.context;
  const place = region === null ? null : resolveRegion(region)[0];
  if (place === undefined) throw new Error(`${own.id}: ${region} is no place of the gazetteer`);
  const lead = heading === null ? '' : `${heading}\n`;
  const text = lead + own.sentence;
  const input: FigureInput = {
    text,
    articleId: own.id,
    sections: heading === null ? [] : [{ path: [heading], start: 0, end: text.length }],
    title,
    titled: true,
    kind,
    reportYear,
    subjectRegions: place === null ? [] : [{ code: place.code, name: place.name }],
    noise: [],
  };
  const observations = extractFigures(input);
  return { id: own.id, records: own.records, ...divide(observations, { start: lead.length, end: text.length }) };
}

export interface LocatedSentence {
  readonly reference: Reference;
  readonly text: string;
  readonly scored: ScoredSentence;
}

/** @throws with the ids of sentences that are not found: the articles or the cutting of sentences have changed */
export function readReferredSentences(
  references: readonly Reference[],
  annotations: readonly AnnotatedSentence[],
  articles: readonly LoadedArticle[],
): LocatedSentence[] {
  const byName = new Map(articles.map((loaded) => [loaded.name, loaded]));
  const recordsOf = new Map(annotations.map(({ id, records }) => [id, records]));
  const observationsOf = new Map<string, readonly Observation[]>();
  const lost: string[] = [];
  const located: LocatedSentence[] = [];
  for (const reference of references) {
    const { id, article: name, quoteHash: hash } = reference;
    const loaded = byName.get(name);
    const sentence = loaded?.sentences.find((one) => quoteHash(loaded.article, one) === hash);
    if (loaded === undefined || sentence === undefined) {
      lost.push(id);
      continue;
    }
    const { article } = loaded;
    const observations = observationsOf.get(name) ?? extractFigures({ ...article, articleId: article.id });
    observationsOf.set(name, observations);
    const scored = { id, records: recordsOf.get(id) ?? [], ...divide(observations, sentence) };
    located.push({ reference, text: article.text.slice(sentence.start, sentence.end).trim(), scored });
  }
  if (lost.length > 0) throw new Error(`Not found in the articles: ${lost.join(', ')}`);
  return located;
}
