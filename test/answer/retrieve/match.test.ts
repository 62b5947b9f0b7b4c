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

  it('finds the long form of an abbreviation', () => {
    expect(nearForms('旧改', '推进旧城区改造').map(({ text }) => text)).toContain('旧城区改');
  });

  it('gives nothing for digits, Latin and single characters', () => {
    expect(nearForms('5', '5个')).toEqual([]);
    expect(nearForms('gdp', 'gdb')).toEqual([]);
    expect(nearForms('水', '税')).toEqual([]);
  });
});
