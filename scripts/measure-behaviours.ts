/**
 * `npm run measure:behaviours -- [--articles PATH]… [--set FILE.jsonl] [--only NAME]… [--show N]`: asks every question of a
 * set under every behaviour of the scripted provider (test/model/behaviours.ts) and counts what must not happen: figures
 * shown and not proved, lies shown, answers lost, requests left open; its follow-ups under every way of rewriting. Then cancels answers and measures, at the provider,
 * how long its request lived on. Exits with 1 where one count is not 0, a truthful model's sentences are dropped in more
 * than 3 % of the cases, or a cancelled request lived longer than 100 ms.
 */
import { existsSync, globSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { textTable } from '../eval/report/text-table.ts';
import { BEHAVIOUR_NAMES, TRUE_WORDS, type BehaviourName } from '../test/model/behaviours.ts';
import { REWRITE_NAMES, type RewriteName } from '../test/model/rewrites.ts';
import { compareAnswers, hear, openStage, type Case, type Stage } from '../test/model/sample-answers.ts';
import type { ProblemKind } from '../test/model/worded-problems.ts';
import { inputsOf } from './over-articles.ts';
import { rankOf } from './percentile.ts';

const MOST_DROPPED = 0.03;
const MOST_CANCEL_MS = 100;
const CANCELS = 60;
const KINDS: readonly ProblemKind[] = ['unproved', 'lie', 'lost', 'outcome', 'stream', 'secret', 'told'];

interface Count {
  readonly behaviour: BehaviourName;
  asked: number;
  /** Questions of which the model was asked. */
  worded: number;
  /** Sentences sent that are false or unproved. */
  lies: number;
  shown: number;
  mended: number;
  /** Questions of which a sentence was dropped. */
  dropped: number;
  readonly problems: Map<ProblemKind, number>;
  open: number;
  readonly words: string[];
}

async function settled(stage: Stage): Promise<number> {
  for (let tries = 0; tries < 40 && stage.provider.open() > 0; tries += 1) {
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  return stage.provider.open();
}

async function countBehaviour(stage: Stage, behaviour: BehaviourName): Promise<Count> {
  stage.provider.behaviour = behaviour;
  const count: Count = {
    behaviour,
    asked: 0,
    worded: 0,
    lies: 0,
    shown: 0,
    mended: 0,
    dropped: 0,
    problems: new Map(),
    open: 0,
    words: [],
  };
  for (const one of stage.cases) {
    const problems = await compareAnswers(stage, one, !TRUE_WORDS.has(behaviour));
    const record = stage.lastRecord();
    count.asked += 1;
    count.worded += record === null ? 0 : 1;
    count.lies += stage.provider.lies.length;
    count.shown += record?.shown ?? 0;
    count.mended += record?.mended ?? 0;
    const faults = record?.faults ?? [];
    count.dropped += faults.length > 0 ? 1 : 0;
    if (behaviour.startsWith('truthful') && faults.length > 0) {
      count.words.push(`dropped: ${one.id}: ${faults.join(', ')}`);
    }
    for (const { kind, words } of problems) {
      count.problems.set(kind, (count.problems.get(kind) ?? 0) + 1);
      count.words.push(`${kind}: ${words}`);
    }
  }
  count.open = await settled(stage);
  return count;
}

interface RewriteCount {
  readonly name: RewriteName;
  asked: number;
  filled: number;
  /** Answers that differ from those of the rules' own reading. */
  changed: number;
}

/** Follow-ups of the set under every way of rewriting; the wording itself is left to the articles. */
async function countRewrites(stage: Stage): Promise<RewriteCount[]> {
  const counts: RewriteCount[] = [];
  stage.provider.behaviour = 'empty';
  for (const name of REWRITE_NAMES) {
    const count: RewriteCount = { name, asked: 0, filled: 0, changed: 0 };
    for (const { question, history = [] } of stage.cases.filter((one) => (one.history ?? []).length > 0)) {
      stage.provider.rewrite = name;
      const { answer } = await hear(stage.worded, { question, history });
      const { answer: plain } = await hear(stage.plain, { question, history });
      const rewrite = stage.lastRewrite();
      count.asked += rewrite === null ? 0 : 1;
      count.filled += rewrite?.outcome === 'filled' ? 1 : 0;
      count.changed += answer.answer === plain.answer && answer.outcome === plain.outcome ? 0 : 1;
    }
    counts.push(count);
  }
  stage.provider.rewrite = 'echo';
  return counts;
}

/** Milliseconds from the abort to the end of the request at the provider: before the first token and amid the text. */
async function cancelTimes(stage: Stage, cases: readonly Case[]): Promise<number[]> {
  const times: number[] = [];
  for (let turn = 0; turn < CANCELS; turn += 1) {
    stage.provider.behaviour = (['hang', 'slow drip', 'hang after a sentence'] as const)[turn % 3] ?? 'hang';
    const one = cases[turn % cases.length];
    if (one === undefined) {
      break;
    }
    const controller = new AbortController();
    const asked = stage.provider.nextRequest();
    const ended = stage.provider.nextGivenUp();
    const request = { question: one.question, ...(one.history === undefined ? {} : { history: one.history }) };
    const answering = (async () => {
      for await (const event of stage.worded.answer(request, controller.signal)) void event;
    })().catch((error: unknown) => error);
    await asked;
    await new Promise((resolve) => setTimeout(resolve, 10 + (turn % 7) * 10));
    const at = performance.now();
    controller.abort();
    times.push((await ended) - at);
    await answering;
  }
  return times;
}

function fileOf(paths: readonly string[]): string[] {
  return paths.flatMap((path) =>
    existsSync(path) && statSync(path).isDirectory() ? globSync(join(path, '*.txt')) : [path],
  );
}

if (import.meta.main) {
  const { values } = parseArgs({
    options: {
      articles: { type: 'string', multiple: true, default: [] },
      set: { type: 'string', multiple: true, default: [] },
      only: { type: 'string', multiple: true, default: [] },
      show: { type: 'string', default: '10' },
    },
  });
  const inputs = inputsOf({ articles: values.articles, sets: values.set });
  const stage = await openStage(fileOf(inputs.articles), inputs.sets[0] ?? '');
  const names = BEHAVIOUR_NAMES.filter((name) => values.only.length === 0 || values.only.includes(name));
  const counts: Count[] = [];
  const worded = new Set<string>();
  try {
    for (const name of names) {
      const count = await countBehaviour(stage, name);
      counts.push(count);
      console.error(`${name}: ${count.worded} of ${count.asked}`);
    }
    stage.provider.behaviour = 'truthful';
    const asked: Case[] = [];
    for (const one of stage.cases) {
      await compareAnswers(stage, one, true);
      if (stage.lastRecord() !== null && !worded.has(one.id)) {
        worded.add(one.id);
        asked.push(one);
      }
    }
    const rewrites = await countRewrites(stage);
    const times = (await cancelTimes(stage, asked)).toSorted((left, right) => left - right);
    const open = await settled(stage);
    const rows = counts.map((count) => [
      count.behaviour,
      ...[count.asked, count.worded, count.lies, count.shown, count.mended, count.dropped].map(String),
      ...KINDS.map((kind) => String(count.problems.get(kind) ?? 0)),
      String(count.open),
    ]);
    console.log(
      textTable([
        ['behaviour', 'asked', 'of the model', 'lies sent', 'shown', 'mended', 'with a drop', ...KINDS, 'open'],
        ...rows,
      ]).join('\n'),
    );
    console.log(
      textTable([
        ['rewriting', 'asked of the model', 'filled', 'answers changed'],
        ...rewrites.map(({ name, asked: sent, filled, changed }) => [name, ...[sent, filled, changed].map(String)]),
      ]).join('\n'),
    );
    console.log(
      `cancelled ${times.length}: provider's request ended after ${rankOf(times, 0.5).toFixed(1)} ms (median), ` +
        `${(times.at(-1) ?? 0).toFixed(1)} ms (most); left open ${open}`,
    );
    for (const words of counts.flatMap((count) => count.words).slice(0, Number(values.show))) {
      console.log(words);
    }
    const isTruthKept = counts
      .filter(({ behaviour }) => behaviour.startsWith('truthful'))
      .every(({ dropped, worded: of }) => dropped <= MOST_DROPPED * of);
    const isClean = counts.every((count) => count.problems.size === 0 && count.open === 0) && open === 0;
    process.exitCode = isTruthKept && isClean && (times.at(-1) ?? 0) <= MOST_CANCEL_MS ? 0 : 1;
  } finally {
    await stage.close();
  }
}
