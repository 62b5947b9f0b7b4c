/**
 * Text as the reference scorer compares it (docs/evaluation.md): NFKC, without white space and thousands
 * separators, lower case. The scorer is defined in Python, so its character classes are spelt out here: Python's
 * `\s`, `\d` and `str.isdigit` differ from JavaScript's. Called by the reference bits and whatever compares quotes.
 */

/** What `str.isspace` holds and NFKC leaves; JavaScript's `\s` has U+FEFF too and lacks the first two ranges. */
// oxlint-disable-next-line no-control-regex
const WHITE_SPACE = /[\t-\r\x1c-\x1f\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/gu;
const THOUSANDS = /(?<=\p{Nd}),(?=\p{Nd}{3}(?!\p{Nd}))/gu;
const MARKER = /\[\^?\p{Nd}+\](?:\([^)]*\))?/gu;
const MARKDOWN = /[*`|#>]/gu;
/** `\d` of Python: decimal digits of every script. */
const DECIMAL = /^\p{Nd}$/u;
/** `str.isdigit` holds these besides: circled, Ethiopic and other digits that NFKC keeps. */
const OTHER_DIGIT =
  /^[\u1369-\u1371\u19da\u24f5-\u24fd\u24ff\u2776-\u277e\u2780-\u2788\u278a-\u2792\u{10a40}-\u{10a43}\u{10e60}-\u{10e68}\u{11052}-\u{1105a}]$/u;

/** @param text null and undefined count as empty */
export function normaliseText(text: string | null | undefined): string {
  return (text ?? '').normalize('NFKC').replace(WHITE_SPACE, '').replace(THOUSANDS, '').toLowerCase();
}

/** The answer's words alone: no citation markers, no Markdown signs. */
export function stripMarkers(answer: string): string {
  return answer.replace(MARKER, '').replace(MARKDOWN, '');
}

export function isDecimal(character: string): boolean {
  return DECIMAL.test(character);
}

export function isDigit(character: string): boolean {
  return DECIMAL.test(character) || OTHER_DIGIT.test(character);
}

/** Characters as Python counts them: code points. */
export function countCharacters(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}
