import { array, assert, constantFrom, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RegionMention } from '../../knowledge/regions/index.ts';
import { findNamedRegions, findRegions, regionByCode } from '../../knowledge/regions/index.ts';

/** «武汉→武汉市», one a mention; the first candidate alone. */
function found(text: string): string[] {
  return findRegions(text).map((mention) => `${mention.words}→${mention.candidates[0]?.name ?? ''}`);
}

function one(text: string): RegionMention {
  const mentions = findRegions(text);
  expect(mentions).toHaveLength(1);
  return mentions[0] as RegionMention;
}

describe('findRegions', () => {
  it('names nested places one by one', () => {
    expect(found('湖北省武汉市洪山区')).toEqual(['湖北省→湖北省', '武汉市→武汉市', '洪山区→洪山区']);
  });

  it.each([
    ['咸宁打算引进企业', '咸宁→咸宁市'],
    ['走进武汉經開區', '武汉經開區→武汉经济技术开发区'],
    ['湖 北 今年', '湖 北→湖北省'],
    ['对接武汉沌口经开区', '武汉沌口经开区→武汉经济技术开发区'],
    ['黄石港区的项目', '黄石港区→黄石港区'],
    ['黄石港口货运', '黄石→黄石市'],
    ['费县的收入', '费县→费县'],
    ['内蒙古自治区的电价', '内蒙古自治区→内蒙古自治区'],
    ['朝阳2023年预算', '朝阳→朝阳市'],
    ['海南2023年预算', '海南→海南省'],
    ['建始有哪些园区？', '建始→建始县'],
  ])('reads %s', (text, expected) => {
    expect(found(text)).toEqual([expected]);
  });

  it.each([
    '长安杯的得主',
    '在中山公园散步',
    '弘扬延安精神',
    '发展壮大新型集体经济',
    '全年新增城镇就业',
    '在长江西岸修路',
    '太湖南岸的湿地',
    '提高安全生产水平',
    '实现长治久安',
    '阿里巴巴来访',
    '消费县域下沉',
    '其他市和县级机关',
    '滨海城市的风光',
    '主城区、新城区都要发展',
    '凉山村的道路',
    '融入武汉都市圈',
    '长株潭城市群',
    '鄂东南片区',
    '桂花资源丰富',
    '公安机关通报',
    '全市上下共同努力',
    '',
  ])('finds no place in %j', (text) => {
    expect(found(text)).toEqual([]);
  });

  it('reads an ordinary word as a place directly behind its parent', () => {
    expect(found('武汉青山的钢铁')).toEqual(['武汉→武汉市', '青山→青山区']);
    expect(found('绿水青山就是金山银山')).toEqual([]);
    expect(found('晋城城区')).toEqual(['晋城→晋城市', '城区→城区']);
  });

  it('reads 上海南站 without 海南, and 济南市中区 as a district of 济南', () => {
    expect(found('上海南站')).toEqual([]);
    expect(found('从上海南下')).toEqual(['上海→上海市']);
    expect(found('济南市中区')).toEqual(['济南→济南市', '市中区→市中区']);
  });

  it('means the parent’s district directly behind it, and ranks it first when the parent is named elsewhere', () => {
    expect(one('鼓楼区的学校').candidates).toHaveLength(4);
    expect(findRegions('徐州鼓楼区')[1]?.candidates.map((region) => region.code)).toEqual(['320302']);
    const far = findRegions('福州今年很忙，其中鼓楼区最忙')[1]?.candidates ?? [];
    expect(far[0]?.code).toBe('350102');
    expect(far).toHaveLength(4);
  });

  it('takes the district of a named parent before a city that shares its name', () => {
    const names = (text: string): string[] =>
      findRegions(text)
        .at(-1)
        ?.candidates.map((region) => region.code) ?? [];
    expect(names('朝阳2023年')[0]).toBe('211300');
    expect(names('北京预算增加，朝阳2023年')[0]).toBe('110105');
  });

  it('ranks the prefecture before the city of the same name, and drops lesser namesakes elsewhere', () => {
    expect(one('恩施').candidates.map((region) => region.name)).toEqual(['恩施土家族苗族自治州', '恩施市']);
    expect(findRegions('乌海和海南')[1]?.candidates.map((region) => region.name)).toEqual(['海南省']);
    expect(one('海南').candidates.map((region) => region.name)).toEqual(['海南省']);
  });

  it.each([
    ['南京路步行街', 'road'],
    ['北京西路改造', 'road'],
    ['武汉大道通车', 'road'],
    ['武汉大学的老师', 'institution'],
    ['武汉港吞吐量', 'institution'],
    ['咸宁职业技术学院', 'institution'],
    ['青岛啤酒', 'company'],
    ['宁德时代', 'company'],
    ['深圳某某光电技术有限公司', 'company'],
    ['武汉上市公司', null],
    ['武汉引进某某集团', null],
    ['黄石新开一家公司', null],
    ['武汉路演活动', null],
    ['武汉大学生就业', null],
  ])('says of the place in %s that it is part of: %s', (text, partOf) => {
    expect(one(text).partOf).toBe(partOf);
  });

  it('reads single characters in fixed patterns only, and marks them', () => {
    expect(one('来汉投资').abbreviated).toBe(true);
    expect(found('来汉投资')).toEqual(['汉→武汉市']);
    expect(found('驻咸部队')).toEqual(['咸→咸宁市']);
    expect(found('入驻企业超过百家')).toEqual([]);
    expect(found('好汉来了')).toEqual([]);
    expect(findRegions('荆门的夜色，来荆考察')[1]?.candidates[0]?.name).toBe('荆门市');
  });

  it('needs the wider place for names that neighbouring characters easily make', () => {
    const filler = '大家都来看一看，'.repeat(12);
    expect(found(`${filler}还要支持铁山技改`)).toEqual([]);
    expect(found(`${filler}黄石在建设，还要支持铁山技改`)).toEqual(['黄石→黄石市', '铁山→铁山区']);
  });

  it('gives spans that hold exactly the words, in order, without overlaps, on any text', () => {
    const piece = constantFrom(
      '武汉',
      '市',
      '湖北省',
      '鼓楼区',
      ' ',
      '。',
      '来汉投资',
      '黃石港',
      '𠮷',
      'Ａ',
      '路',
      '县',
      '新',
    );
    assert(
      property(array(piece, { maxLength: 30 }), (pieces) => {
        const text = pieces.join('');
        let end = 0;
        for (const mention of findRegions(text)) {
          expect(mention.start).toBeGreaterThanOrEqual(end);
          expect(text.slice(mention.start, mention.end)).toBe(mention.words);
          expect(mention.candidates.length).toBeGreaterThan(0);
          for (const candidate of mention.candidates) expect(regionByCode(candidate.code)).toBe(candidate);
          end = mention.end;
        }
      }),
    );
  });
});

describe('findNamedRegions', () => {
  it('finds what findRegions finds, without the characters that stand for places', () => {
    const text = constantFrom(
      '湖北省',
      '武 汉市',
      '洪山区',
      '武汉大道',
      '赴汉考察',
      '来杭投资',
      '增城镇',
      '，',
      '增长8%',
      '市中区',
    );
    assert(
      property(array(text, { maxLength: 8 }), (parts) => {
        const words = parts.join('');
        expect(findNamedRegions(words)).toEqual(findRegions(words).filter(({ abbreviated }) => !abbreviated));
      }),
    );
  });

  it('leaves a character out that findRegions reads as a place', () => {
    expect(findRegions('客商赴汉考察')).toHaveLength(1);
    expect(findNamedRegions('客商赴汉考察')).toEqual([]);
  });
});
