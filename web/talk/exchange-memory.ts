/**
 * Which exchanges of the current conversation are in memory: those that run, the last one and those near what is in
 * sight, or all of them while they are held for paper. Everything else lies with the keeper and is read when it is
 * needed. Only the talk store calls it.
 */
import type { TalkKeeper } from '../keep/keeper.ts';
import type { Exchange } from './exchange.ts';
import type { Snapshot } from './snapshot.ts';
import type { NearChange } from './talk-state.ts';

export interface ExchangeMemory {
  /** In the order of the ids; without those that are kept nowhere. From memory where they are there. */
  read(ids: readonly string[]): Promise<Exchange[]>;
  /** Forgets the exchanges that nobody will look at soon. */
  letGo(): void;
  /** Another conversation is shown, of which nothing is near yet. */
  startAnew(): void;
  mark(changes: readonly NearChange[]): void;
  /** These are not near any more, because they are gone. */
  forget(ids: readonly string[]): void;
  /**
   * Reads those that came near and are not in memory.
   * @param isStill whether the conversation is still the one that was opened then
   */
  bringNear(changes: readonly NearChange[], isStill: () => boolean): Promise<void>;
  holdAll(): Promise<void>;
  letAllGo(): void;
}

export function createExchangeMemory(
  page: Snapshot,
  keeper: TalkKeeper,
  isRunning: (id: string) => boolean,
): ExchangeMemory {
  let near = new Set<string>();
  let isWhole = false;

  function letGo(): void {
    if (isWhole) return;
    const lastId = page.state.turns.at(-1)?.id;
    const kept = [...page.state.exchanges].filter(([id]) => near.has(id) || id === lastId || isRunning(id));
    if (kept.length < page.state.exchanges.size) page.set({ exchanges: new Map(kept) });
  }

  async function read(ids: readonly string[]): Promise<Exchange[]> {
    // What is in memory now may be let go while the rest is read.
    const present = page.state.exchanges;
    const absent = ids.filter((id) => !present.has(id));
    const kept = absent.length === 0 ? [] : await keeper.readExchanges(absent).catch(() => []);
    const byId = new Map(kept.map((exchange) => [exchange.id, exchange]));
    return ids.flatMap((id) => page.state.exchanges.get(id) ?? present.get(id) ?? byId.get(id) ?? []);
  }

  return {
    read,
    letGo,
    startAnew() {
      near = new Set();
      isWhole = false;
    },
    mark(changes) {
      for (const { id, isNear } of changes) {
        if (isNear) near.add(id);
        else near.delete(id);
      }
    },
    forget(ids) {
      for (const id of ids) near.delete(id);
    },
    async bringNear(changes, isStill) {
      const wanted = changes.filter(({ id, isNear }) => isNear && !page.state.exchanges.has(id)).map(({ id }) => id);
      if (wanted.length === 0) return;
      const found = (await read(wanted)).filter((one) => near.has(one.id) && !page.state.exchanges.has(one.id));
      if (!isStill() && found.some((one) => !page.state.turns.some((turn) => turn.id === one.id))) return;
      if (found.length === 0) return;
      page.putExchanges(found);
      page.notifySoon();
    },
    async holdAll() {
      isWhole = true;
      page.putExchanges(await read(page.state.turns.map((turn) => turn.id)));
    },
    letAllGo() {
      isWhole = false;
      letGo();
    },
  };
}
