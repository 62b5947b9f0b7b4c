import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../../knowledge/store/canonical-json.ts';

/** Written apart from the code: piece by piece, keys in the order of their code units. */
function pieceByPiece(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(pieceByPiece).join()}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const fields = Object.entries(value).filter(([, inner]) => inner !== undefined);
  fields.sort(([left], [right]) => (left < right ? -1 : 1));
  return `{${fields.map(([key, inner]) => `${JSON.stringify(key)}:${pieceByPiece(inner)}`).join()}}`;
}

const key = fc.constantFrom('start', 'end', 'id', 'indicator', 'measure', 'region', 'trace', '词');
const content = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom(null, true, 0, -0, 12.5, 1e21, '据"实\n', '\u2028', '𠮷'),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(key, fc.option(tie('value'), { nil: undefined }), { maxKeys: 6 }),
  ),
})).value;

describe('canonicalJson', () => {
  it('writes keys in order at every depth and leaves undefined fields out', () => {
    expect(canonicalJson({ b: [{ d: 1, c: undefined, a: null }], a: '值' })).toBe('{"a":"值","b":[{"a":null,"d":1}]}');
  });

  it('gives what is written piece by piece, for more shapes than it remembers', () => {
    fc.assert(
      fc.property(content, (value) => {
        expect(canonicalJson(value)).toBe(pieceByPiece(value));
      }),
      { numRuns: 400 },
    );
  });
});
