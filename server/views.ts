/** From what the store holds to what the wire shows (protocol/library.ts). Pure. */
import type { Article } from '../knowledge/article.ts';
import type { Observation } from '../knowledge/observation.ts';
import type { ArticleHead } from '../knowledge/store/port.ts';
import type { ArticleSummary, ArticleView, ObservationView } from '../protocol/library.ts';

export function articleSummary(article: ArticleHead): ArticleSummary {
  return {
    id: article.id,
    title: article.title,
    kind: article.kind,
    regions: article.subjectRegions.map(({ name }) => name),
    year: article.reportYear,
    publishedOn: article.publishedOn,
    source: article.source,
  };
}

export function articleView(article: Article): ArticleView {
  return {
    ...articleSummary(article),
    text: article.text,
    sections: article.sections.map(({ path, start, end }) => ({ path: [...path], start, end })),
    noise: article.noise.map(({ start, end }) => ({ start, end })),
  };
}

/** @param title of the observation's article */
export function observationView(observation: Observation, title: string): ObservationView {
  const { region, period, trace } = observation;
  return {
    id: observation.id,
    indicator: observation.indicator,
    words: observation.words,
    subject: observation.subject,
    qualifier: observation.qualifier,
    value: observation.value,
    maxValue: observation.maxValue,
    unit: observation.unit,
    baseValue: observation.baseValue,
    baseUnit: observation.baseUnit,
    bound: observation.bound,
    measure: observation.measure,
    comparedWith: observation.comparedWith,
    status: observation.status,
    region: region?.name ?? null,
    period: period?.words ?? null,
    periodStart: period?.start ?? null,
    periodEnd: period?.end ?? null,
    trace: trace.map(({ slot, from, start, end }) => ({ slot, from, start, end })),
    articleId: observation.articleId,
    title,
    quote: observation.quote,
    start: observation.start,
    end: observation.end,
  };
}
