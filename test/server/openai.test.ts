import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import type { App } from '../../server/parts.ts';
import { buildTestServer, createFakeAnswerer, createGate, fakeAnswer } from './fakes.ts';

let app: App;

afterEach(() => app.close());

describe('POST /v1/chat/completions, streaming', () => {
  it('sends comments while it has nothing to say, and the same chunks to the end', async () => {
    const gate = createGate();
    app = await buildTestServer({ answerer: createFakeAnswerer({ 等: gate }), limits: { keepAliveMs: 5 } });
    await app.listen({ port: 0, host: '127.0.0.1' });
    const { port } = app.server.address() as AddressInfo;
    const reply = await fetch(`http://127.0.0.1:${port}/v1/chat/completions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ model: 'jushi', stream: true, messages: [{ role: 'user', content: '等' }] }),
    });
    let received = '';
    for await (const chunk of reply.body!.pipeThrough(new TextDecoderStream())) {
      received += chunk;
      if ((received.match(/^: keep-alive$/gm)?.length ?? 0) > 1) gate.open();
    }
    expect(received).toMatch(/: keep-alive\n\n: keep-alive\n\n/);
    const frames = received.replaceAll(': keep-alive\n\n', '').split('\n\n').filter(Boolean);
    expect(frames.at(-1)).toBe('data: [DONE]');
    const chunks = frames.slice(0, -1).map((frame) => JSON.parse(frame.replace(/^data: /, '')));
    const text = chunks.map((chunk) => chunk.choices[0].delta.content ?? '').join('');
    expect(text.startsWith(fakeAnswer('等').answer)).toBe(true);
    expect(chunks.at(-1).jushi).toEqual(fakeAnswer('等'));
  });
});
