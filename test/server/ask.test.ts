import { request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import type { Answerer } from '../../answer/port.ts';
import { JushiError } from '../../knowledge/errors.ts';
import { answerSchema } from '../../protocol/answer.ts';
import { errorSchema } from '../../protocol/library.ts';
import type { App } from '../../server/parts.ts';
import { buildTestServer, createFakeAnswerer, createGate, eventsOf, fakeAnswer, readEventStream } from './fakes.ts';

let app: App;

afterEach(() => app.close());

const eventStream = { accept: 'text/event-stream' };

function answererThatThrows(thrown: unknown, after = 0): Answerer {
  return {
    async *answer({ question }) {
      yield* eventsOf(fakeAnswer(question)).slice(0, after);
      throw thrown;
    },
  };
}

describe('POST /api/ask', () => {
  it('answers in the form of the contract', async () => {
    app = await buildTestServer();
    const reply = await app.inject({ method: 'POST', url: '/api/ask', payload: { question: '  生产总值是多少？ ' } });
    expect(reply.statusCode).toBe(200);
    expect(reply.headers['content-type']).toContain('application/json');
    expect(answerSchema.parse(reply.json())).toEqual(fakeAnswer('生产总值是多少？'));
  });

  it('hands history and filters to the answerer', async () => {
    const answerer = createFakeAnswerer();
    app = await buildTestServer({ answerer });
    const payload = {
      question: '那去年呢？',
      history: [{ role: 'user', content: '今年呢？' }],
      filters: { regions: ['青川市'], years: [2022], kinds: ['news'] },
    };
    await app.inject({ method: 'POST', url: '/api/ask', payload });
    expect(answerer.asked).toEqual([payload]);
  });

  it('streams the same answer as events, numbered from 1', async () => {
    app = await buildTestServer();
    const payload = { question: '生产总值是多少？' };
    const whole = await app.inject({ method: 'POST', url: '/api/ask', payload });
    const stream = await app.inject({ method: 'POST', url: '/api/ask', payload, headers: eventStream });
    expect(stream.headers['content-type']).toContain('text/event-stream');
    const events = readEventStream(stream.body);
    expect(events.map(({ data }) => data['seq'])).toEqual(events.map((_, index) => index + 1));
    expect(new Set(events.map(({ data }) => data['id'])).size).toBe(1);
    expect(events.every(({ event, data }) => event === data.type)).toBe(true);
    const text = events.map(({ data }) => (data.type === 'delta' ? String(data['text']) : '')).join('');
    expect(text).toBe(whole.json().answer);
    expect(events.at(-1)?.data['answer']).toEqual(whole.json());
    const types = events.map(({ data }) => data.type);
    expect(types.indexOf('sources')).toBeLessThan(types.indexOf('delta'));
  });

  it.each([
    ['application/json, text/event-stream', 'application/json'],
    ['text/event-stream, application/json', 'text/event-stream'],
    ['application/json;q=0.5, text/event-stream', 'text/event-stream'],
    ['text/event-stream;q=0', 'application/json'],
    ['*/*', 'application/json'],
  ])('for «Accept: %s» replies with %s', async (accept, expected) => {
    app = await buildTestServer();
    const reply = await app.inject({
      method: 'POST',
      url: '/api/ask',
      payload: { question: '问' },
      headers: { accept },
    });
    expect(reply.headers['content-type']).toContain(expected);
  });

  const turn = { role: 'user', content: '问' };

  it.each([
    ['no question', {}, 'bad-question', '问题应为一段文字'],
    ['an empty question', { question: '' }, 'bad-question', '请输入问题'],
    ['a question of blanks', { question: ' \n\u3000' }, 'bad-question', '请输入问题'],
    ['a question that is too long', { question: '问'.repeat(1001) }, 'bad-question', '1000字以内'],
    ['a question that is a number', { question: 5 }, 'bad-question', '问题应为一段文字'],
    ['a question that is null', { question: null }, 'bad-question', '问题应为一段文字'],
    ['a question that is a list', { question: ['问'] }, 'bad-question', '问题应为一段文字'],
    ['a body that is a list', [], 'bad-request', '请求格式不正确'],
    ['a history that is no list', { question: '问', history: '旧' }, 'bad-request', 'history'],
    ['a history of 21 turns', { question: '问', history: Array.from({ length: 21 }, () => turn) }, 'bad-request', '20'],
    [
      'a turn of another role',
      { question: '问', history: [{ role: 'system', content: '' }] },
      'bad-request',
      'history.0.role',
    ],
    [
      'a turn that is too long',
      { question: '问', history: [{ role: 'user', content: 'x'.repeat(8001) }] },
      'bad-request',
      '8000',
    ],
    ['a year that is words', { question: '问', filters: { years: ['2022'] } }, 'bad-request', 'filters.years.0'],
    ['an unknown kind', { question: '问', filters: { kinds: ['blog'] } }, 'bad-request', 'filters.kinds.0'],
  ])('refuses %s with words to act on', async (_, payload, code, words) => {
    const answerer = createFakeAnswerer();
    app = await buildTestServer({ answerer });
    const reply = await app.inject({ method: 'POST', url: '/api/ask', payload: payload as object });
    expect(reply.statusCode).toBe(400);
    const { error } = errorSchema.parse(reply.json());
    expect(error.code).toBe(code);
    expect(error.message).toContain(words);
    expect(answerer.asked).toEqual([]);
  });

  it.each([
    ['is no JSON', '{"question": ', 'application/json', 400, 'bad-request'],
    ['is empty', '', 'application/json', 400, 'bad-request'],
    ['is plain text', '生产总值', 'text/plain', 415, 'unsupported-media-type'],
    ['is XML', '<q/>', 'application/xml', 415, 'unsupported-media-type'],
    [
      'is too large',
      JSON.stringify({ question: '问', pad: 'x'.repeat(1_100_000) }),
      'application/json',
      413,
      'too-large',
    ],
    ['reaches for the prototype', '{"question":"问","__proto__":{"a":1}}', 'application/json', 400, 'bad-request'],
  ])('refuses a body that %s', async (_, payload, type, status, code) => {
    app = await buildTestServer();
    const reply = await app.inject({ method: 'POST', url: '/api/ask', payload, headers: { 'content-type': type } });
    expect([reply.statusCode, errorSchema.parse(reply.json()).error.code]).toEqual([status, code]);
  });

  it('takes the longest request the contract allows', async () => {
    app = await buildTestServer();
    const history = Array.from({ length: 20 }, () => ({ role: 'user', content: '字'.repeat(8000) }));
    const reply = await app.inject({
      method: 'POST',
      url: '/api/ask',
      payload: { question: '问'.repeat(1000), history },
    });
    expect(reply.statusCode).toBe(200);
  });

  it.each([
    ['1000 characters of two units each', '𠮷'.repeat(1000), 200],
    ['1001 characters of two units each', '𠮷'.repeat(1001), 400],
    ['1000 characters among blanks', ` ${'问'.repeat(1000)}\n`, 200],
  ])('counts a question in characters: %s', async (_, question, status) => {
    app = await buildTestServer();
    const reply = await app.inject({ method: 'POST', url: '/api/ask', payload: { question } });
    expect(reply.statusCode).toBe(status);
    expect(reply.body.includes('1000字以内')).toBe(status === 400);
  });

  it('says nothing of what broke inside', async () => {
    app = await buildTestServer({ answerer: answererThatThrows(new Error('ENOENT /secret/path')) });
    const reply = await app.inject({ method: 'POST', url: '/api/ask', payload: { question: '问' } });
    expect(reply.statusCode).toBe(500);
    expect(reply.json()).toEqual({ error: { code: 'internal', message: '服务出错，请稍后再试。' } });
  });

  it('gives a named error its own status and words', async () => {
    app = await buildTestServer({ answerer: answererThatThrows(new JushiError('store-unavailable')) });
    const reply = await app.inject({ method: 'POST', url: '/api/ask', payload: { question: '问' } });
    expect(reply.statusCode).toBe(503);
    expect(reply.json().error.code).toBe('store-unavailable');
  });

  it('never sends an answer that breaks the contract', async () => {
    const broken = { ...fakeAnswer('问'), outcome: 'perhaps' } as unknown as ReturnType<typeof fakeAnswer>;
    app = await buildTestServer({
      answerer: {
        async *answer() {
          yield { type: 'end', answer: broken };
        },
      },
    });
    const reply = await app.inject({ method: 'POST', url: '/api/ask', payload: { question: '问' } });
    expect([reply.statusCode, reply.json().error.code]).toEqual([500, 'internal']);
  });

  it('ends a stream that fails after its first words with an error event', async () => {
    app = await buildTestServer({ answerer: answererThatThrows(new Error('secret'), 4) });
    const reply = await app.inject({
      method: 'POST',
      url: '/api/ask',
      payload: { question: '问' },
      headers: eventStream,
    });
    expect(reply.statusCode).toBe(200);
    const events = readEventStream(reply.body);
    expect(events.map(({ event }) => event)).toEqual(['status', 'sources', 'delta', 'delta', 'error']);
    expect(events.at(-1)?.data).toEqual({
      type: 'error',
      id: 'id-1',
      seq: 5,
      code: 'internal',
      message: '服务出错，请稍后再试。',
    });
  });

  it('sends comments while a stream has nothing to say, and the same events', async () => {
    const gate = createGate();
    app = await buildTestServer({ answerer: createFakeAnswerer({ 等: gate }), limits: { keepAliveMs: 5 } });
    await app.listen({ port: 0, host: '127.0.0.1' });
    const { port } = app.server.address() as AddressInfo;
    const reply = await fetch(`http://127.0.0.1:${port}/api/ask`, {
      method: 'POST',
      headers: { ...eventStream, 'content-type': 'application/json' },
      body: JSON.stringify({ question: '等' }),
    });
    let received = '';
    for await (const chunk of reply.body!.pipeThrough(new TextDecoderStream())) {
      received += chunk;
      if ((received.match(/^: keep-alive$/gm)?.length ?? 0) > 1) gate.open();
    }
    expect(received).toMatch(/: keep-alive\n\n: keep-alive\n\n/);
    const events = readEventStream(received.replaceAll(': keep-alive\n\n', ''));
    expect(events.at(-1)?.data['answer']).toEqual(fakeAnswer('等'));
    expect(events.map(({ data }) => data['seq'])).toEqual(events.map((_, index) => index + 1));
  });

  it.each([['text/event-stream'], ['application/json']])(
    'stops the work when a caller of %s goes away',
    async (accept) => {
      const gate = createGate();
      const logged: unknown[] = [];
      app = await buildTestServer({ answerer: createFakeAnswerer({ 等: gate }) });
      app.log.error = (...words: unknown[]) => void logged.push(words);
      await app.listen({ port: 0, host: '127.0.0.1' });
      const { port } = app.server.address() as AddressInfo;
      const call = httpRequest({
        port,
        method: 'POST',
        path: '/api/ask',
        headers: { accept, 'content-type': 'application/json' },
      });
      call.on('error', () => undefined);
      call.end(JSON.stringify({ question: '等' }));
      await gate.reached;
      call.destroy();
      await gate.aborted;
      expect(gate.isAborted()).toBe(true);
      expect(logged).toEqual([]);
    },
  );
});
