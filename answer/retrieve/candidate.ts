/** A sentence that may answer a part, with everything around it that may satisfy where-terms. */
import type { Article, Passage } from '../../knowledge/article.ts';
import type { Observation, Status } from '../../knowledge/observation.ts';
import type { PeriodMention } from '../../knowledge/language/periods.ts';

/** Where in the article an observation's number stands. */
export function valueOffset({ trace, start }: Observation): number {
  return trace.find(({ slot }) => slot === 'value')?.start ?? start;
}

export interface Candidate {
  readonly article: Article;
  readonly passage: Passage;
  /** Offsets in the article's text. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly folded: string;
  /** Folded words of the sentence before and behind it in the same passage; empty at the edges. */
  readonly before: string;
  readonly behind: string;
  readonly passageFolded: string;
  /** Of a short article, which is about one thing: all its words; of a long one, nothing. */
  readonly articleFolded: string;
  /** All the article's words, for terms that tell where to look. */
  readonly wholeFolded: string;
  readonly headingFolded: string;
  /** Empty for an untitled article, whose title is made up. */
  readonly titleFolded: string;
  readonly periods: readonly PeriodMention[];
  /** Years that heading, report year or lead give to a sentence that names none; empty where unknown. */
  readonly contextYears: readonly number[];
  /** From cue words and section; null where neither tells. */
  readonly status: Status | null;
  readonly observations: readonly Observation[];
}

export interface RankedCandidate extends Candidate {
  readonly score: number;
  /** Share of the part's term weight found in the sentence or around it, 0–1. */
  readonly coverage: number;
  /** The same, in the sentence alone. */
  readonly inSentence: number;
  readonly regionFit: number;
  readonly periodFit: number;
  readonly statusFit: number;
  /** Whether the title of its short article holds most of what was asked. */
  readonly topical: boolean;
  /** Just below 1 for older reports: between equals the newest answers. */
  readonly age: number;
  /** 1 where a phrase of the question stands whole in the sentence, 0.6 around it, else 0. */
  readonly phrase: number;
  /** Above 1 beside what an earlier part of the question found. */
  readonly pull: number;
}
