import { describe, expect, it } from 'vitest';
import { weighTerms } from '../../../answer/retrieve/weigh-terms.ts';
import { understand } from '../../../answer/understand/understand.ts';
import type { KnowledgeView } from '../../../knowledge/store/port.ts';

/** An index of so many passages, of which a share holds each term. */
function viewOf(passages: number, share: number): KnowledgeView {
  const termFrequencies: KnowledgeView['termFrequencies'] = async (terms) => ({
    passages,
    counts: terms.map(() => Math.round(passages * share)),
  });
  return { termFrequencies } as KnowledgeView;
}

const weights = async (question: string, view: KnowledgeView) =>
  (await weighTerms(view, understand({ question }).parts[0]!)).map(({ weight }) => weight);

describe('weighTerms', () => {
  it('weighs the words of a question about a place alike, however many articles of other places lie beside', async () => {
    const question = '九江哪些园区做无人机和燃料电池？';
    const few = await weights(question, viewOf(400, 0.02));
    const many = await weights(question, viewOf(100_000, 0.02));
    expect(few.length).toBeGreaterThan(1);
    for (const [index, weight] of many.entries()) expect(weight).toBeCloseTo(few[index]!, 5);
  });

  it('tells rare words from common ones among all passages where no place is named', async () => {
    const question = '哪些园区做无人机和燃料电池？';
    const rare = await weights(question, viewOf(100_000, 0.000_02));
    const common = await weights(question, viewOf(100_000, 0.02));
    expect(rare.length).toBeGreaterThan(0);
    for (const [index, weight] of common.entries()) expect(weight).toBeLessThan(rare[index]!);
  });
});
