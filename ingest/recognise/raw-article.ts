/** What a reader finds in a file, before anything is described: an article's own words and what the page said of it. */

export interface RawArticle {
  /** As printed; null where the source prints none. Nothing is made up here. */
  readonly title: string | null;
  /** The article's own characters, unchanged; white space at both ends is cut. */
  readonly text: string;
  /** As printed; judged later. */
  readonly publishedOn: string | null;
  /** The original's address where the page names it. */
  readonly address: string | null;
  /** A first line that is nothing but a place name. It stays in the text, where it can be cited. */
  readonly place: string | null;
}

export interface Recognised {
  readonly articles: readonly RawArticle[];
  /** Parts of the file that could not be taken in. Plain Chinese. */
  readonly rejected: readonly string[];
}
