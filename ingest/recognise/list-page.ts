/**
 * The list-page dump: records that begin with a line «-», then title, body and date; page furniture around.
 * A footer's menu begins with «- » and words, which is what tells it from a record.
 */
import { REASONS } from '../read/rejection.ts';
import { findAddress, findPublicationLine, isFurniture } from './furniture.ts';
import type { RawArticle, Recognised } from './raw-article.ts';
import { isTitleLine } from './title-line.ts';

const MARKER = /^\s*[-–—•*]\s*$/;
/** Shaped like a date, whether or not the calendar has it: a nonsense date is still no body text. */
const DATE_LINE = /^\s*(\d{2,4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?)\s*$/;

interface ListRecord {
  /** Empty for a marker with nothing behind it. */
  readonly heading: string;
  readonly dated: boolean;
  /** Null where there is a title without a body. */
  readonly article: RawArticle | null;
}

function recordAt(lines: readonly string[]): ListRecord {
  const filled = lines.map((line, index) => ({ line, index })).filter(({ line }) => line.trim() !== '');
  const heading = filled[0]?.line.trim() ?? '';
  const headingAt = filled[0]?.index ?? 0;
  // A first line that is a text of its own is no title: the record has none.
  const title = /。./.test(heading) ? null : heading;
  const dateAt = filled.findLast(({ line }, position) => position > 0 && DATE_LINE.test(line));
  const text = lines
    .slice(title === null ? headingAt : headingAt + 1, dateAt?.index ?? lines.length)
    .filter((line) => !isFurniture(line))
    .join('\n')
    .trim();
  const publishedOn = dateAt ? (DATE_LINE.exec(dateAt.line)?.[1] ?? null) : findPublicationLine(lines);
  const article = text === '' ? null : { title, text, publishedOn, address: findAddress(lines), place: null };
  return { heading, dated: publishedOn !== null, article };
}

/** Null where the lines are no list page: fewer than two records, and none of them closed by a date. */
export function readListPage(lines: readonly string[]): Recognised | null {
  const markers = lines.flatMap((line, index) => (MARKER.test(line) ? [index] : []));
  const records = markers
    .map((start, index) => lines.slice(start + 1, markers[index + 1] ?? lines.length))
    .map(recordAt)
    .filter(({ heading, article }) => heading !== '' && (article !== null || isTitleLine(heading)));
  const dated = records.filter((record) => record.dated).length;
  if (dated === 0 && records.length < 2) return null;
  // Most records of a list are titled; a text that merely uses «-» as a rule between paragraphs is not.
  if (dated < records.length / 2 && records.filter(({ heading }) => isTitleLine(heading)).length < records.length / 2) {
    return null;
  }
  return {
    articles: records.flatMap(({ article }) => (article ? [article] : [])),
    rejected: records.flatMap(({ article, heading }) => (article ? [] : [REASONS.recordWithoutBody(heading)])),
  };
}
