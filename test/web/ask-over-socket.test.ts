import { describe, expect, it } from 'vitest';
import type { ClientMessage, ServerMessage } from '../../protocol/chat.ts';
import { askOverSocket, OPEN_TIMEOUT_MS, type AskEvent, type SocketLike } from '../../web/wire/ask-over-socket.ts';
import { answer } from './build.ts';

type Line = ServerMessage | 'cut';

/** A server whose connections each play their lines, or refuse to open (`null`). */
function scripted(connections: readonly (readonly Line[] | null)[]) {
  const sent: ClientMessage[] = [];
  let opened = 0;
  let clock = 0;
  const open = (): SocketLike => {
    const lines = connections[opened] ?? null;
    opened += 1;
    const target = new EventTarget();
    const emit = (type: string, data?: string) => target.dispatchEvent(Object.assign(new Event(type), { data }));
    const socket: SocketLike = {
      addEventListener(type: string, listener: (event: never) => void) {
        target.addEventListener(type, listener as (event: Event) => void);
      },
      send(data) {
        const message = JSON.parse(data) as ClientMessage;
        sent.push(message);
        if (message.type === 'cancel') return;
        for (const line of lines ?? []) {
          if (line === 'cut') emit('close');
          else emit('message', JSON.stringify(line));
        }
      },
      close: () => undefined,
    };
    queueMicrotask(() => emit(lines === null ? 'error' : 'open'));
    return socket;
  };
  const ports = {
    open,
    read: (frame: string) => JSON.parse(frame) as ServerMessage,
    // Only the pauses between attempts pass; the time allowed for opening never runs out here.
    wait: (milliseconds: number) => {
      if (milliseconds === OPEN_TIMEOUT_MS) return new Promise<void>(() => undefined);
      clock += milliseconds;
      return Promise.resolve();
    },
    now: () => clock,
  };
  return { ports, sent };
}

const delta = (seq: number, text: string): ServerMessage => ({ id: 'q', seq, type: 'delta', text });
const end = (seq: number): ServerMessage => ({ id: 'q', seq, type: 'end', answer: answer() });
const notFound: ServerMessage = { id: 'q', seq: 1, type: 'error', code: 'not-found', message: '' };

async function collect(events: AsyncIterable<AskEvent>): Promise<AskEvent[]> {
  const all: AskEvent[] = [];
  for await (const event of events) all.push(event);
  return all;
}

const run = (script: ReturnType<typeof scripted>, after = 0, signal = new AbortController().signal) =>
  collect(askOverSocket(script.ports, 'q', { question: '问' }, after, signal));

describe('asking over a socket', () => {
  it('resumes after the last message it has, and gives each message once', async () => {
    const script = scripted([
      [delta(1, '甲'), delta(2, '乙'), 'cut'],
      [delta(2, '乙'), delta(3, '丙'), end(4)],
    ]);
    const events = await run(script);
    expect(events.flatMap((event) => (event.type === 'delta' ? [event.text] : []))).toEqual(['甲', '乙', '丙']);
    expect(script.sent).toEqual([
      { type: 'ask', id: 'q', question: '问' },
      { type: 'resume', id: 'q', after: 2 },
    ]);
    expect(events.filter((event) => event.type === 'link').map((event) => event.state)).toEqual(['lost', 'back']);
  });

  it('asks again when the question itself was lost on the way', async () => {
    const script = scripted([['cut'], [notFound], [delta(1, '甲'), end(2)]]);
    const events = await run(script);
    expect(script.sent.map((message) => message.type)).toEqual(['ask', 'resume', 'ask']);
    expect(events.at(-1)?.type).toBe('end');
  });

  it('says that the server is away when no connection ever opens', async () => {
    await expect(run(scripted([null]))).rejects.toMatchObject({ code: 'server-away' });
  });

  it('gives up after the time for which an answer is kept', async () => {
    const script = scripted([[delta(1, '甲'), 'cut'], ...Array.from({ length: 40 }, () => null)]);
    await expect(run(script)).rejects.toMatchObject({ code: 'connection-lost' });
  });

  it('leaves out messages of other answers', async () => {
    const other: ServerMessage = { id: 'other', seq: 9, type: 'delta', text: '别的' };
    const events = await run(scripted([[other, delta(1, '甲'), end(2)]]));
    expect(events.map((event) => event.type)).toEqual(['delta', 'end']);
  });

  it('takes up an answer after a reload without asking anew', async () => {
    const script = scripted([[delta(6, '己'), end(7)]]);
    await run(script, 5);
    expect(script.sent[0]).toEqual({ type: 'resume', id: 'q', after: 5 });
  });

  it('tells the server to stop when it is aborted', async () => {
    const script = scripted([[delta(1, '甲')]]);
    const abort = new AbortController();
    for await (const event of askOverSocket(script.ports, 'q', { question: '问' }, 0, abort.signal)) {
      if (event.type === 'delta') abort.abort();
    }
    expect(script.sent.at(-1)).toEqual({ type: 'cancel', id: 'q' });
  });
});
