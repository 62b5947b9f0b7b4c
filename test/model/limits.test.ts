/** Time limits, retries and cancelling, seen at the provider; hand-made models where no wire is needed. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { failureOf } from '../../answer/model/failure.ts';
import { guardedStream, limitsOf, type StreamLimits, type StreamPiece } from '../../answer/model/guarded-stream.ts';
import { createLangchainChat } from '../../answer/model/langchain-chat.ts';
import type { ChatModel } from '../../answer/model/port.ts';
import { withoutThinking } from '../../answer/model/without-thinking.ts';
import { startScriptedProvider, type ScriptedProvider } from './scripted-provider.ts';

const LIMITS: StreamLimits = { totalMs: 2500, firstTokenMs: 1500, retries: 2, retryMs: 1, random: () => 0 };
const MESSAGES = [
  {
    role: 'user' as const,
    content: '<资料 编号="1">\n正文：某区新建学校三所并全部投入使用。\n</资料>\n<问题>\n某区新建学校几所\n</问题>',
  },
];

let provider: ScriptedProvider;
beforeAll(async () => {
  provider = await startScriptedProvider();
});
afterAll(() => provider.close());

function chat(): Promise<ChatModel> {
  return createLangchainChat({ model: 'qwen3:8b', baseUrl: provider.baseUrl, apiKey: null, timeoutMs: 5000 });
}

async function collect(
  model: ChatModel,
  limits = LIMITS,
  signal = new AbortController().signal,
): Promise<StreamPiece[]> {
  const pieces: StreamPiece[] = [];
  for await (const piece of guardedStream(model, MESSAGES, limits, signal)) {
    pieces.push(piece);
  }
  return pieces;
}

function textOf(pieces: readonly StreamPiece[]): string {
  return pieces.map((piece) => (piece.type === 'text' ? piece.text : '')).join('');
}

describe('a provider', () => {
  it.each([
    ['hang', 'slow', 1],
    ['slow drip', 'slow', 1],
    ['always 429', 'busy', 3],
    ['500', 'failed', 3],
    ['401', 'refused', 1],
    ['cut without a sentence', 'cut', 1],
  ] as const)('that is «%s» ends as «%s» after %i requests, none left open', async (behaviour, kind, requests) => {
    provider.behaviour = behaviour;
    provider.forget();
    const pieces = await collect(await chat());
    expect(pieces.at(-1)).toEqual({ type: 'failure', failure: { kind, isRetryable: expect.any(Boolean) } });
    expect(provider.requests()).toBe(requests);
    await expect.poll(() => provider.open(), { timeout: 500 }).toBe(0);
  });

  it('that refuses once is asked again', async () => {
    provider.behaviour = '429 then fine';
    provider.forget();
    const pieces = await collect(await chat());
    expect(textOf(pieces)).toContain('新建学校三所');
    expect(pieces.some(({ type }) => type === 'failure')).toBe(false);
    expect(provider.requests()).toBe(2);
  });

  it.each(['hang', 'slow drip', 'hang after a sentence'] as const)(
    'that is «%s» sees a cancelled question end within 100 ms',
    async (behaviour) => {
      provider.behaviour = behaviour;
      const controller = new AbortController();
      const asked = provider.nextRequest();
      const givenUp = provider.nextGivenUp();
      const limits = { ...LIMITS, totalMs: 10_000, firstTokenMs: 10_000 };
      const collected = collect(await chat(), limits, controller.signal);
      const thrown = collected.catch((error: unknown) => error);
      await asked;
      const cancelledAt = performance.now();
      controller.abort();
      expect(await thrown).toMatchObject({ name: 'AbortError' });
      expect((await givenUp) - cancelledAt).toBeLessThan(100);
    },
  );
});

describe('limits of a stream', () => {
  it('leave a third of the time to the first token', () => {
    expect(limitsOf(30_000)).toMatchObject({ totalMs: 30_000, firstTokenMs: 10_000 });
    expect(limitsOf(600_000).firstTokenMs).toBe(15_000);
  });

  it('hold against a model that does not look at its signal', async () => {
    const deaf: ChatModel = {
      name: 'deaf',
      async *stream() {
        yield await new Promise<string>(() => undefined);
      },
    };
    expect(await collect(deaf, { ...LIMITS, firstTokenMs: 20 })).toEqual([
      { type: 'failure', failure: { kind: 'slow', isRetryable: false } },
    ]);
  });
});

describe('what failed', () => {
  it.each([
    [{ status: 429 }, false, 'busy', true],
    [{ status: 503 }, false, 'failed', true],
    [{ status: 400 }, false, 'refused', false],
    [
      Object.assign(new Error('x', { cause: Object.assign(new Error('y'), { code: 'ECONNREFUSED' }) })),
      false,
      'unreachable',
      true,
    ],
    [new Error('anything'), true, 'cut', false],
  ] as const)('%o is read by its shape', (error, hasBegun, kind, isRetryable) => {
    expect(failureOf(error, hasBegun)).toEqual({ kind, isRetryable });
  });
});

describe('thinking aloud', () => {
  it.each([
    [['<th', 'ink>数字是9', '</thi', 'nk>答[1]。'], '答[1]。'],
    [['<t', '甲'], '<t甲'],
    [['没有想'], '没有想'],
    [['<think>没完'], ''],
  ])('%j leaves «%s»', (pieces, answer) => {
    const filter = withoutThinking();
    expect(pieces.map((piece) => filter.push(piece)).join('')).toBe(answer);
  });
});

describe('settings of a model', () => {
  it('name the package of a provider that is not installed', async () => {
    const settings = { model: 'anthropic:claude-x', baseUrl: null, apiKey: 'k', timeoutMs: 1000 };
    await expect(createLangchainChat(settings)).rejects.toThrow('@langchain/anthropic');
  });

  it('want a key or an address', async () => {
    const settings = { model: 'gpt-x', baseUrl: null, apiKey: null, timeoutMs: 1000 };
    await expect(createLangchainChat(settings)).rejects.toThrow('OPENAI_API_KEY');
  });
});
