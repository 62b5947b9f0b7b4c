/** What a re-ranking service may do to answers: reorder equals, nothing more. */
import { mkdtemp, rm } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createAnswerer } from '../../answer/create-answerer.ts';
import { readPrompts } from '../../answer/model/prompt-file.ts';
import type { Answerer } from '../../answer/port.ts';
import { NO_PREFERENCE, preferring } from '../../answer/rerank/prefer.ts';
import { createReranker } from '../../answer/rerank/rerank-client.ts';
import type { RankedCandidate } from '../../answer/retrieve/candidate.ts';
import { ingestPaths } from '../../ingest/ingest-paths.ts';
import { extractFigures } from '../../knowledge/figures/extract-figures.ts';
import { openSqliteStore } from '../../knowledge/store/sqlite/store.ts';
import type { KnowledgeStore } from '../../knowledge/store/port.ts';
import type { Answer, AskRequest } from '../../protocol/answer.ts';
import {
  RERANK_BEHAVIOUR_NAMES,
  startScriptedReranker,
  type RerankBehaviourName,
  type ScriptedReranker,
} from './scripted-reranker.ts';

const SAMPLES = fileURLToPath(new URL('../../samples/', import.meta.url));
const SLOW: ReadonlySet<RerankBehaviourName> = new Set(['hang', 'hang in mid-reply']);
/** These give an order; all others leave ours as it is. */
const ORDERING: ReadonlySet<RerankBehaviourName> = new Set([
  ...(['truthful', 'reversed', 'unsorted', 'with documents', 'a bare list of scores'] as const),
  ...(['half of them', 'one of them', 'twice and out of range', '429 then fine'] as const),
]);

let folder: string;
let store: KnowledgeStore;
let service: ScriptedReranker;
let plain: Answerer;
let ranked: Answerer;
/** Waits for the service for no longer than a test can. */
let hurried: Answerer;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jushi-rerank-test-'));
  store = openSqliteStore({ file: join(folder, 'index.db') });
  await ingestPaths({ paths: [`${SAMPLES}articles`], store, extractObservations: extractFigures });
  service = await startScriptedReranker();
  const parts = { store, clock: () => performance.now(), version: 'test' };
  const settings = { baseUrl: service.baseUrl, model: 'scripted', apiKey: null };
  plain = createAnswerer(parts);
  const within = (totalMs: number): Answerer =>
    createAnswerer({
      ...parts,
      reranker: createReranker(settings, undefined, { totalMs, retryMs: 1, random: () => 0 }),
    });
  ranked = within(10_000);
  hurried = within(60);
}, 60_000);
afterAll(async () => {
  await service.close();
  await store.close();
  await rm(folder, { recursive: true, force: true });
});
beforeEach(() => {
  service.behaviour = 'truthful';
  service.forget();
});

async function ask(answerer: Answerer, request: AskRequest): Promise<Answer> {
  for await (const event of answerer.answer(request, new AbortController().signal)) {
    if (event.type === 'end') {
      return event.answer;
    }
  }
  throw new Error('no end');
}

interface Case {
  readonly question: string;
  readonly history?: AskRequest['history'];
}

const CASES = readFileSync(`${SAMPLES}cases.jsonl`, 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Case);

/** What no service may change; all that is said where it gives no order. */
function kept(answer: Answer, behaviour: RerankBehaviourName): unknown {
  const { outcome, reason, missing, understood, mode, citations, figures } = answer;
  const said = ORDERING.has(behaviour) ? [] : [answer.answer, citations, figures];
  return [outcome, reason, missing, understood, mode, ...said];
}

/** Prose over the samples whose best sentences are about equal. */
const OPEN = '标准厂房怎么申请？';

describe('answers over the samples with a re-ranking service', () => {
  it.each(RERANK_BEHAVIOUR_NAMES)(
    'that is «%s» keep outcome, figures, missing parts and reading',
    async (behaviour) => {
      service.behaviour = behaviour;
      for (const { question, history } of SLOW.has(behaviour) ? CASES.slice(0, 8) : CASES) {
        const request = { question, ...(history === undefined ? {} : { history }) };
        const before = await ask(plain, request);
        const after = await ask(SLOW.has(behaviour) ? hurried : ranked, request);
        expect(kept(after, behaviour)).toEqual(kept(before, behaviour));
        expect(JSON.stringify(after)).not.toContain('SECRET');
      }
      await expect.poll(() => service.open(), { timeout: 500 }).toBe(0);
    },
    120_000,
  );

  it('are asked about only where sentences in prose are about equal', async () => {
    await ask(ranked, { question: '滁州市2023年GDP增长目标是多少？' });
    expect(service.requests).toEqual([]);
    await ask(ranked, { question: OPEN });
    expect(service.requests.length).toBeGreaterThan(0);
    expect(service.requests[0]?.documents.length).toBeGreaterThan(1);
  });

  it('follow its order there', async () => {
    service.behaviour = 'reversed';
    const [before, after] = [await ask(plain, { question: OPEN }), await ask(ranked, { question: OPEN })];
    expect(after.answer).not.toBe(before.answer);
    expect(after.citations.length).toBeGreaterThan(0);
  });

  it('give a model the cited passages first, whatever the service says', async () => {
    const prompts: string[] = [];
    const chat = {
      name: 'listening',
      async *stream(messages: readonly { readonly content: string }[]) {
        prompts.push(messages.at(-1)?.content ?? '');
        yield* [];
      },
    };
    const limits = { totalMs: 1000, firstTokenMs: 1000, retries: 0, retryMs: 1, random: () => 0 };
    const parts = { store, clock: () => performance.now(), version: 'test' };
    const settings = { baseUrl: service.baseUrl, model: 'scripted', apiKey: null };
    const reranker = createReranker(settings, undefined, { totalMs: 10_000, retryMs: 1, random: () => 0 });
    const answerer = createAnswerer({ ...parts, reranker, model: { chat, limits, prompts: readPrompts() } });
    const heads = new Set<string>();
    const wholes = new Set<string>();
    for (const { question } of CASES.slice(0, 12)) {
      for (const behaviour of ['an empty object', 'reversed'] as const) {
        service.behaviour = behaviour;
        prompts.length = 0;
        await ask(answerer, { question });
        const passages = prompts.flatMap((prompt) => [...prompt.matchAll(/正文：(.*)/g)].map(([, text = '']) => text));
        heads.add(`${question} ${passages[0]}`);
        wholes.add(`${question} ${passages.join('\n')}`);
      }
    }
    expect(heads.size).toBe(12);
    expect(wholes.size).toBeGreaterThan(12);
  }, 60_000);

  it('have an id of their own, since the service may answer otherwise the next time', async () => {
    const request = { question: OPEN };
    expect((await ask(ranked, request)).id).not.toBe((await ask(plain, request)).id);
  });
});

describe('sentences in the service’s order', () => {
  const sentence = (start: number, score: number, regionFit = 1): RankedCandidate =>
    ({ article: { id: 'a' }, start, score, regionFit, periodFit: 1, statusFit: 1 }) as RankedCandidate;
  const starts = (list: readonly RankedCandidate[]): number[] => list.map(({ start }) => start);
  const fitting = [sentence(1, 1), sentence(2, 0.99), sentence(3, 0.98, 0.5), sentence(4, 0.97), sentence(5, 0.6)];
  const preference = new Map([
    ['a:4', 0],
    ['a:5', 1],
    ['a:3', 2],
    ['a:2', 3],
    ['a:1', 4],
  ]);

  it('change places only among those that are about as good, of the same place, time and status', () => {
    expect(starts(preferring(fitting, preference))).toEqual([4, 2, 3, 1, 5]);
  });

  it('stay as they are without a service', () => {
    expect(preferring(fitting, NO_PREFERENCE)).toBe(fitting);
  });
});
