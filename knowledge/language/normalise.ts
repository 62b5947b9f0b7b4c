/**
 * One normal form of Chinese text, for matching only, with an exact map back to the original: what is
 * shown and cited is always the original. Character by character, so that the map holds: NFKC,
 * traditional → simplified (many-to-one, hence never shown), lower case, white space gone except
 * between two Latin words or numbers. Idempotent.
 */
import { Converter } from 'opencc-js/t2cn';
import type { Span } from '../article.ts';

export interface Normalised {
  readonly text: string;
  /** Start in the original of the character that unit i came from; `offsets[text.length]` is the original's length. */
  readonly offsets: Uint32Array;
  /** End in the original of the character that unit i came from. */
  readonly ends: Uint32Array;
}

const toSimplified = Converter({ from: 't', to: 'cn' });

/** Middle dots and dashes that mean the same; ①-like list marks stay, since a bare digit would glue onto the figure behind it. */
const SAME: ReadonlyMap<string, string> = new Map([
  ...[...'・•‧∙･⋅'].map((dot) => [dot, '·'] as const),
  ...[...'‐‑‒–−﹣－'].map((dash) => [dash, '-'] as const),
  ...[...'〜∼'].map((wave) => [wave, '~'] as const),
]);
const KEPT = /[\u2460-\u24ff\u2776-\u2793]/;
const INVISIBLE = /^[\p{Cf}\u{fe00}-\u{fe0f}]$/u;
const LONE_SURROGATE = /^\p{Cs}$/u;

function mapOnce(character: string): string {
  if (LONE_SURROGATE.test(character)) return '\ufffd';
  if (INVISIBLE.test(character)) return '';
  if (KEPT.test(character)) return character;
  const same = SAME.get(character);
  return same ?? toSimplified(character.normalize('NFKC').toLowerCase());
}

/** Repeated until nothing changes, so that normalising twice equals normalising once. */
function mapCharacter(character: string): string {
  let current = character;
  for (let round = 0; round < 4; round += 1) {
    let next = '';
    for (const unit of current) next += mapOnce(unit);
    if (next === current) return next;
    current = next;
  }
  return current;
}

const SPACE = ' ';
const LINE = '\n';
/** What each code unit of the basic plane becomes, filled on first sight; undefined is not seen yet. */
const basicPlane: (string | undefined)[] = Array.from({ length: 0x10000 });
const beyond = new Map<number, string>();

function mapped(codePoint: number): string {
  if (codePoint > 0xffff) {
    let known = beyond.get(codePoint);
    if (known === undefined) beyond.set(codePoint, (known = mapCharacter(String.fromCodePoint(codePoint))));
    return known;
  }
  let known = basicPlane[codePoint];
  if (known === undefined) {
    const character = String.fromCodePoint(codePoint);
    if (character === '\n' || character === '\r' || codePoint === 0x2028 || codePoint === 0x2029) known = LINE;
    else known = /^\s$/.test(character) ? SPACE : mapCharacter(character);
    basicPlane[codePoint] = known;
  }
  return known;
}

/** Latin (with accents, Greek, Cyrillic) letters and digits, folded: white space between two of them keeps words or numbers apart. */
function isWordUnit(unit: number): boolean {
  return (unit >= 0x30 && unit <= 0x39) || (unit >= 0x61 && unit <= 0x7a) || (unit >= 0xc0 && unit < 0x2000);
}

function run(original: string, map: { starts: number[]; ends: number[] } | null): string {
  let text = '';
  let last = 0;
  /** Pending white space: 0 none, 1 space, 2 line end; and where it lay. */
  let pending = 0;
  let pendingStart = 0;
  let pendingEnd = 0;
  for (let index = 0; index < original.length;) {
    const codePoint = original.codePointAt(index) ?? 0;
    const next = index + (codePoint > 0xffff ? 2 : 1);
    const units = mapped(codePoint);
    for (let at = 0; at < units.length; at += 1) {
      const unit = units.charCodeAt(at);
      if (unit === 0x20 || unit === 0x0a) {
        if (pending === 0) pendingStart = index;
        pending = Math.max(pending, unit === 0x0a ? 2 : 1);
        pendingEnd = next;
        continue;
      }
      if (pending > 0) {
        if (text !== '' && (pending === 2 || (isWordUnit(last) && isWordUnit(unit)))) {
          text += pending === 2 ? LINE : SPACE;
          map?.starts.push(pendingStart);
          map?.ends.push(pendingEnd);
        }
        pending = 0;
      }
      last = unit;
      text += units.length === 1 ? units : units.charAt(at);
      map?.starts.push(index);
      map?.ends.push(next);
    }
    index = next;
  }
  return text;
}

/**
 * White space: runs become one line end where they hold one, one space between two Latin words or
 * numbers, else nothing («8 家» → «8家»); none at the edges. Format characters are dropped.
 */
export function normalise(original: string): Normalised {
  const map = { starts: [] as number[], ends: [] as number[] };
  const text = run(original, map);
  const offsets = new Uint32Array(text.length + 1);
  offsets.set(map.starts);
  offsets[text.length] = original.length;
  return { text, offsets, ends: Uint32Array.from(map.ends) };
}

function isNormal(original: string): boolean {
  for (let index = 0; index < original.length; index += 1) {
    const unit = original.charCodeAt(index);
    if (unit <= 0x20 || (unit >= 0xd800 && unit <= 0xdfff)) return false;
    const known = mapped(unit);
    if (known.length !== 1 || known.charCodeAt(0) !== unit) return false;
  }
  return true;
}

/** `normalise(original).text`, without the map; the very same string where nothing needs mapping. */
export function fold(original: string): string {
  return isNormal(original) ? original : run(original, null);
}

/**
 * The original's span behind `[start, end)` of the normalised text: whole characters, without white space that
 * was dropped at the edges. An empty span gives an empty span.
 */
export function toOriginalSpan(normalised: Normalised, start: number, end: number): Span {
  const from = normalised.offsets[start] ?? 0;
  if (end <= start) return { start: from, end: from };
  return { start: from, end: normalised.ends[end - 1] ?? from };
}
