/** Whatever a model does, every question of the samples ends as a whole answer or refusal, and nothing false is shown. */
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { measureModel } from '../../scripts/measure-model.ts';
import { rankOf } from '../../scripts/percentile.ts';
import { BEHAVIOUR_NAMES, TRUE_WORDS, type BehaviourName } from './behaviours.ts';
import { compareAnswers, hear, openStage, type Stage } from './sample-answers.ts';
import type { Problem } from './worded-problems.ts';

const SAMPLES = fileURLToPath(new URL('../../samples/', import.meta.url));
/** These wait for the time limits, or say the same to every question: fewer questions prove as much. */
const SLOW: ReadonlySet<BehaviourName> = new Set(['hang', 'hang after a sentence', 'slow drip']);
const ALIKE: ReadonlySet<BehaviourName> = new Set([
  ...(['always 429', '500', '401', 'an HTML page', 'malformed JSON', 'empty', 'another language', 'garbage'] as const),
  ...(['echoes the prompt', 'obeys an injected line', 'says that it does not know', 'cut without a sentence'] as const),
]);

let stage: Stage;
beforeAll(async () => {
  stage = await openStage([`${SAMPLES}articles`], `${SAMPLES}cases.jsonl`);
}, 60_000);
afterAll(() => stage.close());

describe('a question over the samples with a model that', () => {
  it.each(BEHAVIOUR_NAMES)(
    'is «%s» ends whole, and shows nothing false',
    async (behaviour) => {
      const { provider } = stage;
      provider.behaviour = behaviour;
      const cases = stage.cases.slice(0, SLOW.has(behaviour) ? 3 : ALIKE.has(behaviour) ? 8 : undefined);
      const problems: Problem[] = [];
      for (const one of cases) {
        problems.push(...(await compareAnswers(stage, one, !TRUE_WORDS.has(behaviour))));
      }
      expect(problems).toEqual([]);
      await expect.poll(() => provider.open(), { timeout: 1000 }).toBe(0);
    },
    60_000,
  );
});

describe('a truthful model', () => {
  it('has none of its sentences over the samples dropped', async () => {
    stage.provider.behaviour = 'truthful';
    const dropped: string[] = [];
    let asked = 0;
    for (const one of stage.cases) {
      await hear(stage.worded, { question: one.question });
      asked += stage.lastRecord() === null ? 0 : 1;
      dropped.push(...(stage.lastRecord()?.faults ?? []).map((fault) => `${one.id}: ${fault}`));
    }
    expect(asked).toBeGreaterThan(10);
    expect(dropped).toEqual([]);
  });

  it('is asked within 100 ms of our own time on a processor', async () => {
    const nothing = (): void => undefined;
    const { ownProcessorMs } = await measureModel(stage, 40, nothing, nothing);
    expect(rankOf(ownProcessorMs, 0.5)).toBeGreaterThan(0);
    expect(rankOf(ownProcessorMs, 0.9)).toBeLessThan(100);
  }, 60_000);
});
