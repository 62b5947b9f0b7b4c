/** Whether words name one thing and no other, as far as that can be told: they hold a place, or a word no dictionary has. */
import { splitCompound, segmentWords } from '../../knowledge/language/words.ts';
import { findRegions } from '../../knowledge/regions/index.ts';

function isUnknown(word: string): boolean {
  return /^\p{Script=Han}{2,}$/u.test(word) && splitCompound(word).length > 1 && splitCompound(word).some(isSingle);
}

function isSingle(piece: string): boolean {
  return piece.length === 1 && /^\p{Script=Han}$/u.test(piece);
}

/** «宸宇负极材料», «亿纬动力», «西塞山临港» do; «绿色低碳», «产业» do not. */
export function isProperName(words: string): boolean {
  if (findRegions(words).length > 0) return true;
  const pieces = segmentWords(words);
  return pieces.some(
    ({ text, end }, at) =>
      isUnknown(text) || (isSingle(text) && pieces[at + 1]?.start === end && isSingle(pieces[at + 1]?.text ?? '')),
  );
}
