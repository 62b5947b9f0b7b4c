/** Citation markers «[n]» in an answer's text: found, numbered, held back while half arrived. Pure. */
import type { Citation } from '../../protocol/answer.ts';

export interface TextPiece {
  readonly kind: 'text';
  readonly text: string;
}
export interface MarkerPiece {
  readonly kind: 'marker';
  readonly n: number;
}

/** Splits text at markers whose number is known; an unknown one is dropped. Joined text pieces keep all other words. */
export function splitMarkers(text: string, known: ReadonlySet<number>): (TextPiece | MarkerPiece)[] {
  const pieces: (TextPiece | MarkerPiece)[] = [];
  let from = 0;
  for (const match of text.matchAll(/\[(\d{1,3})\]/g)) {
    if (match.index > from) pieces.push({ kind: 'text', text: text.slice(from, match.index) });
    const n = Number(match[1]);
    if (known.has(n)) pieces.push({ kind: 'marker', n });
    from = match.index + match[0].length;
  }
  if (from < text.length) pieces.push({ kind: 'text', text: text.slice(from) });
  return pieces;
}

/** While streaming: leaves off a marker that is not whole yet («…增长8% [1» → «…增长8% »). */
export function holdBackHalfMarker(text: string): string {
  return text.replace(/\[\d{0,3}$/, '');
}

export function withoutMarkers(text: string): string {
  return text.replace(/\s?\[\d{1,3}\]/g, '');
}

/** Citations that the text refers to, by number, each once; apart from those found but not used. */
export function splitByUse(text: string, citations: readonly Citation[]): { used: Citation[]; unused: Citation[] } {
  const numbers = new Set([...text.matchAll(/\[(\d{1,3})\]/g)].map((match) => Number(match[1])));
  const sorted = [...citations].sort((left, right) => left.n - right.n);
  return {
    used: sorted.filter((citation) => numbers.has(citation.n)),
    unused: sorted.filter((citation) => !numbers.has(citation.n)),
  };
}
