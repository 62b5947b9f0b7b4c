import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { setImmediate as turn } from 'node:timers/promises';
import type { ServerMessage } from '../../protocol/chat.ts';
import { startRun } from '../../server/chat/answer-run.ts';
import type { AnswerRun, Receiver } from '../../server/chat/answer-run.ts';
import { createRunRegistry } from '../../server/chat/run-registry.ts';
import { createFakeAnswerer, createGate } from './fakes.ts';

const delta = (seq: number): ServerMessage => ({ type: 'delta', id: 'q', seq, text: String(seq) });

function createReceiver(deliver: (message: ServerMessage) => Promise<void> = async () => undefined) {
  const seen: number[] = [];
  const released: AnswerRun[] = [];
  const receiver: Receiver = {
    deliver(message) {
      seen.push(message.seq);
      return deliver(message);
    },
    released: (run) => void released.push(run),
  };
  return { receiver, seen, released };
}

function startCounting(total: number) {
  const state = { made: 0 };
  const finished = Promise.withResolvers<void>();
  const run = startRun({
    id: 'q',
    nextSeq: () => 0,
    onDetached: () => undefined,
    onFinished: () => finished.resolve(),
    async *messages(signal) {
      while (state.made < total && !signal.aborted) {
        state.made += 1;
        yield delta(state.made);
      }
    },
  });
  return { run, state, finished: finished.promise };
}

describe('an answer that is sent', () => {
  it('waits for a receiver that cannot take more', async () => {
    const caughtUp = Promise.withResolvers<void>();
    const { receiver, seen } = createReceiver(({ seq }) => (seq === 2 ? caughtUp.promise : Promise.resolve()));
    const { run, state, finished } = startCounting(100);
    run.attach(receiver, 0);
    for (let turns = 0; turns < 20; turns += 1) {
      await turn();
    }
    expect(state.made).toBe(2);
    caughtUp.resolve();
    await finished;
    expect(seen).toEqual(Array.from({ length: 100 }, (_, index) => index + 1));
  });

  it('goes on at once for another receiver while the first is stuck', async () => {
    const stuck = createReceiver(({ seq }) => (seq === 2 ? Promise.withResolvers<void>().promise : Promise.resolve()));
    const { run, finished } = startCounting(5);
    run.attach(stuck.receiver, 0);
    await turn();
    const next = createReceiver();
    run.attach(next.receiver, 1);
    await finished;
    expect(stuck.seen).toEqual([1, 2]);
    expect(stuck.released).toEqual([run]);
    expect(next.seen).toEqual([2, 3, 4, 5]);
  });

  it('goes on without a receiver when the stuck one is gone', async () => {
    const stuck = createReceiver(() => Promise.withResolvers<void>().promise);
    const { run, finished } = startCounting(5);
    run.attach(stuck.receiver, 0);
    await turn();
    run.detach(stuck.receiver);
    await finished;
    const late = createReceiver();
    run.attach(late.receiver, 3);
    expect(late.seen).toEqual([4, 5]);
  });
});

describe('how long an answer can be resumed', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  const registryWith = (gates: Parameters<typeof createFakeAnswerer>[0] = {}) =>
    createRunRegistry({ answerer: createFakeAnswerer(gates), resumeWindowMs: 30_000, reportFailure: () => undefined });

  it('is 30 s after its connection was lost; then the work is stopped', async () => {
    const gate = createGate();
    const registry = registryWith({ 等: gate });
    const { receiver } = createReceiver();
    const run = registry.start('q', { question: '等' });
    run.attach(receiver, 0);
    await gate.reached;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(registry.find('q')).toBe(run);
    run.detach(receiver);
    await vi.advanceTimersByTimeAsync(29_999);
    expect(registry.find('q')).toBe(run);
    expect(gate.isAborted()).toBe(false);
    await vi.advanceTimersByTimeAsync(2);
    expect(registry.find('q')).toBeNull();
    expect(gate.isAborted()).toBe(true);
  });

  it('is not cut short when it was resumed in time', async () => {
    const gate = createGate();
    const registry = registryWith({ 等: gate });
    const { receiver } = createReceiver();
    const run = registry.start('q', { question: '等' });
    run.attach(receiver, 0);
    await gate.reached;
    run.detach(receiver);
    await vi.advanceTimersByTimeAsync(20_000);
    run.attach(createReceiver().receiver, 0);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(gate.isAborted()).toBe(false);
    expect(registry.find('q')).toBe(run);
    registry.drop(run);
  });

  it('is 30 s for one that ended, then it is forgotten', async () => {
    const registry = registryWith();
    const run = registry.start('q', { question: '问' });
    run.attach(createReceiver().receiver, 0);
    await vi.advanceTimersByTimeAsync(10);
    expect(run.isFinished).toBe(true);
    await vi.advanceTimersByTimeAsync(29_000);
    expect(registry.find('q')).toBe(run);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(registry.find('q')).toBeNull();
  });

  it('has an end for the many: the oldest of 500 that ended are forgotten', async () => {
    const registry = registryWith();
    for (let index = 0; index < 502; index += 1) {
      registry.start(`q${index}`, { question: '问' });
    }
    await vi.advanceTimersByTimeAsync(10);
    expect(registry.find('q0')).toBeNull();
    expect(registry.find('q1')).toBeNull();
    expect(registry.find('q2')?.isFinished).toBe(true);
  });
});
