/** The embedder over the wire, against every behaviour of the scripted service. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  createEmbedder,
  type EmbedderLimits,
  type EmbeddingClient,
} from '../../knowledge/embeddings/create-embedder.ts';
import { EmbeddingFault, faultOf } from '../../knowledge/embeddings/fault.ts';
import { createLangchainEmbeddings } from '../../knowledge/embeddings/langchain-embeddings.ts';
import { readVectors } from '../../knowledge/embeddings/read-vectors.ts';
import { hashedBigrams } from './hashed-bigrams.ts';
import { startScriptedEmbeddings, type EmbeddingBehaviour, type ScriptedEmbeddings } from './scripted-embeddings.ts';

const LIMITS: EmbedderLimits = { timeoutMs: 5000, retries: 2, retryMs: 1, random: () => 0 };
const TEXTS = ['招商引资', '地区生产总值', '园区建设'];
const NEVER = new AbortController().signal;

let service: ScriptedEmbeddings;
beforeAll(async () => {
  service = await startScriptedEmbeddings();
});
afterAll(() => service.close());
beforeEach(() => {
  service.behaviour = 'truthful';
  service.forget();
});

function embedder(limits: Partial<EmbedderLimits> = {}, baseUrl = service.baseUrl) {
  const client = createLangchainEmbeddings({ model: 'bge-m3', baseUrl, apiKey: null });
  return createEmbedder(client, { ...LIMITS, ...limits });
}

async function faultFor(behaviour: EmbeddingBehaviour, limits: Partial<EmbedderLimits> = {}): Promise<EmbeddingFault> {
  service.behaviour = behaviour;
  const thrown: unknown = await embedder(limits)
    .embed(TEXTS, { signal: NEVER })
    .catch((error: unknown) => error);
  expect(thrown).toBeInstanceOf(EmbeddingFault);
  return thrown as EmbeddingFault;
}

/** How near each vector lies to what the service gives for its own text alone: 1 for the same direction. */
function nearnessToOwn(vectors: readonly Float32Array[], texts: readonly string[] = TEXTS): number[] {
  return texts.map((text, at) => {
    const own = hashedBigrams(text, service.dimension);
    return Number(
      (vectors[at] ?? new Float32Array()).reduce((sum, value, index) => sum + value * own[index]!, 0).toFixed(5),
    );
  });
}

describe('an embedder', () => {
  it('gives each text its own vector, and asks for plain numbers in one request', async () => {
    expect(nearnessToOwn(await embedder().embed(TEXTS, { signal: NEVER }))).toEqual([1, 1, 1]);
    expect(service.bodies).toEqual([{ model: 'bge-m3', input: TEXTS, encoding_format: 'float' }]);
  });

  it.each(['shuffled', 'without-index'] as const)(
    'gives each text its own vector from an answer that is %s',
    async (behaviour) => {
      service.behaviour = behaviour;
      expect(nearnessToOwn(await embedder().embed(TEXTS, { signal: NEVER }))).toEqual([1, 1, 1]);
    },
  );

  it('gives vectors of length 1', async () => {
    const vectors = await embedder().embed(TEXTS, { signal: NEVER });
    for (const vector of vectors) expect(Math.hypot(...vector)).toBeCloseTo(1, 5);
    expect(vectors).toHaveLength(TEXTS.length);
  });

  it('asks nothing for no texts', async () => {
    expect(await embedder().embed([], { signal: NEVER })).toEqual([]);
    expect(service.batches).toEqual([]);
  });

  it('keeps line ends and signs of a text as they are', async () => {
    const text = '标题\n工作回顾 > 工业\n𠮷野家落户「青川」！';
    expect(nearnessToOwn(await embedder().embed([text], { signal: NEVER }), [text])).toEqual([1]);
    expect(service.bodies[0]!.input).toEqual([text]);
  });

  it('tries again after 429, and gives the vectors', async () => {
    service.behaviour = 'busy-then-fine';
    expect(nearnessToOwn(await embedder().embed(TEXTS, { signal: NEVER }))).toEqual([1, 1, 1]);
    expect(service.batches).toHaveLength(3);
  });

  it.each([
    ['busy', 'busy', 3],
    ['failing', 'failed', 3],
    ['cut', 'unreachable', 3],
    ['denied', 'denied', 1],
    ['unknown-model', 'unknown-model', 1],
    ['part-of-a-batch', 'incomplete', 1],
    ['same-index-twice', 'incomplete', 1],
    ['no-vectors', 'incomplete', 1],
    ['uneven', 'uneven', 1],
    ['not-a-number', 'no-numbers', 1],
    ['zero', 'no-numbers', 1],
    ['nan-literal', 'malformed', 1],
    ['page', 'malformed', 1],
  ] as const)(
    'names the fault of a service that is %s, after so many tries as make sense',
    async (behaviour, kind, tries) => {
      const fault = await faultFor(behaviour);
      expect(fault.kind).toBe(kind);
      expect(fault.isRetryable).toBe(tries > 1);
      expect(service.batches).toHaveLength(tries);
      expect(fault.message).toMatch(/^[\u4e00-\u9fff]/);
      expect(fault.message).not.toContain('secret');
    },
  );

  it('gives up a request that hangs at its limit, and ends it at the service', async () => {
    const givenUp = service.nextGivenUp();
    const startedAt = performance.now();
    const fault = await faultFor('hang', { timeoutMs: 80, retries: 0 });
    expect(fault.kind).toBe('slow');
    expect(performance.now() - startedAt).toBeLessThan(1000);
    await givenUp;
    expect(service.open()).toBe(0);
  });

  it('ends the request within 100 ms of the abort, and throws the reason', async () => {
    service.behaviour = 'hang';
    const controller = new AbortController();
    const { promise: arrived, resolve } = Promise.withResolvers<void>();
    service.onRequest = () => resolve();
    const embedding = embedder().embed(TEXTS, { signal: controller.signal });
    await arrived;
    service.onRequest = () => undefined;
    const givenUp = service.nextGivenUp();
    const abortedAt = performance.now();
    controller.abort(new Error('enough'));
    await expect(embedding).rejects.toThrow('enough');
    expect((await givenUp) - abortedAt).toBeLessThan(100);
  });

  it('waits no longer once it is aborted between two tries', async () => {
    service.behaviour = 'failing';
    const controller = new AbortController();
    const random = (): number => {
      // Called for the wait that follows.
      setImmediate(() => controller.abort(new Error('enough')));
      return 0;
    };
    const embedding = embedder({ retryMs: 60_000, random }).embed(TEXTS, { signal: controller.signal });
    await expect(embedding).rejects.toThrow('enough');
  });

  it('names a service that is not there', async () => {
    const gone = await startScriptedEmbeddings();
    await gone.close();
    const nowhere = embedder({ retries: 0 }, gone.baseUrl);
    await expect(nowhere.embed(TEXTS, { signal: NEVER })).rejects.toMatchObject({ kind: 'unreachable' });
  });

  it('leaves behind a client that does not stop', async () => {
    const client: EmbeddingClient = { model: 'stubborn', request: () => new Promise(() => undefined) };
    const stubborn = createEmbedder(client, { ...LIMITS, timeoutMs: 10, retries: 0 });
    await expect(stubborn.embed(TEXTS, { signal: NEVER })).rejects.toMatchObject({ kind: 'slow' });
  });

  it('needs an address or a key, and says which setting gives it', () => {
    const open = () => createLangchainEmbeddings({ model: 'text-embedding-3-small', baseUrl: null, apiKey: null });
    expect(open).toThrow(/EMBEDDING_API_KEY.*EMBEDDING_BASE_URL/);
  });
});

describe('reading vectors', () => {
  it.each([null, 'words', {}, { data: 'x' }, { data: [{ index: 0 }] }, { data: [{ index: 'a', embedding: [1] }] }])(
    'refuses a body that holds none: %j',
    (body) => expect(() => readVectors(body, 1)).toThrow(EmbeddingFault),
  );

  it('refuses an index beyond the texts, and too many vectors', () => {
    const row = (index: number) => ({ index, embedding: [1, 0] });
    expect(() => readVectors({ data: [row(0), row(2)] }, 2)).toThrow('个数');
    expect(() => readVectors({ data: [row(0), row(1)] }, 1)).toThrow('个数');
    expect(() => readVectors({ data: [row(0), { embedding: [1, 0] }] }, 2)).toThrow('个数');
  });
});

describe('a fault', () => {
  it('reads how long the service asks to be left alone, in seconds only', () => {
    const error = (words: string) =>
      Object.assign(new Error(), { status: 429, headers: new Headers({ 'retry-after': words }) });
    expect(faultOf(error('7')).retryAfterMs).toBe(7000);
    expect(faultOf(error('Wed, 21 Oct 2026 07:28:00 GMT')).retryAfterMs).toBeNull();
  });
});
