/**
 * All places we know, by code and by name. Built once, on first use, from the package's divisions and our own
 * tables; nothing here looks at a text.
 */
import { fold } from '../language/normalise.ts';
import { COUNTRY, readDivisions } from './divisions.ts';
import { buildZones } from './gazetteer-zones.ts';
import { NICKNAMES } from './nicknames.ts';
import type { Region } from './region.ts';
import { compareRegions } from './region.ts';

/** How a name names a place: whole, by its stem, or by another name. */
export type NameKind = 'full' | 'short' | 'nickname';

export interface NamedRegion {
  readonly region: Region;
  readonly kind: NameKind;
}

export interface Gazetteer {
  readonly byCode: ReadonlyMap<string, Region>;
  /** Folded name → the places it names, wider levels first. */
  readonly byName: ReadonlyMap<string, readonly NamedRegion[]>;
}

/** Full forms that people use beside the official one: «恩施州», «北川县», «广西自治区». */
function spokenForms(region: Region): string[] {
  const { name, shortName, level } = region;
  if (name.endsWith('自治州')) return [`${shortName}州`];
  if (name.endsWith('自治县')) return name === `${shortName}自治县` ? [] : [`${shortName}县`, `${shortName}自治县`];
  if (name.endsWith('自治旗')) return [`${shortName}旗`];
  if (name.endsWith('自治区')) return [`${shortName}自治区`];
  if (name.endsWith('特别行政区')) return [`${shortName}特区`];
  if (name.endsWith('族区')) return [`${shortName}区`];
  if (level === 'county' && name.endsWith('新区')) return [`${shortName}区`];
  return [];
}

function build(): Gazetteer {
  const divisions = readDivisions();
  const zones = buildZones(divisions);
  const byCode = new Map<string, Region>();
  const byName = new Map<string, NamedRegion[]>();

  function addName(words: string, region: Region, kind: NameKind): void {
    const name = fold(words);
    const known = byName.get(name);
    if (known === undefined) byName.set(name, [{ region, kind }]);
    else if (!known.some((each) => each.region.code === region.code)) known.push({ region, kind });
  }

  for (const region of divisions) {
    if (region.level === 'zone') continue;
    byCode.set(region.code, region);
    addName(region.name, region, 'full');
    for (const form of spokenForms(region)) addName(form, region, 'full');
    addName(region.shortName, region, 'short');
  }
  for (const { region, names } of zones) {
    byCode.set(region.code, region);
    addName(region.name, region, 'full');
    for (const name of names) addName(name, region, 'full');
  }
  for (const [place, names] of NICKNAMES) {
    const region = divisions.find((each) => each.name === place);
    if (region === undefined) throw new Error(`nicknames: unknown place «${place}»`);
    for (const name of names.split(' ')) addName(name, region, 'nickname');
  }
  for (const named of byName.values()) named.sort(byLikelihood);
  return { byCode, byName };
}

/** A nickname of a city is meant before the stem of a county: «江城» is 武汉 before 江城县. */
function byLikelihood(left: NamedRegion, right: NamedRegion): number {
  return compareRegions(left.region, right.region);
}

let built: Gazetteer | null = null;

export function gazetteer(): Gazetteer {
  built ??= build();
  return built;
}

/** Null for an unknown code. */
export function regionByCode(code: string): Region | null {
  return gazetteer().byCode.get(code) ?? null;
}

/** The places a full name, short name or nickname names, wider levels first; empty for an unknown one. */
export function regionsByName(name: string): Region[] {
  const folded = fold(name.trim());
  if (folded === '全国') return [COUNTRY];
  return (gazetteer().byName.get(folded) ?? []).map((each) => each.region);
}

/** Nearest first, without itself, the country last; empty for an unknown code. */
export function ancestorsOf(code: string): Region[] {
  const ancestors: Region[] = [];
  let parentCode = regionByCode(code)?.parentCode ?? null;
  while (parentCode !== null) {
    const parent = regionByCode(parentCode);
    if (parent === null) break;
    ancestors.push(parent);
    parentCode = parent.parentCode;
  }
  return ancestors;
}

/** A region is within itself; an unknown code is within itself alone. */
export function isWithin(code: string, ancestorCode: string): boolean {
  if (code === ancestorCode) return true;
  let region = regionByCode(code);
  while (region !== null && region.parentCode !== null) {
    region = regionByCode(region.parentCode);
    if (region?.code === ancestorCode) return true;
  }
  return false;
}

/** The name with what it lies in, the country left out: «湖北省咸宁市». A zone's name already says its city. */
export function describeRegion(region: Region): string {
  const wider = ancestorsOf(region.code).filter((ancestor) => ancestor.level !== 'country');
  const said = wider.findIndex((ancestor) => region.level === 'zone' && region.name.startsWith(ancestor.shortName));
  return [
    ...wider
      .slice(said + 1)
      .reverse()
      .map((ancestor) => ancestor.name),
    region.name,
  ].join('');
}
