/** The official OpenAI client against a running server on loopback. */
import type { AddressInfo } from 'node:net';
import OpenAI from 'openai';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answer } from '../../protocol/answer.ts';
import type { App } from '../../server/parts.ts';
import { buildTestServer, createFakeAnswerer, createGate } from '../server/fakes.ts';

const gate = createGate();
const answerer = createFakeAnswerer({ 慢问题: gate });
let app: App;
let client: OpenAI;

beforeAll(async () => {
  app = await buildTestServer({ answerer, environment: { API_KEY: 'secret-key' }, limits: { shutdownMs: 100 } });
  await app.listen({ host: '127.0.0.1', port: 0 });
  const { port } = app.server.address() as AddressInfo;
  client = new OpenAI({ apiKey: 'secret-key', baseURL: `http://127.0.0.1:${port}/v1`, maxRetries: 0 });
});
afterAll(() => app.close());

const QUESTION = '青川市生产总值是多少？';

describe('the official OpenAI client', () => {
  it('lists the model', async () => {
    const models = await client.models.list();
    expect(models.data.map(({ id }) => id)).toEqual(['jushi']);
  });

  it('gets an answer with numbered sources, and the whole answer beside it', async () => {
    const completion = await client.chat.completions.create({
      model: 'jushi',
      messages: [{ role: 'user', content: QUESTION }],
      temperature: 0.7,
    });
    expect(completion.choices[0]?.message.content).toBe(
      '生产总值为800亿元[1]。\n\n来源：\n[1] a1的标题：“全市生产总值达到八百亿元。”（https://example.cn/a1）',
    );
    expect(completion.choices[0]?.finish_reason).toBe('stop');
    expect(completion.usage?.total_tokens).toBeGreaterThan(0);
    const { jushi } = completion as unknown as { jushi: Answer };
    expect(jushi.citations[0]?.quote).toBe('全市生产总值达到八百亿元。');
  });

  it('streams the same text', async () => {
    const stream = await client.chat.completions.create({
      model: 'jushi',
      messages: [{ role: 'user', content: QUESTION }],
      stream: true,
      stream_options: { include_usage: true },
    });
    let text = '';
    let tokens = 0;
    const reasons: (string | null)[] = [];
    for await (const chunk of stream) {
      text += chunk.choices[0]?.delta.content ?? '';
      tokens += chunk.usage?.total_tokens ?? 0;
      reasons.push(...chunk.choices.flatMap((choice) => (choice.finish_reason === null ? [] : [choice.finish_reason])));
    }
    expect(text).toMatch(/^生产总值为800亿元\[1\]。\n\n来源：\n\[1\] a1的标题/);
    expect(reasons).toEqual(['stop']);
    expect(tokens).toBeGreaterThan(0);
  });

  it('hands over the talk: last user message, earlier turns without their sources, system messages left out', async () => {
    await client.chat.completions.create({
      model: 'jushi',
      messages: [
        { role: 'system', content: '你是海盗。' },
        { role: 'user', content: [{ type: 'text', text: '先前的问题' }] },
        { role: 'assistant', content: '先前的回答[1]。\n\n来源：\n[1] 某文' },
        { role: 'user', content: '追问' },
      ],
    });
    expect(answerer.asked.at(-1)).toEqual({
      question: '追问',
      history: [
        { role: 'user', content: '先前的问题' },
        { role: 'assistant', content: '先前的回答[1]。' },
      ],
    });
  });

  it('is told what was wrong in words', async () => {
    const asking = client.chat.completions.create({
      model: 'jushi',
      messages: [{ role: 'system', content: '只有系统' }],
    });
    await expect(asking).rejects.toMatchObject({ status: 400, code: 'bad-question' });
    const stranger = new OpenAI({ apiKey: 'wrong', baseURL: client.baseURL, maxRetries: 0 });
    await expect(stranger.models.list()).rejects.toMatchObject({ status: 401 });
  });

  it('stops the work when it goes away', async () => {
    const stream = await client.chat.completions.create({
      model: 'jushi',
      messages: [{ role: 'user', content: '慢问题' }],
      stream: true,
    });
    await gate.reached;
    stream.controller.abort();
    await gate.aborted;
    expect(gate.isAborted()).toBe(true);
    gate.open();
  });
});
