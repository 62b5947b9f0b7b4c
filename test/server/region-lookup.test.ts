import { describe, expect, it } from 'vitest';
import { gazetteerLookup } from '../../server/region-lookup.ts';

describe('the region of a request', () => {
  it.each([
    ['421200', ['421200']],
    ['咸宁市', ['421200']],
    [' 咸宁 ', ['421200']],
    ['湖北省咸宁市', ['421200']],
    ['没有这个地方', []],
    ['', []],
  ])('«%s» means %o', (words, codes) => {
    expect(gazetteerLookup.codesOf(words)).toEqual(codes);
  });

  it('holds what lies within', () => {
    const within = gazetteerLookup.codesWithin('湖北');
    expect(within).toContain('420000');
    expect(within).toContain('421200');
    expect(within).not.toContain('430100');
    expect(gazetteerLookup.codesWithin('没有这个地方')).toEqual([]);
  });
});
