/** Years typed without their mark, and what they ask for one by one. */
import { describe, expect, it } from 'vitest';
import { indicatorsOf, partsOf, periodsOf } from './read-question.ts';

describe('years without their mark', () => {
  it.each([
    ['九江 2022 运营里程', ['2022']],
    ['九江规上工业 2023实际 vs 2024目标', ['2023', '2024']],
    ['九江外贸：2023涨了多少 / 2024目标多少', ['2023', '2024']],
    ['九江 旅游总收入 2023 2024', ['2023', '2024']],
  ])('are times wherever they stand: %s', (question, years) => {
    expect(partsOf(question).flatMap(periodsOf)).toEqual(years);
  });

  it('are asked for as result and as target by the words behind each', () => {
    expect(partsOf('九江R&D投入占GDP 2023做到多少 2024定的多少').map(({ status }) => status)).toEqual([null, 'target']);
    expect(partsOf('九江规上工业 2023干到多少 2024指标多少').map(({ status }) => status)).toEqual([
      'achieved',
      'target',
    ]);
  });

  it.each(['九江新建了2023套保障房吗', '九江增加了2024个停车位', '从2017到2021这五年九江新增就业多少'])(
    'are no counts, and a stretch is one time: %s',
    (question) => {
      expect(partsOf(question).flatMap(periodsOf).length).toBeLessThanOrEqual(1);
    },
  );
});

describe('two indicators in a row', () => {
  it('are two questions, and «new» of the first is not of the second', () => {
    const parts = partsOf('九江2023年新增城镇就业和外贸进出口总额');
    expect(parts.map((part) => indicatorsOf(part)[0])).toEqual(['城镇新增就业', '外贸进出口总额']);
    expect(parts[1]?.aspect).not.toBe('new');
  });
});
