/**
 * What one published document is, once ingested: article, section, passage.
 * All offsets count UTF-16 code units of `Article.text`; spans are half open, `[start, end)`.
 * Unknown is a value (`null`, an empty list): nothing here is ever guessed.
 */

export interface Span {
  readonly start: number;
  readonly end: number;
}

export type ArticleKind = 'work-report' | 'news' | 'policy' | 'other';

/** A place as an index keeps it: the gazetteer's code and full name («421200», «咸宁市»). */
export interface RegionRef {
  readonly code: string;
  readonly name: string;
}

export interface Section extends Span {
  /** The words of the headings from the outermost to the innermost, without numerals; empty before the first heading. */
  readonly path: readonly string[];
}

export interface Article {
  /** UUIDv5 of what the article is known by: its address; where that is missing its title (normalised) and date; or how it begins. */
  readonly id: string;
  /** Words to show; of an untitled article, a description made from its first words. */
  readonly title: string;
  /** Whether `title` was printed in the source. Words of a made-up title never prove anything. */
  readonly titled: boolean;
  readonly text: string;
  readonly kind: ArticleKind;
  /** The year a report was delivered in; null where the article does not tell. */
  readonly reportYear: number | null;
  /** ISO date when the site put the article up; never the date of an event. */
  readonly publishedOn: string | null;
  /** What the article is about, most specific first; places it merely mentions are not here. */
  readonly subjectRegions: readonly RegionRef[];
  /** The codes of `subjectRegions` and of everything they lie within, so that a filter for a province finds its cities. */
  readonly regionCodes: readonly string[];
  /** In order, without gaps or overlaps, covering the whole text. */
  readonly sections: readonly Section[];
  /** Foreign matter inside the text: kept, never quoted. In order, not overlapping. */
  readonly noise: readonly Span[];
  /** Where the article came from, as a person would look it up: an address, else the file's name. */
  readonly source: string;
  /** The article this one repeats (near-duplicate), which alone is counted; null for an original. */
  readonly duplicateOf: string | null;
  /** SHA-256 (hex) over everything above but `id`, `source` and `duplicateOf`. */
  readonly contentHash: string;
}

/** What is searched for: whole sentences, never of two sections. Joined in order, an article's passages restore its text. */
export interface Passage extends Span {
  /** UUIDv5 of the article's id, the hash of these words and their how-manieth occurrence: a paragraph put in elsewhere leaves it alone. */
  readonly id: string;
  readonly articleId: string;
  /** Position in the article, from 0. */
  readonly ordinal: number;
  readonly text: string;
  readonly sectionPath: readonly string[];
  /** The years the passage's words speak of, ascending; apart from the report's year. */
  readonly dataYears: readonly number[];
}
