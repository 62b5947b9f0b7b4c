/**
 * The conversations as the page sees them: one snapshot, changed by actions, watched by React.
 * Invariants: at most one answer runs in a conversation; its text is kept as it comes, so that a reload takes it up
 * where it was. exchange-memory.ts says which exchanges are in memory. Time, ids, keeping and asking are passed in.
 */
import type { AskRequest, Filters } from '../../protocol/answer.ts';
import { MAX_HISTORY_TURNS } from '../../protocol/limits.ts';
import { WireFailure } from '../wire/failure.ts';
import { newestFirst, searchConversations, titleOf, type Conversation } from './conversation.ts';
import { applyEvent, breakExchange, newExchange, requestOf, stopExchange, type Exchange } from './exchange.ts';
import { createExchangeMemory } from './exchange-memory.ts';
import { createSnapshot } from './snapshot.ts';
import type { TalkPorts, TalkStore } from './talk-state.ts';
import { newTurn, refreshTurn, type Turn } from './turn.ts';

const SAVE_EVERY_MS = 500;

/** An answer that comes, in whatever conversation. */
interface Run {
  readonly conversationId: string;
  readonly abort: AbortController;
  turn: Turn;
}

export function createTalkStore(ports: TalkPorts): TalkStore {
  const { keeper } = ports;
  const page = createSnapshot(ports.schedule);
  const runs = new Map<string, Run>();
  const memory = createExchangeMemory(page, keeper, (id) => runs.has(id));
  /** Counts what was opened: what is read for an earlier opening comes too late. */
  let openings = 0;
  let opening: Promise<void> | null = null;

  const find = (id: string | null): Conversation | undefined => page.state.conversations.find((one) => one.id === id);
  const runningIn = (conversationId: string | null): string[] =>
    [...runs].filter(([, run]) => run.conversationId === conversationId).map(([id]) => id);

  function putTurn(turn: Turn): void {
    page.putTurn(turn);
    const run = runs.get(turn.id);
    if (run !== undefined) run.turn = turn;
  }
  function change(id: string, how: (exchange: Exchange) => Exchange): void {
    const before = page.state.exchanges.get(id);
    if (before !== undefined) page.putExchanges([how(before)]);
  }

  /** What could not be kept for good changes what the page says of itself, nothing else. */
  async function keep(write: Promise<void>): Promise<void> {
    await write.catch(() => undefined);
    const isLasting = await keeper.isLasting();
    if (isLasting === page.state.isLasting) return;
    page.set({ isLasting });
    page.notifySoon();
  }
  function save(conversationId: string, exchangeId: string): void {
    const exchange = page.state.exchanges.get(exchangeId);
    const turn = runs.get(exchangeId)?.turn ?? page.state.turns.find((one) => one.id === exchangeId);
    if (exchange === undefined || turn === undefined) return;
    const fresh = refreshTurn(turn, exchange);
    putTurn(fresh);
    void keep(keeper.writeExchange(conversationId, fresh, exchange));
  }
  function putConversation(conversation: Conversation): void {
    const others = page.state.conversations.filter((one) => one.id !== conversation.id);
    page.set({ conversations: newestFirst([conversation, ...others]) });
    void keep(keeper.writeConversation(conversation));
  }

  /** A question with as many of the turns before it as the server takes. */
  async function requestFor(exchange: Exchange, before: readonly Turn[]): Promise<AskRequest> {
    const answered = before.filter((turn) => turn.opening !== '').slice(-MAX_HISTORY_TURNS / 2);
    return requestOf(exchange, await memory.read(answered.map((turn) => turn.id)));
  }

  async function run(conversationId: string, turn: Turn, exchange: Exchange, before: readonly Turn[]): Promise<void> {
    const { id } = exchange;
    const mine: Run = { conversationId, abort: new AbortController(), turn };
    const { signal } = mine.abort;
    runs.set(id, mine);
    let savedAt = ports.now();
    try {
      const request = await requestFor(exchange, before);
      if (signal.aborted) return;
      for await (const event of ports.ask(id, request, exchange.seq, signal)) {
        if (signal.aborted) break;
        change(id, (one) => applyEvent(one, event));
        if (ports.now() - savedAt > SAVE_EVERY_MS) {
          save(conversationId, id);
          savedAt = ports.now();
        }
        page.notifySoon();
      }
      change(id, (one) => breakExchange(one, 'connection-lost', null));
    } catch (error) {
      const failure = error instanceof WireFailure ? error : new WireFailure('unreadable');
      change(id, (one) => breakExchange(one, failure.code, failure.serverWords));
    } finally {
      // One that was taken away in the meantime must not be written again.
      if (runs.get(id) === mine) {
        save(conversationId, id);
        runs.delete(id);
        memory.letGo();
        page.notifySoon();
      }
    }
  }

  function begin(conversation: Conversation, before: readonly Turn[], question: string, filters: Filters | null): void {
    const now = ports.now();
    const exchange = newExchange(ports.newId(), question.trim(), filters, now);
    const turn = newTurn(exchange, Math.max(now, (before.at(-1)?.order ?? 0) + 1));
    page.set({ currentId: conversation.id, turns: [...before, turn] });
    page.putExchanges([exchange]);
    putConversation({ ...conversation, updatedAt: now });
    save(conversation.id, exchange.id);
    memory.letGo();
    page.notify();
    void run(conversation.id, turn, exchange, before);
  }

  function stopIn(conversationId: string | null): void {
    for (const id of runningIn(conversationId)) {
      runs.get(id)?.abort.abort();
      change(id, stopExchange);
      save(conversationId ?? '', id);
    }
  }
  /** Stops answers whose exchanges go: nothing of them is kept any more. */
  function giveUp(ids: readonly string[]): void {
    for (const id of ids) {
      runs.get(id)?.abort.abort();
      runs.delete(id);
    }
  }

  async function show(id: string | null, mine: number): Promise<void> {
    const turns = id === null ? [] : await keeper.readTurns(id).catch(() => []);
    const lastId = turns.at(-1)?.id;
    const last = lastId === undefined ? [] : await memory.read([lastId]);
    if (mine !== openings) return;
    memory.startAnew();
    const current = turns.map((turn) => runs.get(turn.id)?.turn ?? turn);
    page.set({ currentId: id, turns: current });
    page.putExchanges(last);
    memory.letGo();
  }

  async function takeUp(): Promise<void> {
    for (const { conversationId, turn } of await keeper.readRunning().catch(() => [])) {
      if (runs.has(turn.id)) continue;
      const [exchange] = await memory.read([turn.id]);
      if (exchange === undefined) continue;
      page.putExchanges([exchange]);
      if (exchange.seq > 0) {
        const turns = await keeper.readTurns(conversationId);
        const before = turns.filter((one) => one.order < turn.order);
        void run(conversationId, turn, exchange, before);
      } else {
        const broken = breakExchange(exchange, 'connection-lost', null);
        page.putExchanges([broken]);
        putTurn(refreshTurn(turn, broken));
        void keep(keeper.writeExchange(conversationId, refreshTurn(turn, broken), broken));
      }
    }
    memory.letGo();
  }

  const store: TalkStore = {
    getState: () => page.state,
    subscribe: page.subscribe,
    async start(openId) {
      const mine = (openings += 1);
      const whole = (async () => {
        const [isLasting, kept] = await Promise.all([
          keeper.isLasting(),
          keeper.readConversations().catch((): Conversation[] => []),
        ]);
        const known = new Set(page.state.conversations.map(({ id }) => id));
        const conversations = newestFirst([...page.state.conversations, ...kept.filter(({ id }) => !known.has(id))]);
        page.set({ isLasting, conversations });
        if (mine === openings) await show(find(openId)?.id ?? null, mine);
      })();
      if (openId !== null) opening = whole;
      await whole;
      if (mine === openings) opening = null;
      page.set({ isReady: true });
      page.notify();
      await takeUp();
      page.notify();
    },
    async open(id) {
      if (opening === null && page.state.isReady && id === page.state.currentId) return;
      const mine = (openings += 1);
      opening = show(find(id)?.id ?? null, mine);
      await opening;
      if (mine !== openings) return;
      opening = null;
      page.notify();
    },
    ask(question, filters = null) {
      if (opening !== null) {
        void opening.then(() => store.ask(question, filters));
        return;
      }
      const current = find(page.state.currentId);
      if (question.trim() === '' || runningIn(current?.id ?? null).length > 0) return;
      const conversation = current ?? { id: ports.newId(), title: titleOf(question), updatedAt: 0 };
      openings += 1;
      begin(conversation, current === undefined ? [] : page.state.turns, question, filters);
    },
    askAgain(exchangeId, question, filters) {
      const conversation = find(page.state.currentId);
      const place = page.state.turns.findIndex((turn) => turn.id === exchangeId);
      if (conversation === undefined || place === -1 || question.trim() === '') return;
      const gone = page.state.turns.slice(place).map((turn) => turn.id);
      stopIn(conversation.id);
      giveUp(gone);
      memory.forget(gone);
      void keep(keeper.removeExchanges(gone));
      begin(conversation, page.state.turns.slice(0, place), question, filters);
    },
    stop() {
      stopIn(page.state.currentId);
      page.notify();
    },
    rename(id, title) {
      const conversation = find(id);
      if (conversation === undefined || title.trim() === '') return;
      putConversation({ ...conversation, title: title.trim() });
      page.notify();
    },
    remove(id) {
      giveUp(runningIn(id));
      page.set({ conversations: page.state.conversations.filter((one) => one.id !== id) });
      if (page.state.currentId === id) {
        openings += 1;
        opening = null;
        page.set({ currentId: null, turns: [] });
      }
      memory.letGo();
      void keep(keeper.removeConversation(id));
      page.notify();
    },
    setFeedback(exchangeId, feedback) {
      if (page.state.currentId === null) return;
      change(exchangeId, (one) => ({ ...one, feedback }));
      save(page.state.currentId, exchangeId);
      page.notify();
    },
    setChoice(exchangeId, name, value) {
      const turn = page.state.turns.find((one) => one.id === exchangeId);
      if (turn === undefined || page.state.currentId === null) return;
      const changed = { ...turn, choices: { ...turn.choices, [name]: value } };
      putTurn(changed);
      void keep(keeper.writeTurns(page.state.currentId, [changed]));
      page.notify();
    },
    setNear(changes) {
      memory.mark(changes);
      const resized = changes.flatMap(({ id, height }): Turn[] => {
        const turn = page.state.turns.find((one) => one.id === id);
        if (turn === undefined || height === null || runs.has(id) || !page.state.exchanges.has(id)) return [];
        return turn.height !== null && Math.abs(turn.height - height) < 1 ? [] : [{ ...turn, height }];
      });
      for (const turn of resized) putTurn(turn);
      if (resized.length > 0 && page.state.currentId !== null)
        void keep(keeper.writeTurns(page.state.currentId, resized));
      const before = page.state;
      memory.letGo();
      if (page.state !== before || resized.length > 0) page.notifySoon();
      const opened = openings;
      void memory.bringNear(changes, () => opened === openings);
    },
    async holdAll() {
      await memory.holdAll();
      page.notify();
    },
    letAllGo() {
      memory.letAllGo();
      page.notify();
    },
    async *readAll() {
      for (const { id } of page.state.turns) yield* await memory.read([id]);
    },
    async search(query) {
      const search = searchConversations(page.state.conversations, query);
      await keeper.walk(search.see).catch(() => undefined);
      return search.found();
    },
  };
  return store;
}
