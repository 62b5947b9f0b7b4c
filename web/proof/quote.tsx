/** The article's own words, with those that the answer uses marked. */
import { cutAtMarks } from './spans.ts';
import { matchedWords } from './matched-words.ts';

export function Quote({ quote, answerText }: { quote: string; answerText: string }) {
  const pieces = cutAtMarks(quote, 0, quote.length, matchedWords(quote, answerText));
  return (
    <blockquote className="quote" lang="zh-CN">
      {pieces.map((piece) =>
        piece.marks.length > 0 ? (
          <mark key={piece.start}>{piece.text}</mark>
        ) : (
          <span key={piece.start}>{piece.text}</span>
        ),
      )}
    </blockquote>
  );
}
