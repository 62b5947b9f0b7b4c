/** One recognised article, described, cut and indexed: what the store keeps of it. Pure; the heart of ingest. */
import type { Article } from '../knowledge/article.ts';
import type { FigureInput } from '../knowledge/figures/extract-figures.ts';
import type { Observation } from '../knowledge/observation.ts';
import { ancestorsOf } from '../knowledge/regions/index.ts';
import type { ArticleRecord } from '../knowledge/store/port.ts';
import { articleIdentity } from './article-identity.ts';
import { findNoise } from './clean/find-noise.ts';
import { contentHash } from './content-hash.ts';
import { articleKind } from './describe/article-kind.ts';
import { describeTitle } from './describe/describe-title.ts';
import { publicationDate } from './describe/publication-date.ts';
import { reportYear } from './describe/report-year.ts';
import { subjectRegions } from './describe/subject-regions.ts';
import { learnFacts } from './facts/learn-facts.ts';
import { buildPassages } from './passages/build-passages.ts';
import type { RawArticle } from './recognise/raw-article.ts';
import { splitSections } from './sections/split-sections.ts';

/** The figure parser; passed in, so that articles can be taken in without figures. */
export type ExtractObservations = (input: FigureInput) => readonly Observation[];

/** @param source where the article came from where it names no address of its own */
export function describeArticle(raw: RawArticle, source: string): Article {
  const { text } = raw;
  const publishedOn = raw.publishedOn === null ? null : publicationDate(raw.publishedOn);
  const kind = articleKind(raw.title, text);
  const sections = splitSections(text);
  const year = kind === 'work-report' ? reportYear(raw.title, text, sections) : null;
  const regions = subjectRegions({ title: raw.title, place: raw.place, text, kind });
  const around = regions.flatMap(({ code }) => ancestorsOf(code)).filter(({ level }) => level !== 'country');
  const content = {
    title: raw.title ?? describeTitle({ kind, text, regions, year }),
    titled: raw.title !== null,
    text,
    kind,
    reportYear: year,
    publishedOn,
    subjectRegions: regions.map(({ code, name }) => ({ code, name })),
    regionCodes: [...new Set([...regions, ...around].map(({ code }) => code))],
    sections,
    noise: findNoise(text),
  };
  return {
    id: articleIdentity(raw, publishedOn),
    ...content,
    source: raw.address ?? source,
    duplicateOf: null,
    contentHash: contentHash(content),
  };
}

export function buildRecord(article: Article, extractObservations: ExtractObservations): ArticleRecord {
  const { id: articleId, text, sections, title, titled, kind, reportYear: year, noise } = article;
  const observations = extractObservations({
    text,
    articleId,
    sections,
    title,
    titled,
    kind,
    reportYear: year,
    subjectRegions: article.subjectRegions,
    noise,
  });
  return { article, passages: buildPassages(article), observations, facts: learnFacts(article, observations) };
}
