import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { correctSpelling } from '../../../answer/retrieve/correct-spelling.ts';
import type { KnowledgeView } from '../../../knowledge/store/port.ts';
import { createAsking, LIBRARY, storeOf } from '../small-library.ts';

const store = storeOf(LIBRARY);
let view: KnowledgeView;

beforeAll(async () => {
  view = await store.openView();
});
afterAll(async () => {
  view.close();
  await store.close();
});

describe('correctSpelling', () => {
  it.each([
    ['九江2023年有多少家高新技术期业？', '九江2023年有多少家高新技术企业？'],
    ['九江2023年有舵少家高新技术企业？', '九江2023年有多少家高新技术企业？'],
    ['九江2023年规上工业赠加值增速', '九江2023年规上工业增加值增速'],
    ['九江城镇新增旧业多少人', '九江城镇新增就业多少人'],
    ['九江老旧晓区改造了多少个', '九江老旧小区改造了多少个'],
  ])('reads %s as it was meant, and says so', async (typed, meant) => {
    const { question, corrections } = await correctSpelling(view, typed);
    expect(question).toBe(meant);
    expect(corrections).toHaveLength(1);
    expect(typed).toContain(corrections[0]!.typed);
    expect(meant).toContain(corrections[0]!.read);
  });

  it('changes only the wrong character of what was typed in full width and traditional characters', async () => {
    const { question } = await correctSpelling(view, '九江２０２３年有多少家高新技術期業？');
    expect(question).toBe('九江２０２３年有多少家高新技術企業？');
  });

  it.each([
    '九江2023年有多少家高新技术企业？',
    '抚州的地区生产总值不到多少亿元？',
    // No article writes them, and they are what was meant.
    '贵溪冶炼厂的阴极铜产能是多少？',
    '王芷若是哪个局的局长？',
    '瀚森克斯投了多少钱？',
    '荷泽2023年的出口额',
    '“期业”是什么意思？',
    '',
  ])('leaves «%s» as it was typed', async (typed) => {
    expect(await correctSpelling(view, typed)).toEqual({ question: typed, corrections: [] });
  });
});

describe('an answer to a misspelt question', () => {
  const asking = createAsking(store);

  it('is the answer to what was meant, and tells how it was read', async () => {
    const meant = await asking('九江2023年高新技术企业总数达到多少家？');
    const typed = await asking('九江2023年高新技术期业总数达到舵少家？');
    expect(meant.answer).toContain('742家');
    expect([typed.answer, typed.citations]).toEqual([meant.answer, meant.citations]);
    expect(typed.understood.corrections).toHaveLength(2);
    expect(typed.understood.corrections?.map(({ read }) => read).join()).toMatch(/企业.*,.*多少/);
    expect(meant.understood).not.toHaveProperty('corrections');
  });

  it('is a refusal still, where the articles do not cover what was meant', async () => {
    const typed = await asking('九江2023年机器人密度是舵少？');
    expect(typed.outcome).toBe('refused');
  });
});
