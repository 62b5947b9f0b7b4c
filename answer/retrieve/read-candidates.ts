/**
 * Turns passages into candidate sentences with their context. What depends on a passage alone (its
 * sentences, folded) is kept between questions; a passage's id changes with its words, so nothing goes stale.
 */
import { LRUCache } from 'lru-cache';
import type { Article, Passage, Span } from '../../knowledge/article.ts';
import type { Observation } from '../../knowledge/observation.ts';
import { fold } from '../../knowledge/language/normalise.ts';
import type { PeriodMention } from '../../knowledge/language/periods.ts';
import { splitSentences } from '../../knowledge/language/sentences.ts';
import type { KnowledgeView } from '../../knowledge/store/port.ts';
import { valueOffset, type Candidate } from './candidate.ts';
import { contextYearsOf, periodsOf, statusOf } from './sentence-context.ts';

interface ReadSentence extends Span {
  readonly text: string;
  readonly folded: string;
  readonly periods: readonly PeriodMention[];
}

interface ReadPassage {
  readonly folded: string;
  readonly article: string;
  readonly whole: string;
  readonly heading: string;
  readonly title: string;
  readonly contextYears: readonly number[];
  /** Offsets in the passage. */
  readonly sentences: readonly ReadSentence[];
}

const MIN_SENTENCE = 4;
/** Characters; news items have about a thousand, reports ten thousand and more. */
const SHORT_ARTICLE = 3500;

const CLAUSE_END = /[,，;；。:：]/;

/** What stands before and behind a page number in a sentence's middle, each cut to whole clauses: a word may be torn there. */
function aroundNoise(text: string, span: Span, spot: Span): Span[] {
  const before = text.slice(span.start, spot.start).trimEnd();
  const behind = text.slice(spot.end, span.end);
  const last = [...before].findLastIndex((unit) => CLAUSE_END.test(unit));
  const first = CLAUSE_END.test(before.slice(-1)) ? -1 : behind.search(CLAUSE_END);
  return [
    { start: span.start, end: span.start + last + 1 },
    { start: spot.end + first + 1, end: span.end },
  ];
}

/** A quote holds no noise: a sentence with noise in its middle is read as what stands on either side. */
function withoutNoise(text: string, span: Span, noise: readonly Span[]): Span[] {
  const spot = noise.find(({ start, end }) => start < span.end && end > span.start);
  if (spot === undefined) {
    return [span];
  }
  if (spot.start <= span.start) {
    return withoutNoise(text, { start: Math.min(spot.end, span.end), end: span.end }, noise);
  }
  if (text.slice(spot.end, span.end).trim() === '') {
    return [{ start: span.start, end: spot.start }];
  }
  return aroundNoise(text, span, spot).flatMap((side) =>
    side.end > side.start ? withoutNoise(text, side, noise) : [],
  );
}

function trimmed(text: string, span: Span): Span {
  let { start, end } = span;
  while (start < end && /[\s,，、;；:：。.!！?？]/.test(text.charAt(start))) start += 1;
  while (end > start && text.charAt(end - 1).trim() === '') end -= 1;
  return { start, end };
}

const NUMERAL = /^[\s（(]*[一二三四五六七八九十\d]{1,3}\s*[、.．）)]\s*/;

/** A heading that runs into its text is no part of the sentence; a sentence that is a heading stays. */
function withoutHeading(text: string, span: Span, path: readonly string[]): Span {
  const words = text.slice(span.start, span.end);
  const numeral = NUMERAL.exec(words)?.[0].length ?? 0;
  for (const heading of path) {
    const rest = words.slice(numeral);
    if (heading.length > 2 && rest.startsWith(heading) && rest.length - heading.length >= MIN_SENTENCE) {
      const after = rest.slice(heading.length);
      const skipped = /^[\s。,，:：、;；]*/.exec(after)?.[0].length ?? 0;
      return trimmed(text, { start: span.start + numeral + heading.length + skipped, end: span.end });
    }
  }
  return span;
}

/** A heading that ends with a full stop («用地支持。») names what follows and answers nothing itself; one with a comma or a figure says something. */
function isHeading(words: string, path: readonly string[]): boolean {
  const bare = words.replace(NUMERAL, '').replace(/[。.,，:：;；!！\s]+$/u, '');
  return path.includes(bare) && bare.length <= LONGEST_HEADING && !SAYS_SOMETHING.test(bare.replace(ITS_YEAR, ''));
}

const LONGEST_HEADING = 20;
const SAYS_SOMETHING = /[，,\d]/u;
/** «2024年工作安排»: the year says when, and is no figure. */
const ITS_YEAR = /^\d{4}年/;

function readPassage(article: Article, passage: Passage, whole: string): ReadPassage {
  const contextYears = contextYearsOf(article, passage.sectionPath);
  const sentences = splitSentences(article.text, passage)
    .flatMap((span) => withoutNoise(article.text, span, article.noise))
    .flatMap((span) => {
      const { start, end } = withoutHeading(article.text, trimmed(article.text, span), passage.sectionPath);
      if (end - start < MIN_SENTENCE || isHeading(article.text.slice(start, end), passage.sectionPath)) {
        return [];
      }
      const text = article.text.slice(start, end);
      return [
        {
          start: start - passage.start,
          end: end - passage.start,
          text,
          folded: fold(text),
          periods: periodsOf(text, article, contextYears),
        },
      ];
    });
  return {
    folded: fold(passage.text),
    article: article.text.length <= SHORT_ARTICLE ? whole : '',
    whole,
    heading: fold(passage.sectionPath.join('，')),
    title: article.titled ? fold(article.title) : '',
    contextYears,
    sentences,
  };
}

export interface CandidateReader {
  /** In the order of the passages, sentences in the order of the text. */
  read(view: KnowledgeView, passages: readonly Passage[]): Promise<Candidate[]>;
}

/** @param capacity passages kept between questions */
export function createCandidateReader(capacity: number): CandidateReader {
  const kept = new LRUCache<string, ReadPassage>({ max: capacity });

  const wholes = new LRUCache<string, string>({ max: Math.ceil(capacity / 10) });

  function wholeOf(article: Article): string {
    const whole = wholes.get(article.contentHash) ?? fold(article.text);
    wholes.set(article.contentHash, whole);
    return whole;
  }

  function candidatesOf(article: Article, passage: Passage, observations: Candidate['observations']): Candidate[] {
    const key = `${passage.id}/${article.contentHash}`;
    const read = kept.get(key) ?? readPassage(article, passage, wholeOf(article));
    kept.set(key, read);
    return read.sentences.map((sentence, index) => {
      const start = passage.start + sentence.start;
      const end = passage.start + sentence.end;
      return {
        article,
        passage,
        start,
        end,
        text: sentence.text,
        folded: sentence.folded,
        before: read.sentences[index - 1]?.folded ?? '',
        behind: read.sentences[index + 1]?.folded ?? '',
        passageFolded: read.folded,
        articleFolded: read.article,
        wholeFolded: read.whole,
        headingFolded: read.heading,
        titleFolded: read.title,
        periods: sentence.periods,
        contextYears: read.contextYears,
        status: statusOf(sentence.folded, article, passage.sectionPath),
        observations: observations.filter(
          (observation) => valueOffset(observation) >= start && valueOffset(observation) < end,
        ),
      };
    });
  }

  // Of a generation, so that observations and near-duplicate links are always its own.
  const candidates = new LRUCache<string, readonly Candidate[]>({ max: capacity });

  const articles = new LRUCache<string, Article>({ max: Math.ceil(capacity / 10) });
  const observed = new LRUCache<string, readonly Observation[]>({ max: capacity });

  async function articleOf(view: KnowledgeView, id: string): Promise<Article | null> {
    const key = `${view.generation}/${id}`;
    const article = articles.get(key) ?? (await view.getArticle(id));
    if (article !== null) {
      articles.set(key, article);
    }
    return article;
  }

  async function observationsOf(
    view: KnowledgeView,
    passages: readonly Passage[],
  ): Promise<(readonly Observation[])[]> {
    const keyOf = ({ id }: Passage): string => `${view.generation}/${id}`;
    const unread = passages.filter((passage) => !observed.has(keyOf(passage)));
    const read =
      unread.length === 0
        ? []
        : await view.observationsWithin(unread.map(({ articleId, start, end }) => ({ articleId, start, end })));
    const fresh = new Map(unread.map((passage, index) => [keyOf(passage), read[index] ?? []]));
    const all = passages.map((passage) => fresh.get(keyOf(passage)) ?? observed.get(keyOf(passage)) ?? []);
    for (const [key, observations] of fresh) {
      observed.set(key, observations);
    }
    return all;
  }

  return {
    async read(view, passages) {
      const ids = [...new Set(passages.map(({ articleId }) => articleId))];
      const [found, observations] = await Promise.all([
        Promise.all(ids.map((id) => articleOf(view, id))),
        observationsOf(view, passages),
      ]);
      const byId = new Map(found.flatMap((article) => (article === null ? [] : [[article.id, article] as const])));
      return passages.flatMap((passage, index) => {
        const article = byId.get(passage.articleId);
        if (article === undefined) return [];
        const key = `${view.generation}/${passage.id}`;
        const known = candidates.get(key) ?? candidatesOf(article, passage, observations[index] ?? []);
        candidates.set(key, known);
        return known;
      });
    },
  };
}
