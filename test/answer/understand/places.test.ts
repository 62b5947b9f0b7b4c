import { describe, expect, it } from 'vitest';
import { partsOf, placesOf } from './read-question.ts';

const readPlacesOf = (question: string, earlier: readonly string[] = []): string[][] =>
  partsOf(question, earlier).map(placesOf);

describe('the places of a question', () => {
  it.each([
    ['江西九江2023年GDP是多少？', '九江市', '江西省'],
    ['九江市濂溪区2023年GDP是多少？', '濂溪区', '九江市'],
    ['九江给濂溪区定的增长目标是多少？', '濂溪区', '九江市'],
    ['南京鼓楼区2023年GDP是多少？', '鼓楼区', '南京市'],
  ])('of nested names takes the innermost and keeps the wider one as frame: %s', (question, place, frame) => {
    const [part] = partsOf(question);
    expect(part?.regions.map(({ name }) => name)).toEqual([place]);
    expect(part?.frame.map(({ name }) => name)).toEqual([frame]);
  });

  it.each([
    ['九江市和濂溪区2023年GDP分别是多少？', [['九江市'], ['濂溪区']]],
    ['九江、抚州2023年GDP分别是多少？', [['九江市'], ['抚州市']]],
    ['九江跟抚州比，2023年GDP谁高？', [['九江市'], ['抚州市']]],
  ])('asks of each place that is joined to another, though one lies within the other: %s', (question, places) => {
    expect(readPlacesOf(question)).toEqual(places);
  });

  it('tells places of one name apart by the place around them', () => {
    const [nanjing] = partsOf('南京鼓楼区有多少家企业？');
    const [fuzhou] = partsOf('福州鼓楼区有多少家企业？');
    expect(nanjing?.regions.map(({ code }) => code)).toEqual(['320106']);
    expect(fuzhou?.regions.map(({ code }) => code)).toEqual(['350102']);
  });

  it('tells places of one name apart by the talk before', () => {
    const [part] = partsOf('鼓楼区呢？', ['福州市2023年GDP是多少？']);
    expect(part?.regions.map(({ code }) => code)).toEqual(['350102']);
  });

  it('takes a short name that a prefecture shares with a city inside it for both', () => {
    expect(readPlacesOf('恩施2023年GDP是多少？')).toEqual([['恩施土家族苗族自治州', '恩施市']]);
  });

  it.each(['九将市2023年GDP是多少？', 'jiujiang 2023年GDP是多少？', 'JiuJiang市GDP多少'])(
    'reads a misspelt name and one in pinyin: %s',
    (question) => {
      expect(readPlacesOf(question)).toEqual([['九江市']]);
    },
  );

  it.each([
    ['九江市2023年GDP是多少？', '全省呢？', '江西省'],
    ['濂溪区2023年GDP是多少？', '全市呢？', '九江市'],
    ['濂溪区2023年GDP是多少？', '那全省呢？', '江西省'],
  ])('after %s reads %s as %s', (before, question, place) => {
    expect(readPlacesOf(question, [before])).toEqual([[place]]);
  });

  it('reads 全省 by the place named earlier in the same question', () => {
    expect(readPlacesOf('九江市2023年GDP是多少？全省呢？')).toEqual([['九江市'], ['江西省']]);
  });

  it('makes nothing of 全省 where nobody has named a place', () => {
    expect(readPlacesOf('全省高新技术企业有多少家？')).toEqual([[]]);
  });

  it.each(['九江2023年GDP在江西排第几？', '九江2023年GDP在全省排第几？', '九江的进出口总额居全省第几？'])(
    'takes the field of a ranking for no place of the question: %s',
    (question) => {
      expect(readPlacesOf(question)).toEqual([['九江市']]);
      expect(partsOf(question)[0]?.answerKind).toBe('rank');
    },
  );

  it('keeps the place of the talk where 全省 is only the field of a ranking', () => {
    expect(readPlacesOf('在全省排第几？', ['九江市2023年进出口总额是多少？'])).toEqual([['九江市']]);
  });

  it.each(['浙江来的公司投资了多少？', '浙商投了几个项目？', '“九江”这个名字提了几次？'])(
    'takes a place that only describes or is quoted for none: %s',
    (question) => {
      expect(readPlacesOf(question)).toEqual([[]]);
    },
  );

  it.each(['九江哪个区2023年GDP最高？', '江西两个市2023年GDP各是多少？'])(
    'knows that places inside the one named are asked for: %s',
    (question) => {
      expect(partsOf(question).map(({ asksInside }) => asksInside)).toEqual([true]);
    },
  );
});
