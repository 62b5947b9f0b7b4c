/**
 * Full-width forms to half-width, one code unit for one, so that every offset in the folded text
 * is an offset in the original. The figure parser reads folded text and cites the original.
 * Deliberately weaker than language/normalise: no case, no traditional characters, nothing dropped.
 */

const WIDE = /[\uFF01-\uFF5E\u3000\u00A0\u2002-\u200A]/;
const WIDE_ALL = /[\uFF01-\uFF5E\u3000\u00A0\u2002-\u200A]/g;

function halfWidth(character: string): string {
  const code = character.charCodeAt(0);
  return code >= 0xff01 && code <= 0xff5e ? String.fromCharCode(code - 0xfee0) : ' ';
}

/** Same length as the input; «１２％，» becomes «12%,». */
export function foldWidth(text: string): string {
  return WIDE.test(text) ? text.replace(WIDE_ALL, halfWidth) : text;
}
