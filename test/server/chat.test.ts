import { afterEach, describe, expect, it } from 'vitest';
import type { ServerMessage } from '../../protocol/chat.ts';
import type { App } from '../../server/parts.ts';
import { connectChat, isEnd, listen, open, textOf } from './chat-client.ts';
import { buildTestServer, createFakeAnswerer, createGate, fakeAnswer } from './fakes.ts';

let app: App;

afterEach(() => app.close());

async function serve(changes: Parameters<typeof buildTestServer>[0] = {}): Promise<void> {
  app = await buildTestServer(changes);
  await listen(app);
}

const types = (messages: readonly ServerMessage[]): string[] => messages.map(({ type }) => type);

describe('asking over the WebSocket', () => {
  it('gives the same answer as over HTTP, in rising numbers, sources before text', async () => {
    await serve();
    const client = await connectChat(app);
    client.send({ type: 'ask', id: 'q1', question: '生产总值？' });
    const messages = await client.until(isEnd);
    const whole = await app.inject({ method: 'POST', url: '/api/ask', payload: { question: '生产总值？' } });
    expect(messages.map(({ seq }) => seq)).toEqual(messages.map((_, index) => index + 1));
    expect(messages.every(({ id }) => id === 'q1')).toBe(true);
    expect(textOf(messages)).toBe(whole.json().answer);
    expect(messages.at(-1)).toMatchObject({ type: 'end', answer: whole.json() });
    expect(types(messages).indexOf('sources')).toBeLessThan(types(messages).indexOf('delta'));
    client.socket.close();
  });

  it('answers several questions at once, each with its own numbers', async () => {
    const gates = { 一: createGate(), 二: createGate() };
    await serve({ answerer: createFakeAnswerer(gates) });
    const client = await connectChat(app);
    client.send({ type: 'ask', id: 'q1', question: '一' });
    client.send({ type: 'ask', id: 'q2', question: '二' });
    await Promise.all([gates.一.reached, gates.二.reached]);
    gates.二.open();
    const first = await client.until(isEnd);
    gates.一.open();
    const messages = [...first, ...(await client.until(isEnd))];
    for (const id of ['q1', 'q2']) {
      const own = messages.filter((message) => message.id === id);
      expect(own.map(({ seq }) => seq)).toEqual(own.map((_, index) => index + 1));
      expect(own.at(-1)?.type).toBe('end');
    }
    client.socket.close();
  });

  it('frees an id when its answer has ended', async () => {
    await serve();
    const client = await connectChat(app);
    for (const question of ['一', '二']) {
      client.send({ type: 'ask', id: 'same', question });
      const messages = await client.until(isEnd);
      expect(messages.at(-1)).toMatchObject({ type: 'end', answer: { id: fakeAnswer(question).id } });
      expect(messages[0]?.seq).toBe(1);
    }
    client.socket.close();
  });

  it('refuses an id in use, on this connection and on another, and the answer goes on', async () => {
    const gate = createGate();
    const answerer = createFakeAnswerer({ 等: gate });
    await serve({ answerer });
    const [client, other] = [await connectChat(app), await connectChat(app)];
    client.send({ type: 'ask', id: 'q1', question: '等' });
    await gate.reached;
    for (const connection of [client, other]) {
      connection.send({ type: 'ask', id: 'q1', question: '别的' });
      const refusal = (await connection.until(isEnd)).at(-1);
      expect(refusal).toMatchObject({ type: 'error', id: 'q1', code: 'id-in-use' });
    }
    gate.open();
    const rest = await client.until(isEnd);
    expect(rest.at(-1)?.type).toBe('end');
    expect(answerer.asked).toHaveLength(1);
    client.socket.close();
    other.socket.close();
  });

  it.each([
    ['no JSON', 'hello', 'bad-request', ''],
    ['a list', [], 'bad-request', ''],
    ['an unknown type', { type: 'shout', id: 'q' }, 'bad-request', 'q'],
    ['no id', { type: 'ask', question: '问' }, 'bad-request', ''],
    ['an empty id', { type: 'ask', id: '', question: '问' }, 'bad-request', ''],
    ['an id that is too long', { type: 'ask', id: 'x'.repeat(101), question: '问' }, 'bad-request', 'x'.repeat(100)],
    ['no question', { type: 'ask', id: 'q' }, 'bad-question', 'q'],
    ['an empty question', { type: 'ask', id: 'q', question: ' ' }, 'bad-question', 'q'],
    ['a question that is too long', { type: 'ask', id: 'q', question: '问'.repeat(1001) }, 'bad-question', 'q'],
    ['a question that is no text', { type: 'ask', id: 'q', question: 1 }, 'bad-question', 'q'],
    ['a resume of nothing', { type: 'resume', id: 'nope', after: 0 }, 'not-found', 'nope'],
    ['a resume from before the start', { type: 'resume', id: 'q', after: -1 }, 'bad-request', 'q'],
  ])('refuses %s, and goes on', async (_, message, code, id) => {
    await serve();
    const client = await connectChat(app);
    client.send(message);
    const refusal = await client.next();
    expect(refusal).toMatchObject({ type: 'error', id, code });
    client.send({ type: 'ask', id: 'good', question: '问' });
    expect((await client.until(isEnd)).at(-1)?.type).toBe('end');
    client.socket.close();
  });

  it('ends an answer that fails with general words', async () => {
    await serve({
      answerer: {
        async *answer() {
          yield { type: 'status', stage: 'searching' };
          throw new Error('secret');
        },
      },
    });
    const client = await connectChat(app);
    client.send({ type: 'ask', id: 'q', question: '问' });
    expect(await client.until(isEnd)).toEqual([
      { type: 'status', id: 'q', seq: 1, stage: 'searching' },
      { type: 'error', id: 'q', seq: 2, code: 'internal', message: '服务出错，请稍后再试。' },
    ]);
    client.socket.close();
  });

  it('closes a connection that sends a frame too long', async () => {
    await serve();
    const client = await connectChat(app);
    client.send(JSON.stringify({ type: 'ask', id: 'q', question: 'x'.repeat(1_200_000) }));
    expect(await client.closed).toBe(1009);
  });

  it('refuses more questions at once than the limit', async () => {
    const gate = createGate();
    await serve({ answerer: createFakeAnswerer({ 等: gate }), limits: { maxAsksPerConnection: 1 } });
    const client = await connectChat(app);
    client.send({ type: 'ask', id: 'q1', question: '等' });
    client.send({ type: 'ask', id: 'q2', question: '问' });
    const messages = await client.until(({ id }) => id === 'q2');
    expect(messages.at(-1)).toMatchObject({ type: 'error', code: 'too-many-requests' });
    client.send({ type: 'cancel', id: 'q1' });
    await client.until(isEnd);
    client.send({ type: 'ask', id: 'q2', question: '问' });
    expect((await client.until(isEnd)).at(-1)?.type).toBe('end');
    client.socket.close();
  });

  it('counts questions against the limit of the caller, together with HTTP', async () => {
    await serve({ environment: { RATE_LIMIT_PER_MINUTE: '2' } });
    const client = await connectChat(app);
    const ask = async (id: string): Promise<string> => {
      client.send({ type: 'ask', id, question: '问' });
      const last = (await client.until(isEnd)).at(-1);
      return last?.type === 'error' ? last.code : (last?.type ?? '');
    };
    expect(await ask('q1')).toBe('end');
    const http = await app.inject({
      method: 'POST',
      url: '/api/ask',
      payload: { question: '问' },
      remoteAddress: '127.0.0.1',
    });
    expect(http.statusCode).toBe(200);
    expect(await ask('q2')).toBe('too-many-requests');
    client.socket.close();
  });

  it('gives up a connection that no longer answers pings', async () => {
    const gate = createGate();
    await serve({ answerer: createFakeAnswerer({ 等: gate }), limits: { heartbeatMs: 20, resumeWindowMs: 20 } });
    const client = await connectChat(app, [], { autoPong: false });
    client.send({ type: 'ask', id: 'q', question: '等' });
    expect(await client.closed).toBe(1006);
    await gate.aborted;
  });
});

describe('stopping', () => {
  it('a cancel reaches the answerer at once, and nothing follows its last word', async () => {
    const gate = createGate();
    await serve({ answerer: createFakeAnswerer({ 等: gate }) });
    const client = await connectChat(app);
    client.send({ type: 'ask', id: 'q', question: '等' });
    await gate.reached;
    client.send({ type: 'cancel', id: 'q' });
    await gate.aborted;
    const messages = await client.until(isEnd);
    expect(messages.at(-1)).toMatchObject({ type: 'error', code: 'cancelled', seq: messages.length });
    gate.open();
    client.send({ type: 'ask', id: 'next', question: '问' });
    expect((await client.until(isEnd)).every(({ id }) => id === 'next')).toBe(true);
    client.socket.close();
  });

  it('a cancel right behind its question is not too early', async () => {
    const gate = createGate();
    await serve({ answerer: createFakeAnswerer({ 等: gate }), environment: { RATE_LIMIT_PER_MINUTE: '9' } });
    const client = await connectChat(app);
    client.send({ type: 'ask', id: 'q', question: '等' });
    client.send({ type: 'cancel', id: 'q' });
    expect((await client.until(isEnd)).at(-1)).toMatchObject({ type: 'error', code: 'cancelled' });
    client.socket.close();
  });

  it("does not let one connection cancel another's answer", async () => {
    const gate = createGate();
    await serve({ answerer: createFakeAnswerer({ 等: gate }) });
    const [client, other] = [await connectChat(app), await connectChat(app)];
    client.send({ type: 'ask', id: 'q', question: '等' });
    await gate.reached;
    other.send({ type: 'cancel', id: 'q' });
    other.send({ type: 'ask', id: 'mine', question: '问' });
    await other.until(isEnd);
    expect(gate.isAborted()).toBe(false);
    gate.open();
    expect((await client.until(isEnd)).at(-1)?.type).toBe('end');
    client.socket.close();
    other.socket.close();
  });

  it.each([[1000], [1001], [undefined]])('a normal close (%s) stops the work', async (code) => {
    const gate = createGate();
    await serve({ answerer: createFakeAnswerer({ 等: gate }) });
    const client = await connectChat(app);
    client.send({ type: 'ask', id: 'q', question: '等' });
    await gate.reached;
    client.socket.close(code);
    await gate.aborted;
    const again = await connectChat(app);
    again.send({ type: 'resume', id: 'q', after: 0 });
    expect(await again.next()).toMatchObject({ type: 'error', code: 'not-found' });
    again.socket.close();
  });
});

describe('resuming after a lost connection', () => {
  it('neither loses nor doubles text, at whatever message the connection was lost', async () => {
    const whole = fakeAnswer('等').answer;
    for (const heard of [0, 1, 2, 3, 4]) {
      const gate = createGate();
      await serve({ answerer: createFakeAnswerer({ 等: gate }) });
      const lost = await connectChat(app);
      lost.send({ type: 'ask', id: 'q', question: '等' });
      await gate.reached;
      const before = await lost.until(({ seq }) => seq === 4);
      lost.socket.terminate();
      await lost.closed;
      const client = await connectChat(app);
      client.send({ type: 'resume', id: 'q', after: heard });
      gate.open();
      const after = await client.until(isEnd);
      const all = [...before.filter(({ seq }) => seq <= heard), ...after];
      expect(all.map(({ seq }) => seq)).toEqual(all.map((_, index) => index + 1));
      expect(textOf(all)).toBe(whole);
      client.socket.close();
      await app.close();
    }
  });

  it('gives what was made while nobody was connected', async () => {
    const gate = createGate();
    await serve({ answerer: createFakeAnswerer({ 等: gate }) });
    const lost = await connectChat(app);
    lost.send({ type: 'ask', id: 'q', question: '等' });
    await gate.reached;
    lost.socket.terminate();
    await lost.closed;
    gate.open();
    const client = await connectChat(app);
    client.send({ type: 'resume', id: 'q', after: 2 });
    const messages = await client.until(isEnd);
    expect(messages[0]?.seq).toBe(3);
    expect(textOf(messages)).toBe(fakeAnswer('等').answer);
    expect(gate.isAborted()).toBe(false);
    client.socket.close();
  });

  it('takes the answer over from a connection that only seems to live', async () => {
    const gate = createGate();
    await serve({ answerer: createFakeAnswerer({ 等: gate }) });
    const stale = await connectChat(app);
    stale.send({ type: 'ask', id: 'q', question: '等' });
    await gate.reached;
    await stale.until(({ seq }) => seq === 4);
    const client = await connectChat(app);
    client.send({ type: 'resume', id: 'q', after: 4 });
    await client.send({ type: 'resume', id: 'nope', after: 0 });
    await client.next();
    gate.open();
    expect((await client.until(isEnd)).map(({ seq }) => seq)[0]).toBe(5);
    stale.socket.close();
    expect(await stale.closed).toBe(1005);
    expect(stale.unread()).toEqual([]);
    client.socket.close();
  });

  it('gives an answer that had ended once more', async () => {
    await serve();
    const lost = await connectChat(app);
    lost.send({ type: 'ask', id: 'q', question: '问' });
    const first = await lost.until(isEnd);
    lost.socket.terminate();
    const client = await connectChat(app);
    client.send({ type: 'resume', id: 'q', after: 0 });
    expect(await client.until(isEnd)).toEqual(first);
    client.socket.close();
  });
});

describe('who may connect', () => {
  const refusal = (socket: ReturnType<typeof open>): Promise<number> =>
    new Promise((resolve) => {
      socket.on('unexpected-response', (_request, response) => resolve(response.statusCode ?? 0));
      socket.on('error', () => undefined);
    });

  it('wants API_KEY when it is set, as a header or as a subprotocol', async () => {
    await serve({ environment: { API_KEY: '钥匙' } });
    expect(await refusal(open(app))).toBe(401);
    expect(await refusal(open(app, ['jushi', 'jushi.key.d3Jvbmc']))).toBe(401);
    const key = Buffer.from('钥匙').toString('base64url');
    const client = await connectChat(app, ['jushi', `jushi.key.${key}`]);
    expect(client.socket.protocol).toBe('jushi');
    client.socket.close();
  });

  it('refuses another site, unless it is allowed', async () => {
    await serve({ environment: { ALLOWED_ORIGINS: 'https://a.example' } });
    expect(await refusal(open(app, [], { origin: 'https://evil.example' }))).toBe(403);
    expect(await refusal(open(app, [], { origin: 'null' }))).toBe(403);
    for (const origin of ['https://a.example', app.listeningOrigin]) {
      const client = await connectChat(app, [], { origin });
      client.socket.close();
    }
  });
});
