/** Damage of a text that needs no lexicon: runs of one sign, replacement characters, control characters. */

export const DAMAGE: readonly RegExp[] = [
  // «; ;;;;;;;;; ;;;»; an ellipsis or a dash of several signs is good typography and is left alone.
  /(?:([;；,，、:：=_*~#|+^])\s*)(?:\1\s*){2,}/gu,
  /([。！!？?])(?:\s*\1){3,}/gu,
  /[-.·—…]{9,}/gu,
  // A printed page's number that ran into the text: «增长6.4%,一 — 1 — 般公共预算收入».
  /(?<=\s)[—–]\s?\d{1,3}\s?[—–](?=\s)/gu,
  /\uFFFD+/gu,
  // oxlint-disable-next-line no-control-regex -- exactly these are meant
  /[\u0000-\u0008\u000B\u000E-\u001F\u007F\u200B-\u200F\u202A-\u202E\u2060\uFEFF]+/gu,
  /(?:锟斤拷|烫烫烫|屯屯屯)+/gu,
];
