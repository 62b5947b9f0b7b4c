import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recordDigest } from '../../knowledge/store/digest.ts';
import { makeRecord } from '../contract/records.ts';

/** The same content with the keys of every object in another order. */
function reordered(value: unknown, next: () => number): unknown {
  if (value === null || typeof value !== 'object' || ArrayBuffer.isView(value)) return value;
  if (Array.isArray(value)) return value.map((one) => reordered(one, next));
  const fields = Object.entries(value).map(([key, inner]) => ({ key, inner: reordered(inner, next), place: next() }));
  fields.sort((left, right) => left.place - right.place);
  return Object.fromEntries(fields.map(({ key, inner }) => [key, inner]));
}

const record = makeRecord({ number: 1, passages: [['招商', '产值']], observations: [{ indicator: '产值' }] });

describe('recordDigest', () => {
  it('does not depend on the order an engine gives the keys back in', () => {
    fc.assert(
      fc.property(fc.infiniteStream(fc.nat()), (places) => {
        const next = (): number => places.next().value ?? 0;
        expect(recordDigest(reordered(record, next) as typeof record)).toBe(recordDigest(record));
      }),
    );
  });

  it('changes with a number, a word or a trace of an observation', () => {
    const [observation] = record.observations;
    if (observation === undefined) throw new Error('the record holds no observation');
    const changed = [
      { ...observation, value: observation.value + 1 },
      { ...observation, words: `${observation.words}总` },
      {
        ...observation,
        trace: [...observation.trace, { slot: 'period', from: 'title', start: null, end: null }] as const,
      },
    ];
    const digests = [observation, ...changed].map((one) => recordDigest({ ...record, observations: [one] }));
    expect(new Set(digests).size).toBe(4);
  });
});
