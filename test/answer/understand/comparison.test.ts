import { describe, expect, it } from 'vitest';
import { understand } from '../../../answer/understand/understand.ts';
import { indicatorsOf, partsOf, periodsOf, placesOf } from './read-question.ts';

const sidesOf = (question: string): [string[], string[]][] =>
  partsOf(question).map((part) => [placesOf(part), periodsOf(part)]);

describe('a question that holds things against each other', () => {
  it('binds each period to the place before it', () => {
    expect(sidesOf('九江2022年、抚州2023年的GDP分别是多少？')).toEqual([
      [['九江市'], ['2022年']],
      [['抚州市'], ['2023年']],
    ]);
  });

  it('binds a single period to every place, wherever it stands', () => {
    const wanted = [
      [['九江市'], ['2023年']],
      [['抚州市'], ['2023年']],
    ];
    expect(sidesOf('九江和抚州2023年GDP哪个高？')).toEqual(wanted);
    expect(sidesOf('2023年九江和抚州的GDP哪个高？')).toEqual(wanted);
  });

  it('spreads three places', () => {
    expect(sidesOf('九江、抚州、上饶2023年GDP分别是多少？').map(([places]) => places)).toEqual([
      ['九江市'],
      ['抚州市'],
      ['上饶市'],
    ]);
  });

  it.each(['九江2022年和2023年GDP增速相比哪个高？', '九江2022年与2023年GDP增速哪个高？'])(
    'spreads the periods of one place: %s',
    (question) => {
      expect(understand({ question }).comparison).toBe(true);
      expect(sidesOf(question)).toEqual([
        [['九江市'], ['2022年']],
        [['九江市'], ['2023年']],
      ]);
    },
  );

  it('reads halves of a year apart from the year', () => {
    const parts = partsOf('九江2023年全年和上半年GDP增速相比哪个高？');
    expect(parts.map(({ periods }) => periods.map(({ period }) => [period.start, period.end]))).toEqual([
      [['2023-01-01', '2023-12-31']],
      [['2023-01-01', '2023-06-30']],
    ]);
  });

  it('spreads indicators where a value of each is asked for, in their order', () => {
    const parts = partsOf('九江2023年固定资产投资和一般公共预算收入分别增长多少？');
    expect(parts.map(({ askedNouns }) => askedNouns)).toEqual([['固定资产投资'], ['一般公共预算收入']]);
    for (const part of parts) {
      expect([placesOf(part), periodsOf(part), part.aspect]).toEqual([['九江市'], ['2023年'], 'growth']);
    }
  });

  it('takes the year behind 与…相比 for the base of a change, not for the year asked about', () => {
    const [part] = partsOf('九江与2020年相比高新技术企业多了多少家？');
    expect(part?.comparedWith).toBe('2020年');
    expect(part?.periods).toEqual([]);
  });

  it('asks of both sides what the second question adds', () => {
    const question = '九江和抚州2023年GDP哪个高？各是多少？';
    expect(sidesOf(question).map(([places]) => places)).toEqual([['九江市'], ['抚州市']]);
    expect(partsOf(question).every(({ intent }) => intent === 'figure')).toBe(true);
  });

  it.each(['九江2023年GDP是多少？', '九江有哪些支持企业的政策？'])(
    'is none where one thing is asked: %s',
    (question) => {
      expect(understand({ question }).comparison).toBe(false);
      expect(partsOf(question)).toHaveLength(1);
    },
  );

  it('holds the figures of an indicator against each other though no number is asked for', () => {
    const parts = partsOf('高新技术企业谁多：九江还是抚州');
    expect(parts.map(placesOf)).toEqual([['九江市'], ['抚州市']]);
    expect(parts.map(({ intent }) => intent)).toEqual(['figure', 'figure']);
    expect(parts.map(indicatorsOf)).toEqual([['高新技术企业'], ['高新技术企业']]);
  });
});
