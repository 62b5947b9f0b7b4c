/** The years a passage's words name; «今年» and the report's own year are the article's business, not its words'. */

const YEARS = /(?<![\d.])((?:19|20)\d{2})(?=\s*年|\s*[-—–~～至到]\s*(?:19|20)\d{2}\s*年)/g;

/** Ascending, without duplicates. */
export function dataYears(text: string): number[] {
  return [...new Set([...text.matchAll(YEARS)].map((match) => Number(match[1])))].toSorted(
    (left, right) => left - right,
  );
}
