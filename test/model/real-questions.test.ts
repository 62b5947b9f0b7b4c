/** The same promises over the development questions, where the articles they are asked about are at hand. */
import { existsSync, globSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BehaviourName } from './behaviours.ts';
import { compareAnswers, hear, openStage, type Stage } from './sample-answers.ts';
import type { Problem } from './worded-problems.ts';

const SHARED = process.env['JUSHI_SHARED'] ?? '../shared';
const CASES = join(SHARED, 'eval/dev.jsonl');
const ARTICLES = globSync(join(SHARED, 'corpus/*.txt'));
/** Every so many questions, so that all behaviours together take a minute. */
const STEP = 10;
const LYING: readonly BehaviourName[] = [
  ...(['wrong digit', 'wrong unit', 'wrong year', 'target told as achieved', 'result told as target'] as const),
  ...(["another region's figure", 'flipped direction', 'dropped denial', 'added denial', 'invented fact'] as const),
];

describe.skipIf(!existsSync(CASES) || ARTICLES.length === 0)('real questions', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage(ARTICLES, CASES);
  }, 120_000);
  afterAll(() => stage.close());

  it.each(LYING)(
    'lose nothing and show nothing false to a model that is «%s»',
    async (behaviour) => {
      stage.provider.behaviour = behaviour;
      const problems: Problem[] = [];
      for (const one of stage.cases.filter((_, index) => index % STEP === 0)) {
        problems.push(...(await compareAnswers(stage, one, true)));
      }
      expect(problems).toEqual([]);
    },
    120_000,
  );

  it('drop sentences of a truthful model in at most 3 % of the cases', async () => {
    stage.provider.behaviour = 'truthful';
    let asked = 0;
    let dropped = 0;
    for (const one of stage.cases) {
      await hear(stage.worded, {
        question: one.question,
        ...(one.history === undefined ? {} : { history: one.history }),
      });
      asked += stage.lastRecord() === null ? 0 : 1;
      dropped += (stage.lastRecord()?.faults.length ?? 0) > 0 ? 1 : 0;
    }
    expect(asked).toBeGreaterThan(0);
    expect(dropped / asked).toBeLessThanOrEqual(0.03);
  }, 120_000);
});
