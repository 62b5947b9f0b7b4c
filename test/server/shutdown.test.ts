import { request as httpRequest } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import type { App } from '../../server/parts.ts';
import { connectChat, isEnd, listen, textOf } from './chat-client.ts';
import { buildTestServer, createFakeAnswerer, createGate, fakeAnswer } from './fakes.ts';

async function serve(changes: Parameters<typeof buildTestServer>[0]): Promise<App> {
  const app = await buildTestServer(changes);
  await listen(app);
  return app;
}

function post(app: App, question: string): { reply: Promise<IncomingMessage>; body: Promise<string> } {
  const { port } = app.server.address() as AddressInfo;
  const call = httpRequest({ port, method: 'POST', path: '/api/ask', headers: { 'content-type': 'application/json' } });
  const reply = new Promise<IncomingMessage>((resolve, reject) => {
    call.on('response', resolve);
    call.on('error', reject);
  });
  call.end(JSON.stringify({ question }));
  const body = reply.then(async (incoming) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) {
      chunks.push(chunk as Buffer);
    }
    return Buffer.concat(chunks).toString();
  });
  body.catch(() => undefined);
  return { reply, body };
}

describe('a shutdown', () => {
  it('lets an answer over HTTP end, and takes no new connection', async () => {
    const gate = createGate();
    const app = await serve({ answerer: createFakeAnswerer({ 等: gate }) });
    const { body } = post(app, '等');
    await gate.reached;
    const closed = app.close();
    const ended = new Promise((resolve) => app.server.once('close', resolve));
    while (app.server.listening) {
      await new Promise(setImmediate);
    }
    gate.open();
    expect(JSON.parse(await body).answer).toBe(fakeAnswer('等').answer);
    await Promise.all([closed, ended]);
  });

  it('lets an answer over the WebSocket end, refuses the next question, then says it is going', async () => {
    const gate = createGate();
    const app = await serve({ answerer: createFakeAnswerer({ 等: gate }) });
    const [client, idle] = [await connectChat(app), await connectChat(app)];
    client.send({ type: 'ask', id: 'q', question: '等' });
    await gate.reached;
    const closed = app.close();
    expect(await idle.closed).toBe(1001);
    client.send({ type: 'ask', id: 'late', question: '问' });
    const early = await client.until(({ id }) => id === 'late');
    expect(early.at(-1)).toMatchObject({ type: 'error', code: 'shutting-down' });
    gate.open();
    const messages = [...early.slice(0, -1), ...(await client.until(isEnd))];
    expect(textOf(messages)).toBe(fakeAnswer('等').answer);
    expect(await client.closed).toBe(1001);
    await closed;
  });

  it('does not wait for answers that nobody is connected to', async () => {
    const gate = createGate();
    const app = await serve({ answerer: createFakeAnswerer({ 等: gate }) });
    const client = await connectChat(app);
    client.send({ type: 'ask', id: 'q', question: '等' });
    await gate.reached;
    client.socket.terminate();
    await client.closed;
    await app.close();
    await gate.aborted;
    expect(gate.isAborted()).toBe(true);
  });

  it('cuts what does not end in time', async () => {
    const gates = { 网: createGate(), 线: createGate() };
    const app = await serve({ answerer: createFakeAnswerer(gates), limits: { shutdownMs: 30 } });
    const client = await connectChat(app);
    client.send({ type: 'ask', id: 'q', question: '网' });
    const { reply } = post(app, '线');
    const cut = reply.catch((error: Error) => error.message);
    await Promise.all([gates.网.reached, gates.线.reached]);
    await app.close();
    expect(await client.closed).toBe(1006);
    expect(await cut).toMatch(/socket hang up|ECONNRESET/);
  });

  it('refuses the next request on a connection that is still open', async () => {
    const gate = createGate();
    const app = await serve({ answerer: createFakeAnswerer({ 等: gate }) });
    const socket = connect((app.server.address() as AddressInfo).port, '127.0.0.1');
    const payload = JSON.stringify({ question: '等' });
    const head = `Host: x\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(payload)}`;
    socket.write(`POST /api/ask HTTP/1.1\r\n${head}\r\n\r\n${payload}`);
    await gate.reached;
    const closed = app.close();
    while (app.server.listening) {
      await new Promise(setImmediate);
    }
    const secondArrived = new Promise((resolve) => app.server.once('request', resolve));
    socket.write('GET /readyz HTTP/1.1\r\nHost: x\r\n\r\n');
    await secondArrived;
    gate.open();
    const chunks: Buffer[] = [];
    for await (const chunk of socket) {
      chunks.push(chunk as Buffer);
    }
    const [first = '', second = ''] = Buffer.concat(chunks)
      .toString()
      .split(/(?=HTTP\/1\.1 503)/);
    expect(first).toContain('HTTP/1.1 200');
    expect(second).toContain('"code":"shutting-down"');
    await closed;
  });
});
