import { appendFileSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createRunLibrary } from '../../eval/browse/create-run-library.ts';
import { recordFile, resultsFile } from '../../eval/runs/run-folder.ts';
import {
  caseReportSchema,
  casesPageSchema,
  comparedCaseSchema,
  comparisonSchema,
  runReportSchema,
  runsPageSchema,
} from '../../protocol/evaluation.ts';
import { errorSchema } from '../../protocol/library.ts';
import type { App } from '../../server/parts.ts';
import { CASES, openWorld, say, worldTarget } from '../eval/world.ts';
import type { WorldRun } from '../eval/world.ts';
import { buildTestServer } from './fakes.ts';

let world: WorldRun;
let app: App;

/** Says another city's figure, leaves a target out and fails one question; the rest is right. */
const WRONG = worldTarget((id, right) => {
  if (id === 'weather') throw new Error('the service is down');
  if (id === 'gdp') return { ...right, answer: '青禾市2021年地区生产总值901亿元。[1]' };
  return id === 'target' ? say({ answer: '资料中没有。', outcome: 'refused', reason: 'not-covered' }) : right;
});

beforeEach(async () => {
  world = openWorld();
  app = await buildTestServer({ runLibrary: createRunLibrary(world.runsFolder) });
});

afterEach(async () => {
  await app.close();
  await world[Symbol.asyncDispose]();
});

const get = (url: string) => app.inject({ url });

async function codeOf(url: string): Promise<[number, string]> {
  const response = await get(url);
  return [response.statusCode, errorSchema.parse(response.json()).error.code];
}

async function runTwice(): Promise<void> {
  await world.run({ target: WRONG });
  await world.run();
}

describe('GET /api/eval/runs', () => {
  it('is empty where nothing was run, and the coverage says so', async () => {
    rmSync(world.runsFolder, { recursive: true });
    expect(runsPageSchema.parse((await get('/api/eval/runs')).json())).toMatchObject({ runs: [], total: 0 });
    expect((await get('/api/coverage')).json().evaluation).toBe(false);
  });

  it('lists runs newest first with counts, scores and what was asked', async () => {
    const asked = { model: 'model-1', articles: { count: 2, digest: 'abc' }, version: '1.2.3' };
    await world.run({ target: { ...WRONG, facts: async () => asked } });
    await world.run();
    const { runs, total } = runsPageSchema.parse((await get('/api/eval/runs')).json());
    expect(runs.map(({ id }) => id)).toEqual(['run-2', 'run-1']);
    expect(total).toBe(2);
    expect(runs[0]).toMatchObject({
      passed: CASES.length,
      failed: 0,
      errors: 0,
      wording: 'unknown',
      exitCode: 0,
      isJudged: false,
    });
    expect(runs[1]).toMatchObject({ failed: 2, errors: 1, wording: 'model', ...asked, exitCode: 3 });
    const correct = runs[1]?.scores.find(({ name }) => name === 'correct');
    expect(correct?.value).toBeCloseTo(5 / 8);
    expect(correct?.low).toBeLessThan(5 / 8);
    expect(correct?.high).toBeGreaterThan(5 / 8);
    expect((await get('/api/coverage')).json().evaluation).toBe(true);
  });

  it('gives a page, and names a damaged run instead of failing', async () => {
    await runTwice();
    writeFileSync(recordFile(join(world.runsFolder, 'run-1')), '{"id": "run-1", "summ');
    const all = runsPageSchema.parse((await get('/api/eval/runs')).json());
    expect([all.runs.length, all.damaged, all.total]).toEqual([1, ['run-1'], 2]);
    const second = runsPageSchema.parse((await get('/api/eval/runs?page=2&pageSize=1')).json());
    expect([second.runs, second.damaged]).toEqual([[], ['run-1']]);
  });

  it('shows an interrupted run without numbers', async () => {
    const { record, folder } = await world.run();
    writeFileSync(recordFile(folder), JSON.stringify({ ...record, isComplete: false, summary: null, gate: null }));
    const { runs } = runsPageSchema.parse((await get('/api/eval/runs')).json());
    expect(runs[0]).toMatchObject({ isComplete: false, passed: null, scores: [], exitCode: null });
    expect(runReportSchema.parse((await get('/api/eval/runs/run-1')).json()).verdict).toBeNull();
  });
});

describe('GET /api/eval/runs/:id', () => {
  it('reports every score with its interval, the slices and the verdict', async () => {
    await world.run({
      target: WRONG,
      floors: [{ score: 'correct', atLeast: 0.9, where: { by: 'category', key: 'list' } }],
    });
    const report = runReportSchema.parse((await get('/api/eval/runs/run-1')).json());
    expect(report.allScores.length).toBeGreaterThan(10);
    expect(report.slices.find(({ by, key }) => by === 'category' && key === 'figure')).toMatchObject({
      cases: 3,
      correct: { n: 3 },
    });
    expect(report.verdict).toMatchObject({ exitCode: 3, hasBaseline: false, errorCount: 1 });
    expect(report.verdict?.floors[0]).toMatchObject({ name: 'correct', atLeast: 0.9, where: 'list', isKept: true });
  });

  it.each([
    ['an unknown run', '/api/eval/runs/nothing', 404, 'not-found'],
    ['the cases of an unknown run', '/api/eval/runs/nothing/cases', 404, 'not-found'],
    ['a folder above', '/api/eval/runs/..%2f..%2fetc', 400, 'bad-request'],
    ['the runs folder itself', '/api/eval/runs/%2e', 400, 'bad-request'],
    ['a file of the machine', '/api/eval/runs/%2fetc%2fpasswd', 400, 'bad-request'],
    ['a comparison with a folder above', '/api/eval/compare?base=run-1&with=../run-1', 400, 'bad-request'],
    ['a comparison without a second run', '/api/eval/compare?base=run-1', 400, 'bad-request'],
    ['a comparison with an unknown run', '/api/eval/compare?base=run-1&with=gone', 404, 'not-found'],
    ['an unknown case', '/api/eval/runs/run-1/case?case=nothing', 404, 'not-found'],
  ])('refuses %s', async (_name, url, status, code) => {
    await world.run();
    expect(await codeOf(url)).toEqual([status, code]);
  });

  it.skipIf(process.platform === 'win32')('does not follow a link out of the runs folder', async () => {
    const { folder } = await world.run();
    symlinkSync(folder, join(world.runsFolder, 'linked'));
    mkdirSync(join(world.runsFolder, 'half'));
    symlinkSync(recordFile(folder), recordFile(join(world.runsFolder, 'half')));
    for (const id of ['linked', 'half']) expect(await codeOf(`/api/eval/runs/${id}`)).toEqual([404, 'not-found']);
    const { runs, damaged } = runsPageSchema.parse((await get('/api/eval/runs')).json());
    expect([runs.map(({ id }) => id), damaged]).toEqual([['run-1'], []]);
  });

  it('says that a run is damaged, without a path or a parser words', async () => {
    const { folder } = await world.run();
    writeFileSync(recordFile(folder), '[]');
    const response = await get('/api/eval/runs/run-1');
    expect([response.statusCode, response.json().error.code]).toEqual([422, 'unreadable-run']);
    expect(response.body).not.toContain(world.runsFolder);
  });
});

/** What a line needs at least: earlier versions saved less than this one. */
const SMALLEST = {
  status: 'pass',
  outcome: 'answered',
  answer: '是。',
  scores: { correct: 1 },
  bits: { correct: true, outcomeRight: true, missing: [], wrong: [], focused: true, cited: null, reason: null },
  case: { question: '是吗？' },
};

describe('the cases of a run', () => {
  const cases = async (query = '') => casesPageSchema.parse((await get(`/api/eval/runs/run-1/cases${query}`)).json());
  const ids = async (query: string) => (await cases(query)).cases.map(({ id }) => id);

  it.each([
    ['failing ones', '?status=failing', ['gdp', 'target', 'weather']],
    ['errors', '?status=error', ['weather']],
    ['a category', '?category=list', ['help']],
    ['words of the question, in any width', `?text=${encodeURIComponent('２０２１年 地区')}`, ['gdp', 'nowhere']],
    ['an id', '?text=GDP', ['gdp']],
    ['a place', '?region=Atlantis', []],
    ['a year', '?year=2021', ['gdp', 'nowhere']],
    ['two conditions', '?status=failing&category=figure', ['gdp']],
  ])('are filtered by %s', async (_name, query, expected) => {
    await world.run({ target: WRONG });
    expect(await ids(query)).toEqual(expected);
  });

  it('come by pages, with counts over the whole run', async () => {
    await world.run({ target: WRONG });
    const second = await cases('?page=2&pageSize=3');
    expect([second.cases.length, second.total]).toEqual([3, CASES.length]);
    expect(second.facets.categories.find(({ key }) => key === 'figure')).toEqual({
      key: 'figure',
      cases: 3,
      failing: 1,
    });
  });

  it('pass over damaged lines and count them', async () => {
    const { folder } = await world.run();
    appendFileSync(resultsFile(folder), '{"id": "half\n"words"\n{"id":"x"}\n');
    expect(await cases()).toMatchObject({ total: CASES.length, damagedLines: 3 });
  });

  it('are read anew when the run has grown', async () => {
    const { folder } = await world.run({ cases: CASES.slice(0, 2) });
    expect((await cases()).total).toBe(2);
    appendFileSync(resultsFile(folder), `${JSON.stringify({ ...SMALLEST, id: 'later' })}\n`);
    expect((await cases()).cases.map(({ id }) => id)).toEqual(['gdp', 'firms', 'later']);
  });

  it('show one case with what was wanted, its evidence, marks and faults', async () => {
    await world.run({ target: WRONG });
    const report = caseReportSchema.parse((await get('/api/eval/runs/run-1/case?case=gdp')).json());
    expect(report.faults).toContainEqual({ code: 'missing', words: ['1894.2亿'] });
    expect(report.faults).toContainEqual({ code: 'unwanted', words: ['901亿'] });
    const [mark] = report.answerMarks;
    expect(mark?.kind).toBe('wrong');
    expect(report.answer.slice(mark?.start, mark?.end)).toBe('901亿');
    expect(report.wanted).toEqual([{ alternatives: ['1894.2亿'], isFound: false }]);
    expect(report.evidence[0]?.marks[0]?.kind).toBe('common');
    expect(report.citations[0]).toMatchObject({ n: 1, holdsEvidence: true, isTrue: true });
    expect(report.scores.find(({ name }) => name === 'correct')?.value).toBe(0);
  });
});

describe('GET /api/eval/compare', () => {
  const compare = async (query = '') =>
    comparisonSchema.parse((await get(`/api/eval/compare?base=run-1&with=run-2${query}`)).json());

  it('counts what got better, what got worse, and how likely chance is', async () => {
    await runTwice();
    const found = await compare();
    expect(found).toMatchObject({ common: CASES.length, added: 0, gone: 0, change: 'now-passing', total: 3 });
    expect(found.counts).toEqual({
      'now-failing': 0,
      'now-passing': 3,
      'still-failing': 0,
      weaker: 0,
      'changed-answer': 3,
    });
    // Three of three the same way, two-sided: 2 · (1/2)³.
    const correct = found.changes.find(({ name }) => name === 'correct');
    expect(correct).toMatchObject({ worse: 0, better: 3 });
    expect(correct?.p).toBeCloseTo(0.25);
    expect(found.cases.map(({ id, before, after }) => [id, before.status, after.status])).toEqual([
      ['gdp', 'fail', 'pass'],
      ['target', 'fail', 'pass'],
      ['weather', 'error', 'pass'],
    ]);
    const figure = found.slices.find(({ by, key }) => by === 'category' && key === 'figure');
    expect(figure).toMatchObject({ cases: 3, better: 1, worse: 0, with: 1 });
    expect(figure?.base).toBeCloseTo(2 / 3);
  });

  it('is the mirror image the other way round', async () => {
    await runTwice();
    const { counts } = comparisonSchema.parse((await get('/api/eval/compare?base=run-2&with=run-1')).json());
    expect([counts['now-failing'], counts['now-passing']]).toEqual([3, 0]);
  });

  it('finds answers that lost their citation though they still pass', async () => {
    await world.run();
    await world.run({
      target: worldTarget((id, right) => (id === 'firms' ? { ...right, citations: [] } : right)),
    });
    const found = await compare();
    expect([found.change, found.cases[0]?.id]).toEqual(['weaker', 'firms']);
    expect(found.cases[0]?.lost).toContain('引用到位');
  });

  it('compares only what both runs asked', async () => {
    await world.run({ cases: CASES.slice(0, 4) });
    await world.run({ cases: CASES.slice(2) });
    expect(await compare()).toMatchObject({ common: 2, added: 4, gone: 2 });
  });

  it('shows one case in both runs and how its answer changed', async () => {
    await runTwice();
    const url = '/api/eval/compare/case?base=run-1&with=run-2&case=gdp';
    const { before, after, differences } = comparedCaseSchema.parse((await get(url)).json());
    expect([before.status, after.status]).toEqual(['fail', 'pass']);
    const side = (dropped: string) =>
      differences
        .filter(({ kind }) => kind !== dropped)
        .map(({ text }) => text)
        .join('');
    expect([side('new'), side('gone')]).toEqual([before.answer, after.answer]);
  });
});

describe('who may see runs', () => {
  it('is who has the API key, where one is set', async () => {
    const guarded = await buildTestServer({
      runLibrary: createRunLibrary(world.runsFolder),
      environment: { API_KEY: 'key' },
    });
    expect((await guarded.inject('/api/eval/runs')).statusCode).toBe(401);
    const headers = { authorization: 'Bearer key' };
    expect((await guarded.inject({ url: '/api/eval/runs', headers })).statusCode).toBe(200);
    await guarded.close();
  });

  it('is nobody where the server was given no runs', async () => {
    const without = await buildTestServer();
    expect((await without.inject('/api/eval/runs')).statusCode).toBe(404);
    expect((await without.inject('/api/coverage')).json().evaluation).toBe(false);
    await without.close();
  });

  it('is documented', async () => {
    const { paths } = (await get('/docs/json')).json();
    expect(Object.keys(paths).filter((path) => path.startsWith('/api/eval'))).toEqual([
      '/api/eval/runs',
      '/api/eval/runs/{id}',
      '/api/eval/runs/{id}/cases',
      '/api/eval/runs/{id}/case',
      '/api/eval/compare',
      '/api/eval/compare/case',
    ]);
  });
});
