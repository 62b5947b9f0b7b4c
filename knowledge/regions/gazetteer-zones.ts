/**
 * Turns the lines of zones.ts into regions and their names. A zone that the statistics office also lists keeps
 * that code, so that it stands in the gazetteer once.
 */
import type { Region } from './region.ts';
import { ECONOMIC_ZONES, HIGH_TECH_ZONES, OTHER_ZONES } from './zones.ts';

export interface NamedZone {
  readonly region: Region;
  /** Every name it is found by, its full name included. */
  readonly names: readonly string[];
}

type ZoneKind = 'economic' | 'high-tech' | 'other';

const ENDINGS: Readonly<Record<Exclude<ZoneKind, 'other'>, readonly string[]>> = {
  economic: ['经济技术开发区', '经济开发区', '经开区', '开发区'],
  'high-tech': ['高新技术产业开发区', '高新技术开发区', '高新产业开发区', '高新区'],
};
const ENDING_OF_KIND = {
  economic: /(?:市)?经济(?:技术)?开发区$/u,
  'high-tech': /(?:市)?(?:火炬)?高新?技术(?:产业)?(?:开发区|园区)$/u,
} as const;

function findPlace(regions: readonly Region[], provinceShortName: string, words: string): Region {
  const province = regions.find((region) => region.level === 'province' && region.shortName === provinceShortName);
  if (province?.name === words || (province?.shortName === words && province.name.endsWith('市'))) return province;
  const digits = province?.code.slice(0, 2) ?? '';
  const inside = (region: Region): boolean => region.code.startsWith(digits) && region.level !== 'zone';
  const named = regions.filter((region) => region.name === words || region.shortName === words).filter(inside);
  const found =
    named.find((region) => region.level === 'city' && (region.name === words || region.shortName === words)) ??
    named.find((region) => region.name === words);
  if (found === undefined) throw new Error(`zones: no place «${words}» in «${provinceShortName}»`);
  return found;
}

/** Names of a zone of a stem: «东湖» in «武汉» gives «东湖高新区», «武汉东湖高新区», … */
function namesByRule(stem: string, parent: Region, city: Region | null, kind: Exclude<ZoneKind, 'other'>): string[] {
  const stems = new Set([stem]);
  if (stem === parent.shortName) stems.add(parent.name);
  for (const place of [parent, city]) {
    if (place === null || stem.startsWith(place.shortName)) continue;
    stems.add(`${place.shortName}${stem}`);
    stems.add(`${place.name}${stem}`);
  }
  return [...stems].flatMap((each) => ENDINGS[kind].map((ending) => each + ending));
}

/** The statistics office's entry for the zone that bears its city's own name, by kind. */
function listedKey(region: Region, byCode: ReadonlyMap<string, Region>): string | null {
  const parent = byCode.get(region.parentCode ?? '');
  if (parent === undefined) return null;
  for (const kind of ['economic', 'high-tech'] as const) {
    if (!ENDING_OF_KIND[kind].test(region.name)) continue;
    const province = byCode.get(parent.parentCode ?? '');
    let stem = region.name.replace(ENDING_OF_KIND[kind], '');
    if (province !== undefined && stem.startsWith(province.shortName) && stem.length > province.shortName.length) {
      stem = stem.slice(province.shortName.length);
    }
    return `${kind}:${parent.code}:${stem.replace(/市$/u, '')}`;
  }
  return null;
}

/**
 * @param divisions of divisions.ts, statistical zones included
 * @returns our zones in the order of the tables, then the statistical zones that the tables do not name
 */
export function buildZones(divisions: readonly Region[]): NamedZone[] {
  const byCode = new Map(divisions.map((region) => [region.code, region]));
  const listed = new Map<string, Region>();
  for (const region of divisions) {
    if (region.level !== 'zone') continue;
    const key = listedKey(region, byCode);
    if (key !== null) listed.set(key, region);
  }
  const counts = new Map<string, number>();
  const taken = new Set<string>();
  const zones: NamedZone[] = [];

  function add(kind: ZoneKind, line: string): void {
    const [province = '', ...items] = line.split(' ');
    for (const item of items) {
      const [head = '', aliases = ''] = item.split('=');
      const [stem = '', place = stem] = head.split('@');
      const parent = findPlace(divisions, province, place);
      const city = parent.level === 'county' ? (byCode.get(parent.parentCode ?? '') ?? null) : null;
      const number = (counts.get(parent.code) ?? 0) + 1;
      counts.set(parent.code, number);
      const known = listed.get(`${kind}:${parent.code}:${stem}`);
      const code = known?.code ?? `${parent.code}-z${String(number).padStart(2, '0')}`;
      if (known !== undefined) taken.add(known.code);
      const names = kind === 'other' ? [stem] : namesByRule(stem, parent, city, kind);
      const name = fullName(kind, stem, parent, names);
      const extra = aliases === '' ? [] : withCityName(aliases.split('/'), city ?? parent);
      const shortName =
        kind === 'other' ? shortestOf([stem, ...extra]) : `${stem}${kind === 'economic' ? '经开区' : '高新区'}`;
      const region: Region = { code, name, shortName, level: 'zone', parentCode: parent.code };
      zones.push({ region, names: [...new Set([name, ...names, ...extra, ...(known ? [known.name] : [])])] });
    }
  }

  for (const line of ECONOMIC_ZONES) add('economic', line);
  for (const line of HIGH_TECH_ZONES) add('high-tech', line);
  for (const line of OTHER_ZONES) add('other', line);
  for (const region of divisions) {
    if (region.level === 'zone' && !taken.has(region.code)) zones.push(statisticalZone(region, byCode));
  }
  return zones;
}

/** «沌口经开区» is also called «武汉沌口经开区»; names that already hold their city or the country stay as they are. */
function withCityName(aliases: readonly string[], city: Region): string[] {
  const bare = aliases.filter((alias) => !alias.includes(city.shortName) && !alias.startsWith('中国'));
  return [...aliases, ...bare.map((alias) => city.shortName + alias)];
}

function shortestOf(names: readonly string[]): string {
  return names.reduce((shortest, name) => (name.length < shortest.length ? name : shortest));
}

function fullName(kind: ZoneKind, stem: string, parent: Region, names: readonly string[]): string {
  if (stem === '东湖' && parent.code === '420100') return '武汉东湖新技术开发区';
  if (kind === 'other') return stem;
  return names[0] ?? stem;
}

function statisticalZone(region: Region, byCode: ReadonlyMap<string, Region>): NamedZone {
  const parent = byCode.get(region.parentCode ?? '');
  const province = byCode.get(parent?.parentCode ?? '');
  const names = new Set([region.name]);
  if (province !== undefined && region.name.startsWith(province.shortName)) {
    names.add(region.name.slice(province.shortName.length));
  }
  for (const name of Array.from(names)) {
    if (parent !== undefined && name.startsWith(parent.name)) {
      names.add(parent.shortName + name.slice(parent.name.length));
    }
  }
  for (const name of Array.from(names)) {
    names.add(name.replace(/经济(?:技术)?开发区$/u, '经开区'));
    names.add(name.replace(/高新技术(?:产业)?(?:开发区|园区)$/u, '高新区'));
  }
  const kept = [...names].filter((name) => name.length > 3 && /(?:区|管委会|新城)$/u.test(name));
  return { region, names: [...new Set([region.name, ...kept])] };
}
