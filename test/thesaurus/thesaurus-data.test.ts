import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { fold } from '../../knowledge/language/normalise.ts';
import { buildThesaurus } from '../../knowledge/language/thesaurus/build-thesaurus.ts';
import { expandTerm } from '../../knowledge/language/thesaurus/index.ts';
import { parseThesaurusFile } from '../../knowledge/language/thesaurus/parse-groups.ts';
import { FORBIDDEN_PAIRS } from './forbidden-pairs.ts';

const folder = fileURLToPath(new URL('../../knowledge/language/thesaurus/', import.meta.url));
const files = readdirSync(folder)
  .filter((name) => name.endsWith('.txt') && name !== 'patterns.txt')
  .map((name) => parseThesaurusFile(readFileSync(`${folder}${name}`, 'utf8'), name));
const groups = files.flatMap((file) => file.groups);
const thesaurus = buildThesaurus(files);

describe('the thesaurus data', () => {
  it('knows at least 6,000 everyday terms', () => {
    const everyday = groups.filter((group) => group.kind === 'one-way').flatMap((group) => group.terms);
    expect(new Set(everyday).size).toBeGreaterThanOrEqual(6000);
  });

  it('holds every term folded, so that a question folded alike meets it', () => {
    const terms = groups.flatMap((group) => [...group.terms, ...group.synonyms.map(({ term }) => term)]);
    const guards = files.flatMap((file) => file.guards);
    expect([...terms, ...guards].filter((term) => fold(term) !== term)).toEqual([]);
  });

  it('keeps each everyday term on one line, where its meanings can be seen together', () => {
    const places = new Map<string, string[]>();
    for (const group of groups) {
      if (group.kind !== 'one-way') continue;
      for (const term of group.terms) places.set(term, [...(places.get(term) ?? []), group.place]);
    }
    expect([...places].filter(([, lines]) => lines.length > 1)).toEqual([]);
  });

  it('names no synonym twice in a line', () => {
    const twice = groups.filter(
      (group) => new Set(group.synonyms.map(({ term }) => term)).size < group.synonyms.length,
    );
    expect(twice.map((group) => group.place)).toEqual([]);
  });

  it('links no term to itself and none twice, with weights in (0, 1], best first', () => {
    const faulty = thesaurus.terms.filter((term) => {
      const synonyms = thesaurus.expand(term);
      const names = synonyms.map((synonym) => synonym.term);
      const weights = synonyms.map(({ weight }) => weight);
      return (
        names.length === 0 ||
        names.includes(term) ||
        new Set(names).size < names.length ||
        weights.some((weight, index) => !(weight > 0 && weight <= (weights[index - 1] ?? 1)))
      );
    });
    expect(faulty).toEqual([]);
  });

  it('guards no word that has synonyms of its own', () => {
    const terms = new Set(thesaurus.terms);
    expect(files.flatMap((file) => file.guards).filter((guard) => terms.has(guard))).toEqual([]);
  });
});

describe('pairs that must not be linked', () => {
  it('lists at least 80 different pairs', () => {
    const pairs = new Set(FORBIDDEN_PAIRS.map(([left, right]) => `${left} ${right}`));
    expect(pairs.size).toBe(FORBIDDEN_PAIRS.length);
    expect(pairs.size).toBeGreaterThanOrEqual(80);
  });

  it.each(FORBIDDEN_PAIRS)('never takes «%s» for «%s» or the other way round', (left, right) => {
    expect(expandTerm(left).map(({ term }) => term)).not.toContain(right);
    expect(expandTerm(right).map(({ term }) => term)).not.toContain(left);
  });

  it('speaks of terms that the thesaurus knows in at least two of three pairs', () => {
    const known = FORBIDDEN_PAIRS.filter(([left, right]) => expandTerm(left).length + expandTerm(right).length > 0);
    expect(known.length / FORBIDDEN_PAIRS.length).toBeGreaterThan(2 / 3);
  });
});
