import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { describe, expect, it } from 'vitest';
import type { JushiError } from '../../knowledge/errors.ts';
import { loadSettings, readSettings, settingsSchema } from '../../server/settings.ts';

function faultOf(environment: Record<string, string>): JushiError {
  try {
    readSettings(environment);
  } catch (thrown) {
    return thrown as JushiError;
  }
  throw new Error('expected a fault');
}

describe('settings', () => {
  it('have working defaults for all', () => {
    expect(readSettings({})).toMatchObject({ HOST: '127.0.0.1', PORT: 3000, DATA_DIR: './data', ALLOWED_ORIGINS: [] });
  });

  it('are all in .env.example, and nothing else is', () => {
    const example = parseEnv(readFileSync('.env.example', 'utf8'));
    expect(Object.keys(example).sort()).toEqual(Object.keys(settingsSchema.shape).sort());
  });

  it('are the same with .env.example as it is', () => {
    const example = parseEnv(readFileSync('.env.example', 'utf8'));
    expect(readSettings(example)).toEqual(readSettings({}));
  });

  it('are all in the table of docs/operations.md, and nothing else is', () => {
    const table = readFileSync('docs/operations.md', 'utf8').matchAll(/^\| `([A-Z_]+)` \|/gm);
    expect([...table].map(([, name]) => name).sort()).toEqual(Object.keys(settingsSchema.shape).sort());
  });

  it('count an empty variable as not set', () => {
    expect(readSettings({ PORT: '', API_KEY: '  ' })).toEqual(readSettings({}));
  });

  it('report every fault at once', () => {
    const fault = faultOf({ PORT: '70000', LOG_LEVEL: 'loud', OPENAI_BASE_URL: 'nowhere', ALLOWED_ORIGINS: 'a,b' });
    expect(fault.code).toBe('configuration');
    expect(fault.details).toHaveLength(4);
    for (const name of ['PORT', 'LOG_LEVEL', 'OPENAI_BASE_URL', 'ALLOWED_ORIGINS']) {
      expect(fault.message).toContain(name);
    }
  });

  it.each([
    [{ RERANK_MODEL: 'bge-reranker-v2-m3' }, ['RERANK_MODEL：还需要设置 RERANK_BASE_URL']],
    [{ RERANK_BASE_URL: 'http://127.0.0.1:9997/v1' }, ['RERANK_BASE_URL：还需要设置 RERANK_MODEL']],
    [{ RERANK_API_KEY: 'k' }, ['RERANK_API_KEY：还需要设置 RERANK_BASE_URL']],
    [{ RERANK_MODEL: 'm', PORT: 'x' }, ['PORT：应为 0 至 65535 的整数', 'RERANK_MODEL：还需要设置 RERANK_BASE_URL']],
  ])('name what is missing beside %j', (environment, lines) => {
    expect(faultOf(environment).details).toEqual(lines);
  });

  it.each(Object.keys(settingsSchema.shape))('never echo a faulty value of %s', (name) => {
    const { message, details } = faultOf({ [name]: 'sk-秘密:// %%', PORT: '秘密' });
    expect(JSON.stringify([message, details])).not.toContain('秘密');
  });

  it.each([
    ['true', true],
    ['FALSE', false],
    ['2', 2],
    ['10.0.0.0/8,::1', '10.0.0.0/8,::1'],
    ['loopback', 'loopback'],
  ])('read TRUST_PROXY=%s', (given, expected) => {
    expect(readSettings({ TRUST_PROXY: given }).TRUST_PROXY).toBe(expected);
  });

  it.each([['everyone'], ['10.0.0.0/40'], ['1.2.3.4/8/8']])('refuse TRUST_PROXY=%s', (given) => {
    expect(faultOf({ TRUST_PROXY: given }).message).toContain('TRUST_PROXY');
  });

  it('read a list of origins', () => {
    const origins = ' https://a.example , http://b.example:8080,';
    expect(readSettings({ ALLOWED_ORIGINS: origins }).ALLOWED_ORIGINS).toEqual([
      'https://a.example',
      'http://b.example:8080',
    ]);
  });

  it('come from a file too, which the environment outranks', () => {
    const folder = mkdtempSync(join(tmpdir(), 'jushi-settings-'));
    const before = { ...process.env };
    try {
      writeFileSync(join(folder, '.env'), 'PORT=4001\nQDRANT_COLLECTION=from-file\n');
      process.env['PORT'] = '4002';
      expect(loadSettings(join(folder, '.env'))).toMatchObject({ PORT: 4002, QDRANT_COLLECTION: 'from-file' });
    } finally {
      process.env = before;
      rmSync(folder, { recursive: true });
    }
  });
});
