/**
 * The terms a text is indexed and searched by: its words without stop words, plus the character bigrams
 * of its Han runs, which find what segmentation cuts differently in question and article. Words and bigrams
 * together beat either alone. The same for documents and questions, in both stores.
 */
import { isStopWord } from './stop-words.ts';
import { segmentWords } from './words.ts';

const HAN = /^\p{Script=Han}+$/u;
/** Never part of a content word that matters; bigrams across them are noise. */
const PARTICLES = /[的了吗呢么吧啊呀]/;

/**
 * @returns folded, in the order of the text, with repetitions; a word of two characters counts as word and as
 *   bigram; single Han characters only where they stand alone; empty for a text without content words
 */
export function indexTerms(text: string): string[] {
  const terms: string[] = [];
  let previous: { character: string; end: number } | null = null;
  const words = segmentWords(text);
  for (const [index, word] of words.entries()) {
    const han = HAN.test(word.text);
    const characters = han ? [...word.text] : [];
    if (!han) terms.push(word.text);
    else if (characters.length > 1 && !isStopWord(word.text)) terms.push(word.text);
    else if (characters.length === 1 && !isStopWord(word.text)) {
      const next = words[index + 1];
      const joined = previous?.end === word.start || (next?.start === word.end && HAN.test(next.text));
      if (!joined) terms.push(word.text);
    }
    if (!han) {
      previous = null;
      continue;
    }
    let last: string | null = previous !== null && previous.end === word.start ? previous.character : null;
    for (const character of characters) {
      const bigram = last === null || PARTICLES.test(last) || PARTICLES.test(character) ? '' : last + character;
      if (bigram !== '' && !isStopWord(bigram)) terms.push(bigram);
      last = character;
    }
    previous = { character: last ?? '', end: word.end };
  }
  return terms;
}
