/**
 * Cuts a model's stream into sentences as it comes, with the markers that belong to each: «…8%[1]。» and «…8%。[1]»
 * alike. A sentence without a marker of its own waits for those behind it: for other characters or a pause of the stream.
 * Pure; whatever cuts the stream is cut into (inside a marker, too) gives the same sentences.
 */

export interface Claim {
  /** The sentence without markers, list mark, emphasis and final punctuation. */
  readonly text: string;
  /** Numbers of its markers in order, without repetitions; any number that was written. */
  readonly markers: readonly number[];
  /** Whether it is a point of a list. */
  readonly isListed: boolean;
  /** Whether a line ended before it. */
  readonly startsLine: boolean;
}

export interface Cutter {
  /** Sentences that are complete now. */
  push(text: string): Claim[];
  /** The stream pauses: what waits only for a marker is complete. */
  pause(): Claim[];
  /** The stream ended well: what is left is a sentence, too. */
  end(): Claim[];
}

const MARKER = /[[［【]\s*\^?(?:资料|来源)?\s*(\d{1,3}(?:\s*[,，、;；]\s*\d{1,3})*)\s*[\]］】]/g;
const LEADING_MARKERS = new RegExp(`^(?:[ \\t]*(?:${MARKER.source}))+`);
const ENDS = '。！？!?\n';
const OPENERS = '“‘「『《（(';
const CLOSERS = '”’」』》）)';
/** Brackets that are not closed within this many characters are none. */
const LONGEST_PAIR = 60;
/** A model that never ends a sentence is cut off: no sentence of a report is longer. */
const LONGEST_SENTENCE = 600;
const LIST_MARK = /^\s*(?:[-*•·]\s+|\d{1,2}[.、)）]\s*(?!\d)|[（(]\d{1,2}[)）]\s*|#{1,6}\s+)/;

/** The index behind the first sentence end, or -1; ends inside short quotes and brackets are none. */
function sentenceEnd(text: string): number {
  let opened = -1;
  let depth = 0;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charAt(index);
    if (OPENERS.includes(unit)) {
      depth += 1;
      opened = depth === 1 ? index : opened;
    } else if (CLOSERS.includes(unit)) {
      depth = Math.max(0, depth - 1);
    } else if (ENDS.includes(unit) && (depth === 0 || unit === '\n' || index - opened > LONGEST_PAIR)) {
      return index + 1;
    }
  }
  return text.length > LONGEST_SENTENCE ? text.length : -1;
}

/** Markers directly behind a sentence; `isOpen` where another character may still belong to them. */
function trailingMarkers(text: string): { readonly length: number; readonly isOpen: boolean } {
  const whole = /^(?:[ \t]*[[［【][^\]］】\n]{0,24}[\]］】])*/.exec(text)?.[0] ?? '';
  const rest = text.slice(whole.length);
  return { length: whole.length, isOpen: /^[ \t]*(?:[[［【][^\]］】\n]{0,24})?$/.test(rest) };
}

function claimOf(raw: string, startsLine: boolean): Claim | null {
  // Markers in front belong to the sentence before, which had its own.
  const own = raw.replace(LEADING_MARKERS, '');
  const markers = [...own.matchAll(MARKER)].flatMap(([, numbers]) =>
    (numbers ?? '').split(/[,，、;；]/).map((digits) => Number(digits.trim())),
  );
  const bare = own.replaceAll(MARKER, '');
  const listMark = startsLine ? (LIST_MARK.exec(bare)?.[0] ?? '') : '';
  const text = bare
    .slice(listMark.length)
    .replaceAll(/\*\*|__|`/g, '')
    .replace(/[\s。]+$/u, '')
    .replace(/\s+([。，；：！？、])/gu, '$1')
    .trim();
  return text === '' ? null : { text, markers: [...new Set(markers)], isListed: listMark !== '', startsLine };
}

export function createCutter(): Cutter {
  let buffer = '';
  let startsLine = true;

  function take(length: number): Claim | null {
    const raw = buffer.slice(0, length);
    buffer = buffer.slice(length);
    const claim = claimOf(raw, startsLine);
    startsLine = raw.endsWith('\n') || (startsLine && claim === null);
    return claim;
  }

  function drain(isPaused: boolean, isEnded = false): Claim[] {
    const claims: Claim[] = [];
    for (;;) {
      const end = sentenceEnd(buffer);
      if (end < 0) {
        return claims;
      }
      const hasMarker = buffer.slice(0, end).search(MARKER) >= 0;
      const isLineEnd = buffer.charAt(end - 1) === '\n';
      const behind = hasMarker || isLineEnd ? { length: 0, isOpen: false } : trailingMarkers(buffer.slice(end));
      const isMidMarker = /^[ \t]*[[［【]/.test(buffer.slice(end + behind.length));
      if (behind.isOpen && (!isPaused || isMidMarker) && !isEnded) {
        return claims;
      }
      const claim = take(end + behind.length);
      if (claim !== null) {
        claims.push(claim);
      }
    }
  }

  return {
    push(text) {
      buffer += text.replaceAll('\r', '');
      return drain(false);
    },
    pause: () => drain(true),
    end() {
      const claims = drain(true, true);
      const last = take(buffer.length);
      return last === null ? claims : [...claims, last];
    },
  };
}
