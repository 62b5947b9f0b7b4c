import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { observationId } from '../../knowledge/figures/observation-id.ts';

const NAMESPACE = Buffer.from('c47d2f0e95b14a6c8e1b3a7d60f9254e', 'hex');

/** The hash bytes that an id keeps: all but those of version and variant. */
function hashedBytes(words: string): string {
  const hex = createHash('sha1').update(NAMESPACE).update(words, 'utf8').digest('hex');
  return [hex.slice(0, 12), hex.slice(13, 16), hex.slice(18, 32)].join('');
}

const keptBytes = (id: string): string => {
  const hex = id.replaceAll('-', '');
  return [hex.slice(0, 12), hex.slice(13, 16), hex.slice(18, 32)].join('');
};

describe('observationId', () => {
  it('is the name-based UUID of its parts, however long they are and whatever was hashed before', () => {
    const part = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.integer({ min: 1, max: 6000 }).map((length) => '据𠮷'.repeat(length)),
    );
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 4 }), (parts) => {
        const id = observationId(...parts);
        expect(id).toMatch(/^[\da-f]{8}-[\da-f]{4}-5[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
        expect(keptBytes(id)).toBe(hashedBytes(parts.join('\u0000')));
      }),
    );
  });
});
