/**
 * Words for showing: the article's own, with half-width punctuation beside Han made full-width, inner
 * spaces closed, connectors that dangle at the front and heading numerals cut. Never changes a figure or a word.
 */

const FULL_WIDTH: Readonly<Record<string, string>> = { ',': '，', ';': '；', ':': '：', '!': '！', '?': '？' };
const DANGLING =
  /^(其中|此外|另外|同时|并且|而且|并|且|而|也|还|再|以及|以此|为此|由此|因此|所以|从而|一方面|另一方面|一是|二是|三是|四是|五是|首先|其次|最后|与此同时|值得一提的是|据了解|据悉|各位代表)[,，:：!！]?/;
const NUMERAL =
  /^\s*(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十\d]+[)）]|\d{1,2}[、.．](?!\d)|第[一二三四五六七八九十]+[,，、])\s*/;

function fullWidth(text: string): string {
  return text
    .replace(
      /(?<=[\p{Script=Han}”’》）)%％\d])\s*([,;:!?])(?!\d{3}(?!\d))/gu,
      (_, mark: string) => FULL_WIDTH[mark] ?? mark,
    )
    .replace(/(?<=\p{Script=Han})\s+(?=[\p{Script=Han}\d])|(?<=\d)\s+(?=\p{Script=Han})/gu, '');
}

/** Cuts what may not stand at the front of an answer. */
export function withoutDangling(text: string): string {
  return text
    .replace(/^[\s—–]+/u, '')
    .replace(NUMERAL, '')
    .replace(DANGLING, '')
    .replace(NUMERAL, '')
    .trim();
}

/** @returns a clause or sentence without final punctuation, ready to be put into an answer */
export function wording(text: string): string {
  return balanced(fullWidth(withoutDangling(text)).replace(/[，,；;：:。、.!！\s]+$/u, ''));
}

const PAIRS: readonly (readonly [string, string])[] = [
  ['“', '”'],
  ['（', '）'],
  ['(', ')'],
  ['《', '》'],
  ['「', '」'],
];

/** Drops a bracket whose partner was cut away. */
function balanced(text: string): string {
  let result = text;
  for (const [open, close] of PAIRS) {
    const opened = result.split(open).length - 1;
    const closed = result.split(close).length - 1;
    if (opened > closed && result.startsWith(open)) result = result.slice(open.length);
    else if (closed > opened && result.endsWith(close)) result = result.slice(0, -close.length);
  }
  return result;
}
