/**
 * The reference bits against their definition: the scorer in Python beside the corpus. Where that (or Python) is
 * missing, the bits it gave to the hand-made answers are kept in reference-bits.json.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { failedReference, scoreReference } from '../../eval/reference/score-reference.ts';
import type { ScoredAnswer } from '../../eval/reference/score-reference.ts';
import { caseSchema } from '../../eval/cases/case-schema.ts';
import { overlapOf } from '../../eval/reference/overlap.ts';
import { caseOf, REFERENCE_ANSWERS } from './reference-answers.ts';
import type { ScoredPair } from './reference-answers.ts';

const SHARED = resolve(process.env['JUSHI_SHARED'] ?? '../shared');
const SCORER = join(SHARED, 'eval', 'score.py');
const hasPython = spawnSync('python3', ['--version']).status === 0;
const canCompare = hasPython && existsSync(SCORER);

interface PythonBits {
  readonly correct: boolean;
  readonly outcome_ok: boolean;
  readonly missing: string[][];
  readonly wrong: string[];
  readonly focused: boolean;
  readonly cited: boolean | null;
  readonly reason: boolean | null;
}

const RUN = `
import sys, json, importlib.util; sys.dont_write_bytecode = True
spec = importlib.util.spec_from_file_location('score', sys.argv[1])
module = importlib.util.module_from_spec(spec); spec.loader.exec_module(module)
keys = ('correct', 'outcome_ok', 'missing', 'wrong', 'focused', 'cited', 'reason')
bits = [module.score(p['item'], p['out']) for p in json.load(sys.stdin)]
print(json.dumps([{k: b[k] for k in keys} for b in bits]))
`;

function pythonBits(pairs: readonly Pick<ScoredPair, 'item' | 'out'>[]): PythonBits[] {
  const run = spawnSync('python3', ['-c', RUN, SCORER], {
    // Escaped, so that lone surrogates reach Python as they are.
    input: JSON.stringify(pairs).replace(
      /[\u0080-\uffff]/g,
      (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
    ),
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (run.status !== 0) throw new Error(run.stderr);
  return JSON.parse(run.stdout) as PythonBits[];
}

function ourBits({ item, out }: Pick<ScoredPair, 'item' | 'out'>): PythonBits {
  const { outcomeRight, missing, wrong, ...bits } = scoreReference(item, out as ScoredAnswer);
  return { ...bits, outcome_ok: outcomeRight, missing: missing.map((group) => [...group]), wrong: [...wrong] };
}

const kept = JSON.parse(readFileSync(join(import.meta.dirname, 'reference-bits.json'), 'utf8')) as Record<
  string,
  PythonBits
>;

describe('the reference bits', () => {
  it.each(REFERENCE_ANSWERS)('are the ones kept of the definition: $name', (pair) => {
    expect(ourBits(pair)).toEqual(kept[pair.name]);
  });

  it('count a question without an answer as wrong', () => {
    expect(failedReference(caseOf({ expected_reason: 'not-covered' }))).toMatchObject({
      correct: false,
      cited: false,
      reason: null,
    });
    expect(failedReference(caseOf({ answerable: false })).cited).toBeNull();
  });

  it('know the overlap of quotes whatever way round they come', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 20 }),
        fc.string({ unit: 'grapheme', maxLength: 20 }),
        (a, b) => {
          expect(overlapOf(a, b)).toBeCloseTo(overlapOf(b, a));
        },
      ),
    );
  });
});

// Skipped where python3 or the reference scorer beside the corpus is missing.
describe.skipIf(!canCompare)('the reference bits beside the reference scorer in Python', () => {
  it('are equal for every answer made by hand', () => {
    const bits = pythonBits(REFERENCE_ANSWERS);
    expect(Object.fromEntries(REFERENCE_ANSWERS.map((pair, index) => [pair.name, bits[index]]))).toEqual(kept);
  });

  it('are equal for answers made of odd characters', () => {
    const characters = [
      ...'0123456789.,，.．１２٣²①❶²³亿%％个百分点万年 \u3000\u00a0\u001f\ufeff\u2028[]()^*`|#>ABİßΣς𠮷é\u0301﹪㎡',
    ];
    const words = (maxLength: number) => fc.string({ unit: fc.constantFrom(...characters), maxLength });
    const pair = fc.record({
      item: fc
        .record({
          category: fc.constantFrom('figure', 'list', 'compare', 'ambiguous', 'injection', 'definition'),
          answerable: fc.boolean(),
          must_include: fc.array(
            fc.array(
              words(3).filter((each) => each !== ''),
              { minLength: 1, maxLength: 2 },
            ),
            { maxLength: 2 },
          ),
          must_not_include: fc.array(
            words(3).filter((each) => each !== ''),
            { maxLength: 1 },
          ),
          evidence: fc.array(
            fc.record({
              article: fc.constantFrom('003', '甲乙丙丁戊己庚', '１２３４５６'),
              quote: words(10).filter((each) => each !== ''),
            }),
            { maxLength: 2 },
          ),
          expected_reason: fc.constantFrom(undefined, 'not-covered', ['unsafe']),
        })
        .map((fields) => caseOf(fields)),
      out: fc.record({
        answer: words(30),
        outcome: fc.constantFrom('answered', 'refused', 'clarify'),
        reason: fc.constantFrom('not-covered', 'unsafe'),
        citations: fc.array(
          fc.record({
            n: fc.integer({ min: 1, max: 3 }),
            title: fc.constantFrom('甲乙丙丁戊己庚辛', '123456', '', '甲'),
            quote: words(12),
          }),
          { maxLength: 3 },
        ),
      }),
    });
    const pairs = fc.sample(pair, { numRuns: 3000, seed: 20261122 }).map(({ item, out }) => ({
      item,
      out: { ...out, answer: `${out.answer}[1][2]` },
    }));
    const bits = pythonBits(pairs);
    const differing = pairs.filter((each, index) => !isDeepStrictEqual(ourBits(each), bits[index]));
    expect(differing).toEqual([]);
  });

  it('are equal for the answers of this engine to real questions', async () => {
    const { answersOverCorpus } = await import('./answers-over-corpus.ts');
    const lines = readFileSync(join(SHARED, 'eval', 'dev.jsonl'), 'utf8')
      .split('\n')
      .filter((line) => line !== '');
    const items = lines.map((line) => caseSchema.parse(JSON.parse(line)));
    const pairs = await answersOverCorpus(join(SHARED, 'corpus'), items);
    const bits = pythonBits(pairs);
    expect(pairs.length).toBe(items.length);
    const differing = pairs.filter((each, index) => !isDeepStrictEqual(ourBits(each), bits[index]));
    expect(differing.map(({ name }) => name)).toEqual([]);
  }, 120_000);
});
