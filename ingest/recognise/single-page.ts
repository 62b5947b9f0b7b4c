/**
 * One article in a file: a saved report page with its disclaimer and comment box, or plain text.
 * The first line may be a title, a bare place name (which stays in the text, where it can be cited), or already
 * the text; in both latter cases the title is null, never made up.
 */
import { findAddress, findPublicationLine, isEnding, isFurniture } from './furniture.ts';
import { joinWrappedLines } from './join-wrapped-lines.ts';
import type { RawArticle } from './raw-article.ts';
import { isTitleLine } from './title-line.ts';

/** Characters that must have been said before a line can end the article: some sites print a notice on top. */
const MIN_BEFORE_ENDING = 40;

/** «黔西南布依族苗族自治州» is the longest name of a division. */
const MAX_PLACE_LENGTH = 15;

function bodyLines(lines: readonly string[]): string[] {
  let seen = 0;
  const end = lines.findIndex((line) => {
    if (seen >= MIN_BEFORE_ENDING && isEnding(line)) return true;
    if (!isFurniture(line)) seen += line.trim().length;
    return false;
  });
  return lines.slice(0, end === -1 ? lines.length : end).filter((line) => line.trim() === '' || !isFurniture(line));
}

/** A report spells its heading with spaces: «政 府 工 作 报 告». */
function withoutSpacing(title: string): string {
  return /^(\S\s+){3,}\S$/.test(title) ? title.replaceAll(/\s/g, '') : title;
}

/**
 * @param isPlace whether a line is the name of a place (the gazetteer's answer)
 * @returns null where nothing but furniture is there
 */
export function readSinglePage(lines: readonly string[], isPlace: (line: string) => boolean): RawArticle | null {
  const body = bodyLines(lines);
  const firstAt = body.findIndex((line) => line.trim() !== '');
  const first = body[firstAt]?.trim() ?? '';
  const more = body.slice(firstAt + 1).some((line) => line.trim() !== '');
  if (first === '') return null;
  const place = more && first.length <= MAX_PLACE_LENGTH && isPlace(first) ? first : null;
  const title = more && place === null && isTitleLine(first) ? withoutSpacing(first) : null;
  const text = joinWrappedLines(body.slice(title === null ? firstAt : firstAt + 1))
    .join('\n')
    .trim();
  return { title, text, publishedOn: findPublicationLine(lines), address: findAddress(lines), place };
}
