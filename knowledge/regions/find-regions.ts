/**
 * The places a text names: longest name first, from left to right, then what needs the whole text: names that
 * count only in company, and which of several same-name places is meant. Spans are the original's.
 */
import type { Normalised } from '../language/normalise.ts';
import { fold, normalise, toOriginalSpan } from '../language/normalise.ts';
import type { AcceptedName } from './acceptance.ts';
import { acceptName } from './acceptance.ts';
import { narrow } from './candidates.ts';
import { enclosingName } from './enclosing-names.ts';
import { ancestorsOf } from './gazetteer.ts';
import { nameIndex } from './name-index.ts';
import { NEEDS_COMPANY, ORDINARY } from './ordinary-words.ts';
import { findPlaceCharacters } from './place-characters.ts';
import type { PlaceCharacter } from './place-characters.ts';
import type { Region, RegionMention } from './region.ts';

/** Longer than any name of a road, an institution or a company that is read. */
const CHARACTERS_BEHIND = 24;

function scan(text: string): AcceptedName[] {
  const names = nameIndex();
  const found: AcceptedName[] = [];
  for (let index = 0; index < text.length;) {
    let next = index + 1;
    for (const hit of names.hitsAt(text, index)) {
      const accepted = acceptName(text, hit, index, found.at(-1) ?? null);
      // A name that does not count leaves its place to a shorter one; a blocker takes it.
      if (accepted === null && hit.named !== null) continue;
      if (accepted !== null) found.push(accepted);
      next = index + hit.name.length;
      break;
    }
    index = next;
  }
  return found;
}

/** Codes of what the text names without doubt. */
function codesNamed(names: readonly AcceptedName[]): Set<string> {
  const codes = new Set<string>();
  for (const name of names) {
    const [first, ...others] = name.regions;
    if (first === undefined || name.needsCompany) continue;
    const isWide = first.level === 'province' || first.level === 'city';
    if (others.length === 0 || (isWide && !ORDINARY.has(name.name))) codes.add(first.code);
  }
  return codes;
}

/** Whether the text names what the place lies in; of a name that is easily made, the very next wider place. */
function hasCompany(name: AcceptedName, named: ReadonlySet<string>): boolean {
  if (NEEDS_COMPANY.has(name.name)) {
    return name.regions.some((region) => region.parentCode !== null && named.has(region.parentCode));
  }
  return name.regions.some((region) =>
    ancestorsOf(region.code).some((ancestor) => ancestor.level !== 'country' && named.has(ancestor.code)),
  );
}

function spanAndWords(original: string, normalised: Normalised, start: number, end: number) {
  const span = toOriginalSpan(normalised, start, end);
  return { ...span, words: original.slice(span.start, span.end) };
}

function withPlaceCharacters(
  mentions: readonly RegionMention[],
  characters: readonly PlaceCharacter[],
  original: string,
  normalised: Normalised,
): RegionMention[] {
  const free = characters
    .map(({ start, end, regions }): RegionMention => ({
      ...spanAndWords(original, normalised, start, end),
      candidates: regions,
      partOf: null,
      abbreviated: true,
    }))
    .filter((character) => !mentions.some((mention) => mention.start < character.end && character.start < mention.end));
  return free.length === 0 ? [...mentions] : [...mentions, ...free].sort((left, right) => left.start - right.start);
}

function toMentions(
  names: readonly AcceptedName[],
  named: ReadonlySet<string>,
  original: string,
  normalised: Normalised,
): RegionMention[] {
  const mentions: RegionMention[] = [];
  let before: { end: number; candidates: readonly Region[] } | null = null;
  for (const name of names) {
    if (name.needsCompany && !hasCompany(name, named)) continue;
    const neighbours: readonly Region[] = before !== null && before.end === name.start ? before.candidates : [];
    const candidates = narrow(name.regions, neighbours, named);
    before = { end: name.end, candidates };
    mentions.push({
      ...spanAndWords(original, normalised, name.start, name.end),
      candidates,
      partOf: enclosingName(normalised.text.slice(name.end, name.end + CHARACTERS_BEHIND), name.name, name.hasSuffix),
      abbreviated: false,
    });
  }
  return mentions;
}

/** As findRegions, without the characters that stand for places: what figures belong to is never named by one. */
export function findNamedRegions(original: string): RegionMention[] {
  // The map of offsets is made only where there is something to map.
  const names = scan(fold(original));
  return names.length === 0 ? [] : toMentions(names, codesNamed(names), original, normalise(original));
}

/**
 * In the order of the text, not overlapping; nested places («湖北省武汉市洪山区») as one mention each.
 * Places inside the names of roads, institutions and companies are there, with `partOf` set.
 */
export function findRegions(original: string): RegionMention[] {
  const folded = fold(original);
  const names = scan(folded);
  const named = codesNamed(names);
  const characters = findPlaceCharacters(folded, named);
  if (names.length === 0 && characters.length === 0) return [];
  const normalised = normalise(original);
  return withPlaceCharacters(toMentions(names, named, original, normalised), characters, original, normalised);
}
