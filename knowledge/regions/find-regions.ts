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
import { findPlaceCharacters } from './place-characters.ts';
import type { Region, RegionMention } from './region.ts';
import { fitAmongWords } from './word-boundaries.ts';

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
/** Full names that any town's parts are called by: a division only directly behind its parent. */
const ANY_TOWN = /^(?:[东西南北]区|[城矿郊]区|[新老]城区|新市区|港口区)$/u;
/** Full names that are often a direction or a verb: a division only where the text names what it lies in. */
const DOUBTFUL_FULL = /^(?:市[中南北]区|城[东西南北中]区|中[原山]区|新建区|海港区|河口区|桥[东西]区)$/u;
/** A river or a mountain that shares a county's name: «嘉陵江», «塔河流域»; a province may follow: «嘉鱼湖北». */
const NATURAL_FEATURE = /^(?!湖[北南]|江[西苏]|河[北南]|山[东西])[江河湖山湾岛岭峡寨]/u;
/** «海口湖», «天门山»; but «桂林山水», and a province may follow. */
const LAKE_OR_MOUNTAIN = /^(?:湖(?![北南])|山(?![东西水城地区]))/u;
/** A province's name behind a water's name is a direction: «(长)江西岸», «(东)湖北路». */
const DIRECTION: Readonly<Record<string, RegExp>> = {
  江西: /[长珠汉沿]$/u,
  河南: /[黄淮沿]$/u,
  河北: /[黄淮沿]$/u,
  湖南: /[太东南沙月巢]$/u,
  湖北: /[太东南沙月巢]$/u,
  海南: /[上渤沿]$/u,
};
/** What a village or an estate is called by: «凉山村», «江夏小区». */
const LESSER_PLACE = /^(?:村(?![镇级民庄企])|社区|小区|水库|山庄|街道)/u;
const BANK = /^[岸侧畔]/u;
const LATIN = /[a-z]/u;

function isPartOfWord(name: string, text: string, start: number, end: number, isFree: boolean): boolean {
  const direction = DIRECTION[name];
  if (isFree && direction !== undefined) {
    return direction.test(text.charAt(start - 1)) || BANK.test(text.charAt(end));
  }
  if (name === '黄石港' || name === '连云港' || name.endsWith('港')) return /^[口务]/u.test(text.slice(end, end + 1));
  return LATIN.test(name.charAt(0)) && LATIN.test(text.charAt(start - 1));
}

function isOneCharacterCounty(name: string): boolean {
  return name.length === 2 && /[县市]$/u.test(name);
}

/** «赣江源区», «滨海城市», «新建区域»: a full name whose first or last character belongs to a neighbour. */
function isCutFromWords(text: string, start: number, end: number): boolean {
  if (text.charAt(end - 1) === '区' && text.charAt(end) === '域') return true;
  return fitAmongWords(text, start, end).cutAtStart;
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
  const whole = start === 0 && end === text.length;
  if (whole || ofParent.length > 0) return mention;
  if (ANY_TOWN.test(hit.name)) return null;
  if (full.length > 0) {
    if (!follows && hit.name.length <= 3 && isCutFromWords(text, start, end)) return null;
    return { ...mention, regions: full.map((each) => each.region), needsCompany: DOUBTFUL_FULL.test(hit.name) };
  }
  if (LESSER_PLACE.test(text.slice(end, end + 3))) return null;
  const fit = fitAmongWords(text, start, end);
  const level = regions[0]?.level;
  // Behind a city jieba cuts too freely: «至巴|中段».
  if (level !== 'province' && (fit.cutAtStart || (fit.cutAtEnd && level !== 'city'))) return null;
  const speaks = free && SPEAKS_OF_PLACE.test(text.slice(end, end + 12));
  if (ORDINARY.has(hit.name)) return speaks ? mention : null;
  if (level === 'city' && LAKE_OR_MOUNTAIN.test(text.slice(end, end + 2))) return null;
  if (level !== 'county') return mention;
  if (fit.swallowed || NATURAL_FEATURE.test(text.slice(end, end + 2))) return null;
  const stands = NEEDS_COMPANY.has(hit.name) ? speaks : fit.isWord || (free && speaks);
  return { ...mention, needsCompany: !stands };
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

/** Whether the text names what the place lies in; of a name that is easily made, the very next wider place. */
function hasCompany(mention: RawMention, named: ReadonlySet<string>): boolean {
  if (NEEDS_COMPANY.has(mention.name)) {
    return mention.regions.some((region) => region.parentCode !== null && named.has(region.parentCode));
  }
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
  return withPlaceCharacters(mentions, original, normalised, named);
}

function withPlaceCharacters(
  mentions: readonly RegionMention[],
  original: string,
  normalised: Normalised,
  named: ReadonlySet<string>,
): RegionMention[] {
  const characters = findPlaceCharacters(normalised.text, named).map((character): RegionMention => {
    const span = toOriginalSpan(normalised, character.start, character.end);
    const words = original.slice(span.start, span.end);
    return { ...span, words, candidates: character.regions, partOf: null, abbreviated: true };
  });
  const free = characters.filter(
    (character) => !mentions.some((mention) => mention.start < character.end && character.start < mention.end),
  );
  return [...mentions, ...free].sort((left, right) => left.start - right.start);
}

/**
 * In the order of the text, not overlapping; nested places («湖北省武汉市洪山区») as one mention each.
 * Places inside the names of roads, institutions and companies are there, with `partOf` set.
 */
export function findRegions(text: string): RegionMention[] {
  return findRegionsIn(text, normalise(text));
}
