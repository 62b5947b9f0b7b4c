import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createEventDecoder } from '../../web/wire/event-decoder.ts';

function decodeInPieces(bytes: Uint8Array, cuts: readonly number[]): string[] {
  const decoder = createEventDecoder();
  const places = [...new Set(cuts.map((cut) => cut % (bytes.length + 1)))].sort((left, right) => left - right);
  const edges = [0, ...places, bytes.length];
  return edges.slice(1).flatMap((end, index) => decoder.push(bytes.subarray(edges[index], end)));
}

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('event decoder', () => {
  it('gives the same payloads wherever the bytes are cut, inside a Chinese character or a surrogate pair too', () => {
    const payload = fc.string({ unit: 'grapheme' }).map((text) => JSON.stringify({ text: `据实𠮷${text}` }));
    const lineEnd = fc.constantFrom('\n', '\r\n', '\r');
    fc.assert(
      fc.property(fc.array(payload, { minLength: 1 }), lineEnd, fc.array(fc.nat()), (payloads, end, cuts) => {
        const stream = payloads.map((one) => `data: ${one}${end}${end}`).join('');
        expect(decodeInPieces(encode(stream), cuts)).toEqual(payloads);
      }),
    );
  });

  it('reads over comments, names and ids, and joins several data lines', () => {
    const stream = ': still here\nevent: delta\nid: 7\ndata: one\ndata:two\nretry: 5\n\n';
    expect(createEventDecoder().push(encode(stream))).toEqual(['one\ntwo']);
  });

  it('holds an event back until its empty line has come', () => {
    const decoder = createEventDecoder();
    expect(decoder.push(encode('data: {"type":"end"}\n'))).toEqual([]);
    expect(decoder.push(encode('\n'))).toEqual(['{"type":"end"}']);
  });
});
