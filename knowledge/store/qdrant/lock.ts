/**
 * One writer at a time, across machines: a point that is written only over one that has expired (Qdrant ≥ 1.16 applies
 * the condition and the write as one operation of one shard's log). The holder renews it; when its process dies
 * the lock expires by itself. Clocks are compared across machines, so they must agree within the lease's third.
 */
import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';
import { JushiError } from '../../errors.ts';
import type { Connection } from './connection.ts';
import { pointId } from './names.ts';

export interface WriterLock {
  /** Throws `index-locked` once the lock was lost: another writer may be at work. */
  assertHeld(): void;
  release(): Promise<void>;
}

const LOCK = pointId('lock');
/** Chosen: a person doesn't notice it, and Qdrant neither. */
const RETRY_MS = 100;

interface Holder {
  readonly token: string;
  readonly holder: string;
  readonly expires_at: number;
}

async function readHolder(connection: Connection, state: string): Promise<Holder | null> {
  const points = await connection.read((client) => client.retrieve(state, { ids: [LOCK], with_payload: true }));
  return (points[0]?.payload as Holder | undefined) ?? null;
}

/**
 * @param waitMs how long to wait for the present holder; then fails with `index-locked`, naming it and since when
 * @param leaseMs after so long without a sign of its holder a lock is free
 */
export async function acquireWriterLock(
  connection: Connection,
  state: string,
  { waitMs, leaseMs }: { readonly waitMs: number; readonly leaseMs: number },
): Promise<WriterLock> {
  const token = randomUUID();
  const holder = `进程 ${process.pid}（主机 ${hostname()}，自 ${new Date().toISOString()} 起）`;
  const deadline = performance.now() + waitMs;

  /** Writes the lock where the condition holds of the one that is there; returns whether it is ours afterwards. */
  async function claim(condition: 'expired' | 'ours'): Promise<Holder | null> {
    const now = Date.now();
    const payload = { token, holder, expires_at: now + leaseMs };
    await connection.write((client) =>
      client.upsert(state, {
        points: [{ id: LOCK, vector: {}, payload }],
        update_filter: {
          must: [
            condition === 'ours'
              ? { key: 'token', match: { value: token } }
              : { key: 'expires_at', range: { lt: now } },
          ],
        },
        wait: true,
      }),
    );
    return readHolder(connection, state);
  }

  for (;;) {
    const present = await claim('expired');
    if (present?.token === token) break;
    if (performance.now() >= deadline) {
      throw new JushiError('index-locked', `${present?.holder ?? '另一个进程'}正在写入索引，请等它结束后再试。`);
    }
    await delay(Math.min(RETRY_MS * (0.5 + Math.random()), Math.max(1, deadline - performance.now())));
  }

  let isLost = false;
  let renewedAt = Date.now();
  let renewing: Promise<void> | null = null;
  const renew = async (): Promise<void> => {
    const startedAt = Date.now();
    try {
      if ((await claim('ours'))?.token === token) renewedAt = startedAt;
      else isLost = true;
    } catch {
      // The server is away: the lease tells when that has lasted too long.
    }
  };
  const heartbeat = setInterval(() => {
    renewing ??= renew().finally(() => {
      renewing = null;
    });
  }, leaseMs / 3);
  heartbeat.unref();

  return {
    assertHeld() {
      if (isLost || Date.now() > renewedAt + leaseMs) {
        throw new JushiError(
          'index-locked',
          '写入锁已失效（与 Qdrant 的连接中断过久），请重新运行，已写入的内容会接着用。',
        );
      }
    },
    async release() {
      clearInterval(heartbeat);
      await renewing;
      const mine = { must: [{ has_id: [LOCK] }, { key: 'token', match: { value: token } }] };
      // Where Qdrant is away the lease runs out by itself.
      await connection.write((client) => client.delete(state, { filter: mine, wait: true })).catch(() => {});
    },
  };
}
