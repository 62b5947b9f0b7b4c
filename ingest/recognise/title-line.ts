/**
 * Whether a line can be a title. A title is short, stands alone and is no sentence;
 * «各位代表:» and a numbered heading are none.
 */

const MAX_TITLE_LENGTH = 80;

const SENTENCE_END = /[。;；，,：:、]$/;
const SALUTATION = /^(各位|尊敬的)/;
const NUMBERED = /^[（(]?[一二三四五六七八九十\d]{1,3}[)）、.．]/;
/** The line below a report's title that says where and when it was given, or by whom. */
const DELIVERY = /人民代表大会|^[—–-]{1,2}/;

export function isTitleLine(line: string): boolean {
  const words = line.trim();
  if (words.length < 4 || words.length > MAX_TITLE_LENGTH) return false;
  if (/[。;；]/.test(words)) return false;
  return !SENTENCE_END.test(words) && !SALUTATION.test(words) && !NUMBERED.test(words) && !DELIVERY.test(words);
}
