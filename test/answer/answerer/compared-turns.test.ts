import { describe, expect, it } from 'vitest';
import { createAsking, LIBRARY, storeOf } from '../small-library.ts';

const ask = createAsking(storeOf(LIBRARY));

async function last(...turns: string[]) {
  const question = turns.at(-1) ?? '';
  const history = turns.slice(0, -1).flatMap((content) => [
    { role: 'user' as const, content },
    { role: 'assistant' as const, content: '（答复）' },
  ]);
  return ask(question, { history });
}

describe('a follow-up that compares what the last turns asked about', () => {
  it.each([
    [['九江2023年GDP是多少？', '抚州呢？', '哪个高'], /^九江市更多，相差1544\.6亿元/],
    [['九江2023年GDP是多少？', '抚州呢？', '差多少'], /^九江市更多，相差1544\.6亿元/],
    [['九江2023年GDP是多少？', '抚州呢？', '哪个高', '高多少'], /^九江市更多，相差1544\.6亿元/],
    [['九江和抚州2023年GDP各是多少？', '两者相比差多少'], /^九江市更多，相差1544\.6亿元/],
    [['抚州2024年GDP增长目标', '九江呢', '谁的高'], /^九江市更高，相差0\.8个百分点/],
  ])('%s', async (turns, verdict) => {
    expect((await last(...turns)).answer).toMatch(verdict);
  });

  it('leaves a talk of one place alone', async () => {
    expect((await last('九江2023年GDP是多少？', '高多少')).answer).not.toContain('相差');
    expect((await last('九江2023年GDP是多少？', '那固定资产投资呢', '哪个高')).answer).not.toContain('相差');
  });

  it('takes a place of its own before those of the talk', async () => {
    const { answer } = await last('九江2023年GDP是多少？', '抚州呢？', '濂溪区和九江谁的高');
    expect(answer).not.toContain('抚州');
  });
});

describe('one place held against another', () => {
  it.each(['九江比抚州2023年GDP多多少？', '2023年九江的GDP比抚州高多少'])('compares both: %s', async (question) => {
    const { answer } = await ask(question);
    expect(answer.split('\n')[0]).toMatch(/^九江市更多，相差1544\.6亿元/);
  });

  it('says no more of a difference than the coarser figure tells', async () => {
    const report = (place: string, size: string) => ({
      title: `2024年${place}政府工作报告`,
      publishedOn: '2025-03-01',
      text: `各位代表:我代表市人民政府报告工作。一、2023年工作回顾2023年,全市地区生产总值达到${size},增长5%。各位代表,让我们一起努力!`,
    });
    const asking = createAsking(storeOf([report('九江市', '1.36万亿元'), report('抚州市', '9873.84亿元')]));
    const { answer, derived } = await asking('九江和抚州2023年GDP哪个高？');
    expect(answer.split('\n')[0]).toContain('相差约0.37万亿元（1.36万亿元－9873.84亿元≈0.37万亿元）');
    expect(derived.map(({ value, unit }) => [value, unit])).toEqual([[0.37, '万亿元']]);
  });
});
