/** A short version of `npm run measure:model`: what sixty worded answers leave behind. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { measureModel, slopeOf, type HeapSample } from '../../scripts/measure-model.ts';
import { openStage } from './sample-answers.ts';

const SAMPLES = fileURLToPath(new URL('../../samples/', import.meta.url));
const ANSWERS = 60;
/** Generous, since caches are still filling after so few: an answer kept with its passages and candidates is more. */
const MOST_BYTES_AN_ANSWER = 100_000;

function collector(): () => void {
  setFlagsFromString('--expose_gc');
  return runInNewContext('gc') as () => void;
}

it('sixty answers by a model leave no memory, request or connection behind', async () => {
  const stage = await openStage([`${SAMPLES}articles`], `${SAMPLES}cases.jsonl`, null, 20_000);
  try {
    const { worded, bytesAnAnswer, openRequests } = await measureModel(stage, ANSWERS, collector(), () => undefined);
    expect(worded).toBe(ANSWERS);
    expect(bytesAnAnswer).toBeLessThan(MOST_BYTES_AN_ANSWER);
    expect(openRequests).toBe(0);
    expect(await stage.provider.sockets()).toBe(0);
  } finally {
    await stage.close();
  }
}, 240_000);

it('a leak of two hundred kilobytes an answer is told', () => {
  const samples = Array.from({ length: 7 }, (_, index): HeapSample => ({
    answers: 40 + index * 10,
    heapBytes: 70e6 + index * 10 * 200_000 + (index % 2) * 100_000,
    residentBytes: 0,
    sockets: 0,
  }));
  expect(slopeOf(samples)).toBeGreaterThan(MOST_BYTES_AN_ANSWER);
});
