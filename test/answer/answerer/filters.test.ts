import { describe, expect, it } from 'vitest';
import { createAsking, LIBRARY, storeOf } from '../small-library.ts';

const ask = createAsking(storeOf(LIBRARY));
const QUESTION = '2023年地区生产总值是多少？';

describe('filters', () => {
  it('settle what the question leaves open', async () => {
    expect((await ask(QUESTION)).outcome).toBe('clarify');
    const { outcome, answer } = await ask(QUESTION, { filters: { regions: ['抚州市'] } });
    expect(outcome).toBe('answered');
    expect(answer).toContain('2073.8亿元');
    expect(answer).not.toMatch(/3618\.4|417\.9/);
  });

  it('let a region’s inner places pass', async () => {
    const { citations } = await ask(QUESTION, { filters: { regions: ['九江市'] } });
    const places = new Set(citations.flatMap(({ regions }) => regions));
    expect([...places].every((place) => ['九江市', '濂溪区'].includes(place))).toBe(true);
    expect(places.size).toBeGreaterThan(0);
  });

  it('by a list that is empty mean none', async () => {
    const plain = await ask('九江市2023年地区生产总值是多少？');
    const empty = await ask('九江市2023年地区生产总值是多少？', { filters: { regions: [], years: [], kinds: [] } });
    expect(empty.answer).toBe(plain.answer);
    expect(empty.citations).toEqual(plain.citations);
  });

  it.each([
    [{ years: [2023] }, (citation: { year: number | null }) => citation.year === 2023],
    [{ years: [2024] }, (citation: { year: number | null }) => citation.year === 2024],
  ])('by year are never passed by: %j', async (filters, passes) => {
    for (const question of ['九江地区生产总值是多少？', '九江城镇新增就业是多少？', '九江新增高新技术企业多少家？']) {
      const { citations } = await ask(question, { filters });
      expect(citations.length).toBeGreaterThan(0);
      expect(citations.every(passes)).toBe(true);
    }
  });

  it('by kind are never passed by', async () => {
    const { outcome, citations } = await ask('九江市2023年地区生产总值是多少？', { filters: { kinds: ['news'] } });
    expect(outcome).toBe('refused');
    expect(citations).toEqual([]);
    const policy = await ask('九江施工许可几个工作日办完？', { filters: { kinds: ['policy'] } });
    expect(policy.citations.map(({ title }) => title)).toEqual(['九江市鼓励企业投资兴业若干政策']);
  });

  it('that nothing passes leave nothing to say', async () => {
    const { outcome, figures, citations } = await ask('九江市2023年地区生产总值是多少？', {
      filters: { years: [1999] },
    });
    expect(outcome).toBe('refused');
    expect([figures, citations]).toEqual([[], []]);
  });
});
