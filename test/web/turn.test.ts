import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newTurn, openingOf, refreshTurn } from '../../web/talk/turn.ts';
import { doneExchange } from './build.ts';

describe('a turn', () => {
  it('opens with the first words of the answer, without markers, signs and line breaks', () => {
    expect(openingOf('**增长7%**[1]。\n\n| 地区 | 数值 |\n| --- | --- |')).toBe('增长7% 。 地区 数值');
    expect(openingOf('')).toBe('');
  });

  it('is small whatever the answer, and cuts no character in half', () => {
    const text = fc.string({ unit: fc.constantFrom('增', '𠮷', '7', ' ', '\n'), maxLength: 400 });
    fc.assert(
      fc.property(text, (words) => {
        const opening = openingOf(words);
        expect([...opening].length).toBeLessThanOrEqual(60);
        expect(opening.isWellFormed()).toBe(true);
      }),
    );
  });

  it('keeps its height and choices when its exchange changes, and is the same object where nothing shows', () => {
    const exchange = doneExchange('a', '问', '答');
    const turn = { ...newTurn(exchange, 1), height: 300, choices: { picture: 'chart' } };
    expect(refreshTurn(turn, { ...exchange, feedback: { useful: true, reason: null } })).toBe(turn);
    expect(refreshTurn(turn, { ...exchange, text: '另答' })).toEqual({ ...turn, opening: '另答' });
  });
});
