/** False sentences made of true words, over the samples: none is shown. True wordings of the same passages are. */
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sentenceJudge, type SentenceJudge } from './judge-over-samples.ts';
import { openStage, type Stage } from './sample-answers.ts';
import { HONEST, SLY } from './sly-sentences.ts';

const SAMPLES = fileURLToPath(new URL('../../samples/', import.meta.url));

let stage: Stage;
let judge: SentenceJudge;
beforeAll(async () => {
  stage = await openStage([`${SAMPLES}articles`], `${SAMPLES}cases.jsonl`);
  judge = await sentenceJudge(stage);
}, 60_000);
afterAll(() => stage.close());

describe('a sly sentence is not shown', () => {
  it.each(SLY)('$trick: «$claim»', async ({ anchor, claim }) => {
    expect(await judge(anchor, claim)).not.toBe('shown');
  });
});

describe('a true sentence of the same passage is shown', () => {
  it.each(HONEST)('«$claim»', async ({ anchor, claim }) => {
    expect(await judge(anchor, claim)).toBe('shown');
  });
});
