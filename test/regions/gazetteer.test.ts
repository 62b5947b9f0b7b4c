import { describe, expect, it } from 'vitest';
import { gazetteer } from '../../knowledge/regions/gazetteer.ts';
import {
  abbreviationOf,
  ancestorsOf,
  compareRegions,
  describeRegion,
  isWithin,
  regionByCode,
  regionsByName,
  resolveRegion,
} from '../../knowledge/regions/index.ts';
import { shortNameOf } from '../../knowledge/regions/short-name.ts';

const all = [...gazetteer().byCode.values()];

describe('gazetteer', () => {
  it('leads every place up to the country without a gap or a circle', () => {
    const lost = all.filter((region) => {
      const ancestors = ancestorsOf(region.code);
      return (ancestors.at(-1) ?? region).code !== '100000' || ancestors.length > 4;
    });
    expect(lost).toEqual([]);
  });

  it('holds every province, prefecture and county once and none of the statistics office’s pseudo-nodes', () => {
    const count = (level: string): number => all.filter((region) => region.level === level).length;
    expect(count('province')).toBe(34);
    expect(count('city')).toBeGreaterThan(350);
    expect(count('county')).toBeGreaterThan(2800);
    expect(all.filter((region) => /^(?:市辖区|县)$|直辖县级/u.test(region.name))).toEqual([]);
  });

  it.each([
    ['天门市', '湖北省'],
    ['神农架林区', '湖北省'],
    ['济源市', '河南省'],
    ['石河子市', '新疆维吾尔自治区'],
  ])('puts %s, which no prefecture governs, as a city below %s', (name, province) => {
    const region = regionsByName(name)[0];
    expect(region?.level).toBe('city');
    expect(regionByCode(region?.parentCode ?? '')?.name).toBe(province);
  });

  it.each([
    ['咸宁市', '咸宁'],
    ['西塞山区', '西塞山'],
    ['城区', '城区'],
    ['东区', '东区'],
    ['赵县', '赵县'],
    ['内蒙古自治区', '内蒙古'],
    ['延边朝鲜族自治州', '延边'],
    ['恩施土家族苗族自治州', '恩施'],
    ['积石山保安族东乡族撒拉族自治县', '积石山'],
    ['鄂温克族自治旗', '鄂温克'],
    ['东乡族自治县', '东乡'],
    ['神农架林区', '神农架'],
    ['井陉矿区', '井陉矿区'],
    ['阿拉善左旗', '阿拉善左旗'],
    ['梅里斯达斡尔族区', '梅里斯'],
    ['浦东新区', '浦东'],
    ['清新区', '清新'],
    ['香港特别行政区', '香港'],
  ])('shortens %s to %s', (name, short) => {
    expect(shortNameOf(name)).toBe(short);
  });

  it.each([
    ['光谷', '武汉东湖新技术开发区'],
    ['东湖高新区', '武汉东湖新技术开发区'],
    ['车谷', '武汉经济技术开发区'],
    ['沌口经开区', '武汉经济技术开发区'],
    ['黄石大冶湖高新区', '大冶湖高新技术产业开发区'],
    ['荆州开发区', '荆州经济技术开发区'],
    ['雄安', '河北雄安新区'],
    ['江城', '武汉市'],
    ['羊城', '广州市'],
    ['恩施州', '恩施土家族苗族自治州'],
    ['北川县', '北川羌族自治县'],
    ['全国', '中国'],
    ['黃石', '黄石市'],
  ])('knows %s as %s first', (name, full) => {
    expect(regionsByName(name)[0]?.name).toBe(full);
  });

  it('gives a zone the statistics office lists that office’s code, and others a code below their parent’s', () => {
    expect(regionsByName('荆州经开区')[0]?.code).toBe('421071');
    expect(regionsByName('光谷')[0]?.code).toMatch(/^420100-z\d\d$/u);
    expect(isWithin(regionsByName('光谷')[0]?.code ?? '', '420000')).toBe(true);
  });

  it('counts a region as within itself and its ancestors, and an unknown code within itself alone', () => {
    expect(isWithin('421202', '421202')).toBe(true);
    expect(isWithin('421202', '421200')).toBe(true);
    expect(isWithin('421202', '420100')).toBe(false);
    expect(isWithin('999999', '999999')).toBe(true);
    expect(ancestorsOf('999999')).toEqual([]);
    expect(regionByCode('999999')).toBeNull();
  });

  it('describes a place with what it lies in, without saying a city twice', () => {
    const described = (name: string): string => describeRegion(regionsByName(name)[0] as (typeof all)[number]);
    expect(described('咸宁市')).toBe('湖北省咸宁市');
    expect(described('洪山区')).toBe('湖北省武汉市洪山区');
    expect(described('东湖高新区')).toBe('湖北省武汉东湖新技术开发区');
    expect(described('上海')).toBe('上海市');
  });

  it('sorts wider places first', () => {
    const sorted = ['洪山区', '武汉市', '湖北省'].flatMap((name) => regionsByName(name).slice(0, 1));
    expect(sorted.toSorted(compareRegions).map((region) => region.name)).toEqual(['湖北省', '武汉市', '洪山区']);
  });

  it('gives the character of a city only where it is certain', () => {
    expect(abbreviationOf('420100')).toBe('汉');
    expect(abbreviationOf('310000')).toBe('沪');
    expect(abbreviationOf('421202')).toBeNull();
  });
});

describe('resolveRegion', () => {
  it('keeps only the namesakes within places already known', () => {
    expect(resolveRegion('朝阳区').map((region) => region.code)).toEqual(['110105', '220104']);
    expect(resolveRegion('朝阳区', ['110000']).map((region) => region.code)).toEqual(['110105']);
  });

  it('keeps all namesakes when none lies within what is known', () => {
    expect(resolveRegion('朝阳区', ['420000'])).toHaveLength(2);
  });

  it('takes the narrowest of nested places, and a place out of more words', () => {
    expect(resolveRegion('湖北省咸宁市咸安区').map((region) => region.code)).toEqual(['421202']);
    expect(resolveRegion('黄石那边').map((region) => region.name)).toEqual(['黄石市']);
  });

  it('gives nothing for words that name no place', () => {
    expect(resolveRegion('火星')).toEqual([]);
    expect(resolveRegion('')).toEqual([]);
  });
});
