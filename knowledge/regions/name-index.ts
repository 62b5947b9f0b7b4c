/**
 * Finds names in folded text: at each place the longest name, then the shorter ones, as candidates for the rules
 * of find-regions.ts. A table by first character, since almost no position begins a name.
 */
import { fold } from '../language/normalise.ts';
import { BLOCKERS } from './blockers.ts';
import type { NamedRegion } from './gazetteer.ts';
import { gazetteer } from './gazetteer.ts';
import { NEVER_ALONE } from './ordinary-words.ts';

export interface NameHit {
  readonly name: string;
  /** Null for a blocker: words that only look like a place. */
  readonly named: readonly NamedRegion[] | null;
}

export interface NameIndex {
  /** Names that begin at `index`, longest first; empty almost everywhere. */
  hitsAt(text: string, index: number): readonly NameHit[];
}

const NOTHING: readonly NameHit[] = [];

const BUCKETS = 1 << 16;

/** Of the two code units a name begins with. None begins with a text's last one, so what is said of that does not matter. */
function bucket(first: number, second: number): number {
  return (first * 31 + second) & (BUCKETS - 1);
}

/** Tells for nearly every place in a text that no name begins there, before anything is cut out of it. */
function beginningsOf(names: Iterable<string>): Uint8Array {
  const beginnings = new Uint8Array(BUCKETS);
  for (const name of names) beginnings[bucket(name.charCodeAt(0), name.charCodeAt(1))] = 1;
  return beginnings;
}

function build(): NameIndex {
  const hits = new Map<string, NameHit>();
  for (const [name, named] of gazetteer().byName) {
    const usable = named.filter(
      (each) => each.region.level !== 'country' && !(each.kind === 'short' && NEVER_ALONE.has(name)),
    );
    if (usable.length > 0 && name.length > 1) hits.set(name, { name, named: usable });
  }
  for (const words of BLOCKERS) {
    const name = fold(words);
    if (!hits.has(name)) hits.set(name, { name, named: null });
  }
  const lengthsByFirst = new Map<number, number[]>();
  for (const name of hits.keys()) {
    const first = name.charCodeAt(0);
    const lengths = lengthsByFirst.get(first) ?? [];
    if (!lengths.includes(name.length)) lengths.push(name.length);
    lengthsByFirst.set(first, lengths);
  }
  for (const lengths of lengthsByFirst.values()) lengths.sort((left, right) => right - left);

  const beginnings = beginningsOf(hits.keys());

  return {
    hitsAt(text, index) {
      if (beginnings[bucket(text.charCodeAt(index), text.charCodeAt(index + 1))] === 0) return NOTHING;
      const lengths = lengthsByFirst.get(text.charCodeAt(index));
      if (lengths === undefined) return NOTHING;
      let found: NameHit[] | null = null;
      for (const length of lengths) {
        const hit = hits.get(text.slice(index, index + length));
        if (hit !== undefined) (found ??= []).push(hit);
      }
      return found ?? NOTHING;
    },
  };
}

let built: NameIndex | null = null;

export function nameIndex(): NameIndex {
  built ??= build();
  return built;
}
