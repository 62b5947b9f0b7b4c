/**
 * The places a text names. Longest name first, from left to right; full names always count, short names that are
 * ordinary words only where something around them speaks of a place. Spans are the original's.
 */
import type { Normalised } from '../language/normalise.ts';
import { normalise, toOriginalSpan } from '../language/normalise.ts';
import { narrow, within } from './candidates.ts';
import { enclosingName } from './enclosing-names.ts';
import { ancestorsOf } from './gazetteer.ts';
import type { NameHit } from './name-index.ts';
import { nameIndex } from './name-index.ts';
import { NEEDS_COMPANY, ORDINARY } from './ordinary-words.ts';
import type { Region, RegionMention } from './region.ts';

interface RawMention {
  readonly start: number;
  readonly end: number;
  readonly name: string;
  readonly regions: readonly Region[];
  readonly hasSuffix: boolean;
  /** Whether it counts only if the text names what it lies in. */
  readonly needsCompany: boolean;
}

const LEFT_EDGE = /^$|[^\p{Script=Han}]|[在到至于和与及赴把跟从去对问请]/u;
/** Characters that make one-character counties out of other words: «县级», «县域», «建成县». */
const AFTER_COUNTY = /^[级域区市乡镇委政城]/u;
const SPEAKS_OF_PLACE =
  /^(?:的?(?:gdp|地区生产总值|政府|工作报告|招商|市委|县委|区委|经济|财政|一般公共预算|规上|税收|人口)|(?:今|去|明|前)年|[0-9]{2,4}年|[与和跟、](?:.{2,4})(?:市|县|区)|[吗呢?？])/u;
/** Full names of two or three characters that read as a part of a town rather than as a division. */
const PART_OF_TOWN =
  /^(?:[东西南北]区|[城矿郊]区|新城区|老城区|市[中南北]区|城[东西南北中关]区|港口区|新市区|中[原山]区|矿区|河[东西北口]区|江[东西南北]区)$/u;
/** A province's name behind a water's name is a direction: «(长)江西岸», «(东)湖北路». */
const DIRECTION: Readonly<Record<string, RegExp>> = {
  江西: /[长珠汉沿]$/u,
  河南: /[黄淮沿]$/u,
  河北: /[黄淮沿]$/u,
  湖南: /[太东南沙月巢]$/u,
  湖北: /[太东南沙月巢]$/u,
  海南: /[上渤沿]$/u,
};
const LATIN = /[a-z]/u;

function isPartOfWord(name: string, text: string, start: number, end: number, isFree: boolean): boolean {
  if (isFree && DIRECTION[name]?.test(text.charAt(start - 1)) === true) return true;
  if (name === '黄石港' || name === '连云港' || name.endsWith('港')) return /^[口务]/u.test(text.slice(end, end + 1));
  return LATIN.test(name.charAt(0)) && LATIN.test(text.charAt(start - 1));
}

function isOneCharacterCounty(name: string): boolean {
  return name.length === 2 && /[县市]$/u.test(name);
}

/** Null where the name does not count here. */
function accept(text: string, hit: NameHit, start: number, before: RawMention | null): RawMention | null {
  if (hit.named === null) return null;
  const end = start + hit.name.length;
  const follows = before !== null && before.end === start;
  if (isPartOfWord(hit.name, text, start, end, !follows)) return null;
  const regions = hit.named.map((each) => each.region);
  const full = hit.named.filter((each) => each.kind === 'full');
  const mention = { start, end, name: hit.name, regions, hasSuffix: full.length > 0, needsCompany: false };
  const ofParent = follows ? within(regions, before.regions) : [];
  const free = LEFT_EDGE.test(text.charAt(start - 1));
  if (isOneCharacterCounty(hit.name)) {
    const bounded = (follows || free) && !AFTER_COUNTY.test(text.slice(end, end + 1));
    return bounded ? mention : null;
  }
  if (PART_OF_TOWN.test(hit.name)) {
    if (ofParent.length > 0) return mention;
    return free && hit.name.length > 2 ? { ...mention, needsCompany: true } : null;
  }
  if (full.length > 0 || ofParent.length > 0) {
    return full.length > 0 ? { ...mention, regions: full.map((each) => each.region) } : mention;
  }
  const speaks = free && SPEAKS_OF_PLACE.test(text.slice(end, end + 12));
  if (ORDINARY.has(hit.name)) return speaks || (free && end === text.length && start === 0) ? mention : null;
  if (NEEDS_COMPANY.has(hit.name))
    return { ...mention, needsCompany: !speaks && !(start === 0 && end === text.length) };
  return mention;
}

function scan(text: string): RawMention[] {
  const names = nameIndex();
  const found: RawMention[] = [];
  for (let index = 0; index < text.length;) {
    let next = index + 1;
    for (const hit of names.hitsAt(text, index)) {
      const mention = accept(text, hit, index, found.at(-1) ?? null);
      if (mention === null && hit.named !== null) continue;
      if (mention !== null) found.push(mention);
      next = index + hit.name.length;
      break;
    }
    index = next;
  }
  return found;
}

/** Codes of what the text names without doubt: places that no other bears the name of. */
function codesNamed(mentions: readonly RawMention[]): Set<string> {
  const codes = new Set<string>();
  for (const mention of mentions) {
    const [first, ...others] = mention.regions;
    if (first === undefined || mention.needsCompany) continue;
    if (others.length === 0 || first.level === 'province' || first.level === 'city') codes.add(first.code);
  }
  return codes;
}

function hasCompany(mention: RawMention, named: ReadonlySet<string>): boolean {
  return mention.regions.some((region) =>
    ancestorsOf(region.code).some((ancestor) => ancestor.level !== 'country' && named.has(ancestor.code)),
  );
}

/** As `findRegions`, for callers that have normalised the text already. */
export function findRegionsIn(original: string, normalised: Normalised): RegionMention[] {
  const raw = scan(normalised.text);
  const named = codesNamed(raw);
  const mentions: RegionMention[] = [];
  let before: { end: number; candidates: readonly Region[] } | null = null;
  for (const mention of raw) {
    if (mention.needsCompany && !hasCompany(mention, named)) continue;
    const neighbour: readonly Region[] = before !== null && before.end === mention.start ? before.candidates : [];
    const candidates = narrow(mention.regions, neighbour, named);
    before = { end: mention.end, candidates };
    const span = toOriginalSpan(normalised, mention.start, mention.end);
    const after = normalised.text.slice(mention.end, mention.end + 24);
    mentions.push({
      ...span,
      words: original.slice(span.start, span.end),
      candidates,
      partOf: enclosingName(after, mention.name, mention.hasSuffix),
      abbreviated: false,
    });
  }
  return mentions;
}

/**
 * In the order of the text, not overlapping; nested places («湖北省武汉市洪山区») as one mention each.
 * Places inside the names of roads, institutions and companies are there, with `partOf` set.
 */
export function findRegions(text: string): RegionMention[] {
  return findRegionsIn(text, normalise(text));
}
