/** The same promises over the development questions, where the articles they are asked about are at hand. */
import { existsSync, globSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BehaviourName } from './behaviours.ts';
import { bareWords, hear, holdsAll, openStage, type Stage } from './sample-answers.ts';

const SHARED = process.env['JUSHI_SHARED'] ?? '../shared';
const CASES = join(SHARED, 'eval/dev.jsonl');
const ARTICLES = globSync(join(SHARED, 'corpus/*.txt'));
/** Every so many questions, so that all behaviours together take a minute. */
const STEP = 3;
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
      for (const one of stage.cases.filter((_, index) => index % STEP === 0)) {
        stage.provider.forget();
        const request = { question: one.question, ...(one.history === undefined ? {} : { history: one.history }) };
        const { answer, text } = await hear(stage.worded, request);
        const { answer: plain } = await hear(stage.plain, request);
        expect(text, one.id).toBe(answer.answer);
        expect(answer.outcome, one.id).toBe(plain.outcome);
        if (one.answerable && holdsAll(plain.answer, one)) {
          expect(holdsAll(answer.answer, one), `${one.id}: ${answer.answer}`).toBe(true);
        }
        const shown = bareWords(answer.answer);
        const known = bareWords(plain.answer);
        const lies = stage.provider.lies.map(bareWords).filter((lie) => shown.includes(lie) && !known.includes(lie));
        expect(lies, one.id).toEqual([]);
      }
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
