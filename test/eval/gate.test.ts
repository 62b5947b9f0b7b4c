import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { compareRuns } from '../../eval/gate/compare-runs.ts';
import { readBaseline, writeBaseline } from '../../eval/gate/baseline.ts';
import { checkFloors, readFloors } from '../../eval/gate/floors.ts';
import { judgeRun } from '../../eval/gate/gate.ts';
import type { CaseOutline } from '../../eval/run/case-result.ts';
import { scoresOfError } from '../../eval/score/score-case.ts';
import { CASES } from './world.ts';

const folder = mkdtempSync(join(tmpdir(), 'jushi-gate-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const [SILENT] = CASES.map((item) => scoresOfError(item));

function outline(id: string, correct: boolean, fields: Partial<CaseOutline> = {}): CaseOutline {
  return {
    id,
    category: 'figure',
    asker: 'staff',
    regions: [],
    years: [],
    answerable: true,
    loose: false,
    status: correct ? 'pass' : 'fail',
    outcome: 'answered',
    scores: { ...(SILENT as CaseOutline['scores']), correct: Number(correct), cited: 1 },
    wallMs: 1,
    repeats: null,
    judgement: null,
    ...fields,
  };
}

const many = (count: number, correct: (index: number) => boolean, fields: Partial<CaseOutline> = {}): CaseOutline[] =>
  Array.from({ length: count }, (_, index) => outline(`c${index}`, correct(index), fields));

describe('the gate', () => {
  it('passes a run that lost nothing', () => {
    const run = many(10, (index) => index > 2);
    expect(judgeRun(run, run, []).exitCode).toBe(0);
    expect(judgeRun(run, null, []).exitCode).toBe(0);
  });

  it('fails on one case that passed in the baseline and does not pass now', () => {
    const gate = judgeRun(
      many(10, (index) => index > 0),
      many(10, () => true),
      [],
    );
    expect(gate).toMatchObject({ exitCode: 1, regressions: ['c0'] });
  });

  it('lets a loose case fail, but not many of them', () => {
    const before = many(10, () => true);
    const lost = (count: number) => many(10, (index) => index >= count, { loose: true });
    expect(judgeRun(lost(1), before, []).exitCode).toBe(0);
    expect(judgeRun(lost(4), before, []).exitCode).toBe(0);
    expect(judgeRun(lost(5), before, [])).toMatchObject({
      exitCode: 1,
      regressions: [],
      worse: [{ score: 'correct' }],
    });
  });

  it('does not hold gains against a run', () => {
    expect(
      judgeRun(
        many(10, () => true),
        many(10, () => false),
        [],
      ),
    ).toMatchObject({ exitCode: 0, worse: [] });
  });

  it('says run errors before anything else', () => {
    const run = [outline('c0', false, { status: 'error' }), outline('c1', true)];
    expect(
      judgeRun(
        run,
        many(2, () => true),
        [],
      ),
    ).toMatchObject({ exitCode: 3, errors: ['c0'] });
  });

  it('fails on a missed floor, and on one that nothing is measured against', () => {
    const run = many(10, (index) => index > 0);
    expect(judgeRun(run, null, [{ score: 'correct', atLeast: 0.9 }]).exitCode).toBe(0);
    expect(judgeRun(run, null, [{ score: 'correct', atLeast: 0.91 }]).exitCode).toBe(1);
    expect(judgeRun(run, null, [{ score: 'slots', atLeast: 0 }]).exitCode).toBe(1);
  });

  it('reads floors of a slice and of scores where low is better', () => {
    const run = [...many(4, () => true), ...many(4, (index) => index > 0, { category: 'list' })];
    const [list, all, refusals] = checkFloors(
      [
        { score: 'correct', atLeast: 0.8, where: { by: 'category', key: 'list' } },
        { score: 'correct', atLeast: 0.8 },
        { score: 'falseRefusal', atMost: 0.02 },
      ],
      run.map((each) => ({ ...each, scores: { ...each.scores, falseRefusal: 0 } })),
    );
    expect([list?.isKept, all?.isKept, refusals?.isKept]).toEqual([false, true, true]);
  });
});

describe('a comparison', () => {
  it('tells new cases and gone ones from changed ones', () => {
    const before = [outline('a', true), outline('b', false), outline('x', true)];
    const after = [outline('a', false), outline('b', true), outline('n', false)];
    expect(compareRuns(before, after)).toMatchObject({
      common: 2,
      added: ['n'],
      gone: ['x'],
      worse: [{ id: 'a', scores: ['correct'] }],
      better: [{ id: 'b', scores: ['correct'] }],
    });
  });
});

describe('a baseline', () => {
  const cases = [
    { id: 'b', outcome: 'answered', scores: { correct: 1 }, answer: '有' },
    { id: 'a', outcome: 'refused', scores: { correct: 0 }, answer: '无' },
  ];

  it('comes back as it was written, a case a line in the order of ids', () => {
    const file = join(folder, 'sub', 'baseline.json');
    writeBaseline(file, { sets: [{ name: 's', digest: 'd', cases: 2 }], cases });
    expect(readBaseline(file)?.cases).toEqual([cases[1], cases[0]]);
    expect(
      readFileSync(file, 'utf8')
        .split('\n')
        .filter((line) => line.includes('"id"')),
    ).toHaveLength(2);
  });

  it('is null where there is none yet, and an error where it is another file', () => {
    expect(readBaseline(join(folder, 'none.json'))).toBeNull();
    const file = join(folder, 'other.json');
    writeFileSync(file, '{"cases":1}');
    expect(() => readBaseline(file)).toThrow(/基线文件/);
  });
});

describe('floors', () => {
  it.each([
    'nonsense',
    '{"floors":[{"score":"beauty","atLeast":1}]}',
    '{"floors":[{"score":"correct"}]}',
    '{"floors":[{"score":"correct","atLeast":90}]}',
  ])('are refused where they say nothing: %s', (text) => {
    const file = join(folder, 'floors.json');
    writeFileSync(file, text);
    expect(() => readFloors(file)).toThrow(/下限文件/);
  });

  it('of this project can be read', () => {
    expect(readFloors(join(import.meta.dirname, '..', '..', 'eval', 'floors.json'))).toBeInstanceOf(Array);
  });
});
