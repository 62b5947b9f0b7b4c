/** A text with its marks, as it was given: line breaks are kept, nothing is read as Markdown. */
import type { Mark } from '../../protocol/evaluation.ts';
import { cutAtMarks } from '../proof/spans.ts';

interface Props {
  readonly text: string;
  readonly marks: readonly Mark[];
}

/** Where marks overlap what must not be there is shown. */
export function MarkedText({ text, marks }: Props) {
  return cutAtMarks(text, 0, text.length, marks).map((piece) => {
    const kind = piece.marks.find((mark) => mark.kind === 'wrong')?.kind ?? piece.marks[0]?.kind;
    return kind === undefined ? (
      <span key={piece.start}>{piece.text}</span>
    ) : (
      <mark key={piece.start} className={`is-${kind}`}>
        {piece.text}
      </mark>
    );
  });
}
