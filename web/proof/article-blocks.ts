/**
 * Lays a published text out for reading: articles come as one line of up to 20,000 characters.
 * Blocks begin at sections, line breaks and, in a long stretch, after a sentence. Nothing is added or lost:
 * the blocks joined are the text.
 */

export interface TextSection {
  readonly path: readonly string[];
  readonly start: number;
  readonly end: number;
}

export interface Block {
  readonly start: number;
  readonly end: number;
  /** The section that begins here; null inside one. */
  readonly section: TextSection | null;
  /** Where the section's heading ends: headings run straight into the text. The block's start where there is none. */
  readonly headingEnd: number;
}

/** About six lines of the panel: chosen for reading. */
const LONG_BLOCK = 220;

function sentenceBreaks(text: string, from: number, to: number): number[] {
  const breaks: number[] = [];
  let last = from;
  for (const match of text.slice(from, to).matchAll(/[。！？][”’」』）]*/g)) {
    const place = from + match.index + match[0].length;
    if (place - last >= LONG_BLOCK && to - place >= LONG_BLOCK / 4) {
      breaks.push(place);
      last = place;
    }
  }
  return breaks;
}

/** A heading stands within its numeral («（一）», «一、», «1.») of the section's start, and takes its closing mark along. */
const NUMERAL_ROOM = 10;

function headingEnd(text: string, start: number, end: number, section: TextSection | null): number {
  const words = section?.path.at(-1) ?? '';
  const place =
    words === '' ? -1 : text.slice(start, Math.min(end, start + NUMERAL_ROOM + words.length)).indexOf(words);
  if (place === -1) return start;
  const after = start + place + words.length;
  const closing = /^[。：:.\s]/.test(text.slice(after, after + 1)) ? 1 : 0;
  return Math.min(end, after + closing);
}

/** @param keepWhole spans that no break may cut, so that a quote stays in one paragraph */
export function layOut(
  text: string,
  sections: readonly TextSection[],
  keepWhole: readonly { readonly start: number; readonly end: number }[] = [],
): Block[] {
  const starts = new Map(sections.map((section) => [section.start, section]));
  const hard = new Set<number>([0, ...starts.keys()]);
  for (const match of text.matchAll(/\n+/g)) hard.add(match.index + match[0].length);
  const edges = [...hard, text.length].filter((edge) => edge >= 0 && edge <= text.length);
  const sorted = [...new Set(edges)].sort((left, right) => left - right);
  const isInside = (place: number): boolean => keepWhole.some((span) => span.start < place && place < span.end);
  const blocks: Block[] = [];
  for (const [index, from] of sorted.entries()) {
    const to = sorted[index + 1];
    if (to === undefined) break;
    const inner = sentenceBreaks(text, from, to).filter((place) => !isInside(place));
    const cuts = [from, ...inner, to];
    for (const [place, start] of cuts.entries()) {
      const end = cuts[place + 1];
      if (end === undefined) break;
      const section = place === 0 ? (starts.get(from) ?? null) : null;
      blocks.push({ start, end, section, headingEnd: headingEnd(text, start, end, section) });
    }
  }
  return blocks;
}
