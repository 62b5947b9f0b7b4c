/**
 * Cuts a question into pieces that each stand for one thing: what is quoted, what names a size, indicators, words
 * taken apart, numbers, then the longest of what thesaurus and dictionary know.
 * Terms, phrases and nouns are read from the pieces (terms.ts).
 */
import { LRUCache } from 'lru-cache';
import type { Span } from '../../knowledge/article.ts';
import { fold } from '../../knowledge/language/normalise.ts';
import { expandTerm, findThesaurusPatterns, findThesaurusTerms } from '../../knowledge/language/thesaurus/index.ts';
import { segmentWords, wordClass, type Word } from '../../knowledge/language/words.ts';
import { findIndicators } from './indicator-names.ts';
import { namingPieces, numberPieces } from './number-pieces.ts';
import type { Piece } from './piece.ts';
import { holdsQuestionWord, importanceOf, isScaffolding } from './scaffolding.ts';
import { findSeparated } from './separated.ts';
import { halves, indicatorForms, otherNames, synonymForms, uniqueForms, withSynonyms } from './term-forms.ts';

const QUOTED = /[“"「『‘'《]([^”"」』’'》]{1,20})[”"」』’'》]/g;
const HAS_CONTENT = /[\p{Script=Han}a-z0-9]/u;

function quotedPieces(masked: string): Piece[] {
  return [...masked.matchAll(QUOTED)].flatMap((match) => {
    const inner = match[1] ?? '';
    const words = fold(inner);
    const start = match.index + match[0].indexOf(inner);
    return HAS_CONTENT.test(words)
      ? [{ start, end: start + inner.length, words, forms: withSynonyms(words), importance: 1.5 }]
      : [];
  });
}

function indicatorPieces(masked: string): Piece[] {
  return findIndicators(masked).map(({ start, end, canonical }) => {
    const words = fold(masked.slice(start, end));
    const forms = indicatorForms(words, canonical);
    return { start, end, words, forms, importance: 1.2, indicators: [canonical] };
  });
}

const LONG_WORD = 3;

/** «重点产业» in «重点产业链»: a name that ends or begins within a longer word of the text is not meant. */
function cutsWord({ start, end }: Span, words: readonly Word[]): boolean {
  const isIn = (at: number): boolean => words.some((word) => word.start < at && at < word.end);
  // «增多» in «新增多少»: begins in one word and ends in the next.
  if (isIn(start) && isIn(end)) {
    return true;
  }
  return words.some(
    (word) =>
      word.end - word.start >= LONG_WORD &&
      wordClass(word.text) === 'noun' &&
      !holdsQuestionWord(word.text) &&
      ((word.start < end && end < word.end && word.start > start) ||
        (word.start < start && start < word.end && word.end < end)),
  );
}

function thesaurusPieces(masked: string): Piece[] {
  const words = segmentWords(masked);
  return findThesaurusTerms(masked)
    .filter((match) => !cutsWord(match, words))
    .map((match) => ({
      start: match.start,
      end: match.end,
      words: match.words,
      forms: uniqueForms([
        { text: fold(masked.slice(match.start, match.end)), weight: 1 },
        { text: match.words, weight: 1 },
        ...otherNames(match.synonyms),
        ...halves(match.words),
      ]),
      importance: importanceOf(match.words),
    }));
}

function wordPieces(masked: string): Piece[] {
  return segmentWords(masked).flatMap((word) =>
    HAS_CONTENT.test(word.text) && !isScaffolding(word.text)
      ? [
          {
            start: word.start,
            end: word.end,
            words: word.text,
            forms: withSynonyms(word.text),
            importance: importanceOf(word.text),
          },
        ]
      : [],
  );
}

const ASKED_OBJECT = 0.9;

/** What a question takes apart («减了多少税») or asks for by one character («出了多少煤»). */
function separatedPieces(asked: string): Piece[] {
  const separated = findSeparated(asked);
  const turns = separated.length === 0 ? [] : findThesaurusPatterns(asked);
  return separated
    .filter(({ object }) => !isScaffolding(object))
    .map(({ start, end, word, object }) => {
      const said = turns.filter((turn) => turn.end === end).flatMap(({ synonyms }) => synonyms);
      const names = [
        ...(word === null ? [] : [{ text: word, weight: 1 }, ...synonymForms(expandTerm(word))]),
        ...synonymForms(said),
      ];
      return { start, end, words: object, forms: withSynonyms(object, names), importance: ASKED_OBJECT };
    });
}

function overlaps(left: Piece, right: Piece): boolean {
  return left.start < right.end && right.start < left.end;
}

/** «花湖机场货邮吞吐量»: the name of the airport, of which the indicator takes the second half. */
function remainder(word: Piece, chosen: readonly Piece[]): Piece[] {
  const cutting = chosen.find((other) => overlaps(other, word) && other.start > word.start && other.end > word.end);
  const words = cutting === undefined ? '' : word.words.slice(0, cutting.start - word.start);
  const end = word.start + words.length;
  const free = !chosen.some((other) => overlaps(other, { ...word, end }));
  return words.length > 1 && free && !isScaffolding(words)
    ? [
        {
          ...word,
          end,
          words,
          forms: uniqueForms([
            { text: word.words, weight: 1 },
            { text: words, weight: 1 },
          ]),
        },
      ]
    : [];
}

/** Longer entries are set phrases, whose numbers count nothing: «新开一家公司». */
const SET_PHRASE = 5;
/** A set phrase with a question word in it counts where its own words say little: «到手多少钱». */
const SAYS_LITTLE = 0.7;

/** Quoted words first, then numbers, then the longest of what thesaurus and dictionary know. */
function piecesOf(masked: string, asked: string): Piece[] {
  const chosen: Piece[] = [];
  const phrases = thesaurusPieces(masked);
  const byLength = [...phrases, ...wordPieces(masked)].sort(
    (left, right) => right.end - right.start - (left.end - left.start) || left.start - right.start,
  );
  for (const piece of [
    ...quotedPieces(masked),
    ...namingPieces(masked),
    ...indicatorPieces(masked),
    ...separatedPieces(asked),
    ...phrases.filter(({ start, end }) => end - start >= SET_PHRASE),
    ...numberPieces(masked),
    ...byLength,
  ]) {
    if (!chosen.some((other) => overlaps(other, piece))) {
      chosen.push(piece);
    }
  }
  chosen.push(...wordPieces(masked).flatMap((word) => remainder(word, chosen)));
  for (const phrase of thesaurusPieces(asked)) {
    if (chosen.filter((other) => overlaps(other, phrase)).every(({ importance }) => importance < SAYS_LITTLE)) {
      chosen.push({ ...phrase, importance: Math.min(phrase.importance, SAYS_LITTLE) });
    }
  }
  return chosen.sort((left, right) => left.start - right.start);
}

/** Terms, phrases and nouns of a part are read from the same pieces, and a follow-up's talk is read twice. */
const KEPT_PARTS = 32;
const kept = new LRUCache<string, readonly Piece[]>({ max: KEPT_PARTS });

/**
 * @param masked the question with regions, periods and question words blanked by «,»
 * @param asked the same with the question words left in, which set phrases need («砸了多少钱»)
 * @returns in the order of the question
 */
export function cutPieces(masked: string, asked: string): readonly Piece[] {
  const key = JSON.stringify([masked, asked]);
  const pieces = kept.get(key) ?? piecesOf(masked, asked);
  kept.set(key, pieces);
  return pieces;
}
