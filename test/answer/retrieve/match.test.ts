import { describe, expect, it } from 'vitest';
import { matchTerm } from '../../../answer/retrieve/match-term.ts';
import { nearForms } from '../../../answer/retrieve/near-forms.ts';

const term = (text: string, weight = 1) => ({ forms: [{ text, weight }] });

describe('matchTerm', () => {
  it('never finds a number inside a longer one', () => {
    expect(matchTerm(term('2家'), '共12家企业')).toBe(0);
    expect(matchTerm(term('17亿'), '总投资117亿元')).toBe(0);
    expect(matchTerm(term('5'), '增长5.2%')).toBe(0);
    expect(matchTerm(term('17亿'), '总投资17亿元')).toBe(1);
  });

  it('finds a name with a few words between its characters, for less', () => {
    expect(matchTerm(term('水质达标率'), '水质稳定达标率达到百分之百')).toBeGreaterThan(0.5);
    expect(matchTerm(term('水质达标率'), '水质稳定,其余指标达到规定,完成率高')).toBe(0);
  });

  it('takes the best of several names', () => {
    expect(
      matchTerm(
        {
          forms: [
            { text: '菜场', weight: 1 },
            { text: '农贸市场', weight: 0.9 },
          ],
        },
        '改造农贸市场',
      ),
    ).toBe(0.9);
  });
});

describe('nearForms', () => {
  it('finds a homophone and one wrong character', () => {
    expect(nearForms('临将石化', '今年临江石化投产')[0]?.text).toBe('临江石化');
    expect(nearForms('乙希', '乙烯装置检修')[0]?.text).toBe('乙烯');
    expect(nearForms('云台机床', '云合机床厂')[0]?.text).toBe('云合机床');
  });

  it.each([
    ['旧改', '推进旧城改造', '旧城改造'],
    ['棚改', '棚户区改造扩面', '棚户区改造'],
    ['人代会', '提请人民代表大会审议', '人民代表大会'],
    ['先心病', '免费救治先天性心脏病患儿', '先天性心脏病'],
  ])('finds the long form of %s', (short, text, long) => {
    expect(nearForms(short, text).map(({ text: form }) => form)).toContain(long);
  });

  it('takes no two characters that merely stand near each other for a long form', () => {
    expect(nearForms('能造', '节能化改造项目')).toEqual([]);
    expect(nearForms('合办', '两家合举办展会')).toEqual([]);
  });

  it('gives nothing for digits, Latin and single characters', () => {
    expect(nearForms('5', '5个')).toEqual([]);
    expect(nearForms('gdp', 'gdb')).toEqual([]);
    expect(nearForms('水', '税')).toEqual([]);
  });
});
