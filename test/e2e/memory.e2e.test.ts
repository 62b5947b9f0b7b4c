/**
 * A long conversation stays light in an ordinary browser, its compilers on. Short for a test: what an answer leaves
 * behind shows after forty as after a hundred; `npm run measure:web` asks the hundred.
 */
import { describe, expect, it } from 'vitest';
import { chromiumPath } from './chromium.ts';
import { weighLongTalk } from './long-talk.ts';
import { prepareStage } from './stage.ts';

const FIRST = 20;
const LAST = 60;
/** A resting turn is an article with a heading and a paragraph, five nodes; the browser's undo history holds the rest. */
const NODES_AN_ANSWER = 10;
/** Chosen: measured + 2 %, nearly all of it code that is still compiled; an exchange that stays would be 10 kB, + 3.5 %. */
const GROWTH = 0.045;

describe.skipIf(chromiumPath === null)('memory', () => {
  const stage = prepareStage();

  it('grows by next to nothing from the twentieth answer on: heap, elements, listeners', async () => {
    const page = await stage.open();
    stage.server.levers.paceMs = 0;
    const [before, after] = await weighLongTalk(page, FIRST, [FIRST, LAST], false);
    if (before === undefined || after === undefined) throw new Error('nothing was weighed');
    expect(after.documents).toBe(before.documents);
    expect(after.listeners).toBe(before.listeners);
    expect(after.nodes - before.nodes).toBeLessThanOrEqual(NODES_AN_ANSWER * (LAST - FIRST));
    expect(after.script / before.script - 1).toBeLessThan(GROWTH);
  }, 180_000);
});
