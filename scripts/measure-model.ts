/**
 * `npm run measure:model -- [--answers N] [--articles PATH]… [--set FILE.jsonl] [--index FILE]`: so many answers worded by
 * the scripted, truthful provider, one after another: heap after garbage collection at each tenth, what an answer leaves
 * behind, sockets and requests left open, our own time before the provider is asked, and how soon a proved sentence is
 * shown after its last token left the provider. Exits with 1 where a limit of docs/models.md is missed.
 */
import { existsSync, globSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openStage, type Stage } from '../test/model/sample-answers.ts';
import { inputsOf } from './over-articles.ts';
import { rankOf } from './percentile.ts';

const MOST_OWN_MS = 100;
const MOST_SHOWING_MS = 100;
/** Chosen: 2,000 answers at this rate are 2 MB, less than two collections of the same heap differ by. */
const MOST_BYTES_AN_ANSWER = 1024;
/** Far beyond what the scripted provider takes. */
const MODEL_MS = 20_000;
/** Answers whose caches (dictionaries, articles, compiled code) are still filling. */
const WARM_SHARE = 0.3;

export interface HeapSample {
  readonly answers: number;
  readonly heapBytes: number;
  readonly residentBytes: number;
  readonly sockets: number;
}

export interface ModelMeasures {
  readonly asked: number;
  /** Answers that the model was asked for. */
  readonly worded: number;
  readonly samples: readonly HeapSample[];
  /** Least squares over the samples behind the warm-up. */
  readonly bytesAnAnswer: number;
  /** From the question to its request at the provider; ascending, milliseconds. */
  readonly ownMs: readonly number[];
  /** The same, in time of the main thread on a processor: what the wall clock would show on an idle machine. */
  readonly ownProcessorMs: readonly number[];
  readonly showingMs: readonly number[];
  readonly openRequests: number;
  readonly openSockets: number;
}

/** Bytes an answer, by least squares. */
export function slopeOf(samples: readonly HeapSample[]): number {
  const count = samples.length;
  const meanX = samples.reduce((sum, { answers }) => sum + answers, 0) / count;
  const meanY = samples.reduce((sum, { heapBytes }) => sum + heapBytes, 0) / count;
  const spread = samples.reduce((sum, { answers }) => sum + (answers - meanX) ** 2, 0);
  const together = samples.reduce((sum, { answers, heapBytes }) => sum + (answers - meanX) * (heapBytes - meanY), 0);
  return spread === 0 ? 0 : together / spread;
}

function bareWords(text: string): string {
  return text.replaceAll(/\[\d+\]|[^\p{L}\p{N}%.]/gu, '');
}

interface ShownPiece {
  readonly text: string;
  readonly at: number;
}

/** From a sentence's last piece leaving the provider to the `delta` that holds it; sentences that were not shown as they were said are left out. */
function showingTimes(stage: Stage, shown: readonly ShownPiece[]): number[] {
  return stage.provider.said.flatMap(({ text, at }) => {
    const words = bareWords(text).replace(/^根据资料/, '');
    const delta = shown.find((one) => one.at >= at && bareWords(one.text).includes(words));
    return delta === undefined ? [] : [delta.at - at];
  });
}

function socketsOpen(): number {
  return process.getActiveResourcesInfo().filter((name) => /^TCPSocket|^TLS/.test(name)).length;
}

/** Twice: what finalisers free is gone at the second. */
async function collectGarbage(collect: () => void): Promise<void> {
  for (let turn = 0; turn < 2; turn += 1) {
    collect();
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** Idle connections are kept for a few seconds by the client and the provider (HTTP keep-alive). */
async function settledSockets(): Promise<number> {
  for (let tries = 0; tries < 100 && socketsOpen() > 0; tries += 1) {
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return socketsOpen();
}

/**
 * @param answers worded answers to give; questions that no model is asked about are left out after the first round
 * @param collect runs the garbage collector
 */
export async function measureModel(
  stage: Stage,
  answers: number,
  collect: () => void,
  say: (sample: HeapSample) => void,
): Promise<ModelMeasures> {
  stage.provider.behaviour = 'truthful';
  const samples: HeapSample[] = [];
  const ownMs: number[] = [];
  const ownProcessorMs: number[] = [];
  const showingMs: number[] = [];
  let asked = 0;
  let worded = 0;
  let cases = [...stage.cases];
  const step = Math.max(1, Math.round(answers / 10));
  while (worded < answers && cases.length > 0) {
    const withModel: typeof cases = [];
    for (const one of cases) {
      if (worded >= answers) {
        break;
      }
      stage.provider.forget();
      const shown: ShownPiece[] = [];
      const before = process.threadCpuUsage();
      const begun = performance.now();
      const requested = stage.provider.nextRequest().then((at) => {
        const { user, system } = process.threadCpuUsage(before);
        return { wallMs: at - begun, processorMs: (user + system) / 1000 };
      });
      const request = { question: one.question, ...(one.history === undefined ? {} : { history: one.history }) };
      for await (const event of stage.worded.answer(request, new AbortController().signal)) {
        if (event.type === 'delta') {
          shown.push({ text: event.text, at: performance.now() });
        }
      }
      asked += 1;
      const record = stage.lastRecord();
      if (record === null) {
        continue;
      }
      withModel.push(one);
      worded += 1;
      if (stage.provider.requests() > 0) {
        const { wallMs, processorMs } = await requested;
        ownMs.push(wallMs);
        ownProcessorMs.push(processorMs);
      }
      showingMs.push(...showingTimes(stage, shown));
      if (worded % step === 0) {
        await collectGarbage(collect);
        const { heapUsed, rss } = process.memoryUsage();
        const sample = { answers: worded, heapBytes: heapUsed, residentBytes: rss, sockets: socketsOpen() };
        samples.push(sample);
        say(sample);
      }
    }
    cases = withModel;
  }
  const openSockets = await settledSockets();
  return {
    asked,
    worded,
    samples,
    bytesAnAnswer: slopeOf(samples.filter((sample) => sample.answers > answers * WARM_SHARE)),
    ownMs: ownMs.toSorted((left, right) => left - right),
    ownProcessorMs: ownProcessorMs.toSorted((left, right) => left - right),
    showingMs: showingMs.toSorted((left, right) => left - right),
    openRequests: stage.provider.open(),
    openSockets,
  };
}

export function isWithinLimits(measures: ModelMeasures): boolean {
  return (
    measures.bytesAnAnswer <= MOST_BYTES_AN_ANSWER &&
    rankOf(measures.ownProcessorMs, 0.95) <= MOST_OWN_MS &&
    rankOf(measures.showingMs, 0.95) <= MOST_SHOWING_MS &&
    measures.openRequests === 0 &&
    measures.openSockets === 0
  );
}

function filesOf(paths: readonly string[]): string[] {
  return paths.flatMap((path) =>
    existsSync(path) && statSync(path).isDirectory() ? globSync(join(path, '*.txt')) : [path],
  );
}

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;
const milliseconds = (sorted: readonly number[]): string =>
  [0.5, 0.95, 1].map((share) => rankOf(sorted, share).toFixed(1)).join(' / ');

if (import.meta.main) {
  const { values } = parseArgs({
    options: {
      answers: { type: 'string', default: '2000' },
      articles: { type: 'string', multiple: true, default: [] },
      set: { type: 'string', multiple: true, default: [] },
      index: { type: 'string' },
    },
  });
  const { gc: collect } = globalThis;
  if (collect === undefined) {
    throw new Error('needs --expose-gc: npm run measure:model');
  }
  const inputs = inputsOf({ articles: values.articles, sets: values.set });
  const stage = await openStage(filesOf(inputs.articles), inputs.sets[0] ?? '', values.index ?? null, MODEL_MS);
  try {
    const measures = await measureModel(
      stage,
      Number(values.answers),
      () => void collect(),
      ({ answers, heapBytes, residentBytes, sockets }) =>
        console.log(
          `${answers}: heap ${megabytes(heapBytes)}, resident ${megabytes(residentBytes)}, sockets ${sockets}`,
        ),
    );
    console.log(`asked ${measures.asked}, of the model ${measures.worded}`);
    console.log(`heap an answer leaves behind: ${measures.bytesAnAnswer.toFixed(0)} bytes`);
    console.log(`own time before the request, ms (p50 / p95 / most): ${milliseconds(measures.ownMs)}`);
    console.log(`the same, time on a processor: ${milliseconds(measures.ownProcessorMs)}`);
    console.log(`sentence shown after its last token, ms (p50 / p95 / most): ${milliseconds(measures.showingMs)}`);
    console.log(`left open: requests ${measures.openRequests}, sockets ${measures.openSockets}`);
    process.exitCode = isWithinLimits(measures) ? 0 : 1;
  } finally {
    await stage.close();
  }
}
