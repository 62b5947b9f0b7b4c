/** An answer's text while the Markdown renderer is still on its way: words and markers, nothing else. */
import type { Citation } from '../../protocol/answer.ts';
import { splitMarkers } from '../talk/markers.ts';
import { Marker } from './marker.tsx';

export function PlainBody({ text, citations }: { text: string; citations: readonly Citation[] }) {
  const byNumber = new Map(citations.map((citation) => [citation.n, citation]));
  return (
    <p className="plain">
      {splitMarkers(text, new Set(byNumber.keys())).map((piece, index) => {
        const citation = piece.kind === 'marker' ? byNumber.get(piece.n) : undefined;
        return citation === undefined ? (
          <span key={index}>{piece.kind === 'text' ? piece.text : ''}</span>
        ) : (
          <Marker key={index} citation={citation} citations={citations} answerText={text} />
        );
      })}
    </p>
  );
}
