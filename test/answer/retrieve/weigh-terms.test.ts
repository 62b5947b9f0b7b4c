import { describe, expect, it } from 'vitest';
import { weighTerms } from '../../../answer/retrieve/weigh-terms.ts';
import { understand } from '../../../answer/understand/understand.ts';
import type { CoverageCounts, KnowledgeView } from '../../../knowledge/store/port.ts';

interface Index {
  readonly passages: number;
  /** Of all passages, that hold a term. */
  readonly share: number;
  /** Passages of 九江's own articles, and how many of them hold a term; none by default. */
  readonly there?: { readonly passages: number; readonly holding: number };
  readonly articlesThere?: number;
}

const JIUJIANG = '360400';

function viewOf({ passages, share, there = { passages: 0, holding: 0 } }: Index): KnowledgeView {
  const termFrequencies: KnowledgeView['termFrequencies'] = async (terms, filter = {}) =>
    filter.regionCodes?.includes(JIUJIANG)
      ? { passages: there.passages, counts: terms.map(() => there.holding) }
      : { passages, counts: terms.map(() => Math.round(passages * share)) };
  return { termFrequencies } as KnowledgeView;
}

function coverageOf({ there, articlesThere = there === undefined ? 0 : 10 }: Index): CoverageCounts {
  const regions = articlesThere === 0 ? [] : [{ code: JIUJIANG, name: '九江市', articles: articlesThere }];
  return { articles: 500, passages: 0, observations: 0, regions, years: [], kinds: [] };
}

async function weigh(question: string, index: Index) {
  return weighTerms(viewOf(index), understand({ question }).parts[0]!, coverageOf(index));
}

const weights = async (question: string, index: Index) => (await weigh(question, index)).map(({ weight }) => weight);

const ASKED = '九江哪些园区做无人机和燃料电池？';

/** Whether weights are the same to five places; false where there are none to compare. */
function areAlike(left: readonly number[], right: readonly number[]): boolean {
  const isClose = (weight: number, index: number) => Math.abs(weight - (right[index] ?? Infinity)) < 1e-5;
  return left.length > 1 && left.length === right.length && left.every(isClose);
}

describe('weighTerms', () => {
  it('weighs the words of a question about a place alike, however many articles of other places lie beside', async () => {
    const few = await weights(ASKED, { passages: 400, share: 0.02, there: { passages: 300, holding: 6 } });
    expect(
      areAlike(await weights(ASKED, { passages: 100_000, share: 0.02, there: { passages: 300, holding: 6 } }), few),
    ).toBe(true);
  });

  it('does the same where the place has no articles of its own, or thousands', async () => {
    const few = await weights(ASKED, { passages: 400, share: 0.02 });
    expect(areAlike(await weights(ASKED, { passages: 100_000, share: 0.02 }), few)).toBe(true);
    const there = { passages: 60_000, holding: 1 };
    expect(areAlike(await weights(ASKED, { passages: 100_000, share: 0.02, there, articlesThere: 5000 }), few)).toBe(
      true,
    );
  });

  it('lets the place say how common a word is, whatever other places write', async () => {
    const there = (holding: number) => ({ passages: 300, holding });
    const rare = await weights(ASKED, { passages: 100_000, share: 0.02, there: there(1) });
    const common = await weights(ASKED, { passages: 100_000, share: 0.02, there: there(90) });
    for (const [index, weight] of common.entries()) expect(weight).toBeLessThan(rare[index]!);
  });

  it('does not know a word that only other places write', async () => {
    const index: Index = { passages: 100_000, share: 0.02, there: { passages: 300, holding: 0 } };
    expect((await weigh(ASKED, index)).map(({ known }) => known)).not.toContain(true);
    expect((await weigh(ASKED, { passages: 100_000, share: 0.02 })).map(({ known }) => known)).not.toContain(false);
  });

  it('tells rare words from common ones among all passages where no place is named', async () => {
    const question = '哪些园区做无人机和燃料电池？';
    const rare = await weights(question, { passages: 100_000, share: 0.000_02 });
    const common = await weights(question, { passages: 100_000, share: 0.02 });
    expect(rare.length).toBeGreaterThan(0);
    for (const [index, weight] of common.entries()) expect(weight).toBeLessThan(rare[index]!);
  });

  it('lets the word that asks for a place count for little beside what is looked for', async () => {
    const index: Index = { passages: 300, share: 0.02 };
    const terms = await weigh('隔膜项目的签约活动在哪个城市办的？', index);
    const asking = terms.find(({ words }) => words === '在哪')!;
    const activity = terms.find(({ words }) => words === '签约')!;
    expect(asking.weight).toBeLessThan(activity.weight / 2);
  });
});
