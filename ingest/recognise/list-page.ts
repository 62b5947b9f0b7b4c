/**
 * The list-page dump: records that begin with a line «-», then title, body and date; page furniture around.
 * A footer's menu begins with «- » and words, which is what tells it from a record.
 */
import { REASONS } from '../read/rejection.ts';
import { isFurniture } from './furniture.ts';
import type { RawArticle, Recognised } from './raw-article.ts';
import { isTitleLine } from './title-line.ts';

const MARKER = /^\s*[-–—•*]\s*$/;
/** Shaped like a date, whether or not the calendar has it: a nonsense date is still no body text. */
const DATE_LINE = /^\s*(\d{2,4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?)\s*$/;

function recordAt(lines: readonly string[]): { article: RawArticle | null; title: string; dated: boolean } {
  const filled = lines.map((line, index) => ({ line, index })).filter(({ line }) => line.trim() !== '');
  const title = filled[0]?.line.trim() ?? '';
  const dateAt = filled.findLast(({ line }, position) => position > 0 && DATE_LINE.test(line));
  const bodyEnd = dateAt ? dateAt.index : lines.length;
  const body = lines
    .slice((filled[0]?.index ?? 0) + 1, bodyEnd)
    .filter((line) => !isFurniture(line))
    .join('\n')
    .trim();
  const publishedOn = dateAt ? (DATE_LINE.exec(dateAt.line)?.[1] ?? null) : null;
  return {
    title,
    dated: dateAt !== undefined,
    article: body === '' ? null : { title, text: body, publishedOn, address: null, place: null },
  };
}

/** Null where the lines are no list page: fewer than two records, and none of them closed by a date. */
export function readListPage(lines: readonly string[]): Recognised | null {
  const markers = lines.flatMap((line, index) => (MARKER.test(line) ? [index] : []));
  const records = markers
    .map((start, index) => lines.slice(start + 1, markers[index + 1] ?? lines.length))
    .map(recordAt)
    .filter(({ title, article }) => title !== '' && (article !== null || isTitleLine(title)));
  const dated = records.filter((record) => record.dated).length;
  if (dated === 0 && records.length < 2) return null;
  // Most records of a list are titled; a text that merely uses «-» as a rule between paragraphs is not.
  if (records.filter(({ title }) => isTitleLine(title)).length < records.length / 2) return null;
  return {
    articles: records.flatMap(({ article }) => (article ? [article] : [])),
    rejected: records.flatMap(({ article, title }) => (article ? [] : [REASONS.recordWithoutBody(title)])),
  };
}
