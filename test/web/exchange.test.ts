import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ServerMessage } from '../../protocol/chat.ts';
import {
  applyEvent,
  breakExchange,
  historyOf,
  newExchange,
  stopExchange,
  type Exchange,
} from '../../web/talk/exchange.ts';
import { answer, citation, doneExchange } from './build.ts';

const delta = (seq: number, text: string): ServerMessage => ({ id: 'q', seq, type: 'delta', text });
const play = (messages: readonly ServerMessage[]): Exchange =>
  messages.reduce<Exchange>(applyEvent, newExchange('q', '问', null, 0));

describe('an exchange', () => {
  it('neither loses nor doubles text when messages are sent again after a reconnect', () => {
    const pieces = ['甲市', '增长', '7%', '[1]', '。'];
    const all = pieces.map((text, index) => delta(index + 1, text));
    fc.assert(
      fc.property(fc.nat({ max: all.length }), fc.nat({ max: all.length }), (lost, again) => {
        const from = Math.min(lost, again);
        expect(play([...all.slice(0, lost), ...all.slice(from)]).text).toBe(pieces.join(''));
      }),
    );
  });

  it('ends with the answer as a whole', () => {
    const whole = answer();
    const exchange = play([delta(1, whole.answer), { id: 'q', seq: 2, type: 'end', answer: whole }]);
    expect([exchange.state, exchange.text, exchange.answer?.id]).toEqual(['done', whole.answer, 'a']);
  });

  it('keeps, of what was found, only what the answer does not cite', () => {
    const found = [citation(1), citation(2, { start: 50, end: 54 })];
    const sources: ServerMessage = { id: 'q', seq: 1, type: 'sources', citations: found };
    const exchange = play([sources, { id: 'q', seq: 2, type: 'end', answer: answer({ citations: [citation(1)] }) }]);
    expect(exchange.sources).toEqual([found[1]]);
  });

  it('keeps what had arrived when it is stopped or broken, and a finished one cannot be broken any more', () => {
    const streaming = play([delta(1, '甲市')]);
    expect(stopExchange(streaming)).toMatchObject({ state: 'stopped', text: '甲市' });
    expect(breakExchange(streaming, 'connection-lost', null)).toMatchObject({ state: 'broken', text: '甲市' });
    const done = doneExchange('q', '问', '答');
    expect(breakExchange(done, 'connection-lost', null)).toBe(done);
  });

  it('shows that the link is lost until the next message', () => {
    const lost = applyEvent(play([delta(1, '甲')]), { type: 'link', state: 'lost' });
    expect(lost.isLinkLost).toBe(true);
    expect(applyEvent(lost, delta(2, '乙')).isLinkLost).toBe(false);
  });
});

describe('the history sent with a question', () => {
  it('has the newest twenty turns, newest last, and leaves out what had no answer', () => {
    const exchanges = Array.from({ length: 15 }, (_, index) => doneExchange(`${index}`, `问${index}`, `答${index}`));
    const history = historyOf([...exchanges, newExchange('x', '没有答到', null, 0)]);
    expect(history).toHaveLength(20);
    expect(history.at(-1)).toEqual({ role: 'assistant', content: '答14' });
    expect(history[0]).toEqual({ role: 'user', content: '问5' });
  });

  it('cuts a turn to what the server takes', () => {
    expect(historyOf([doneExchange('a', '问', '长'.repeat(9000))])[1]?.content).toHaveLength(8000);
  });
});
