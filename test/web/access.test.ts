import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type * as Access from '../../web/wire/access.ts';

/** The module keeps one key for the page; each test starts a page of its own. */
async function openPage(): Promise<typeof Access> {
  vi.resetModules();
  return import('../../web/wire/access.ts');
}

const sent: (string | null)[] = [];
let status = 200;

beforeEach(() => {
  const kept = new Map<string, string>();
  vi.stubGlobal('sessionStorage', {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => kept.set(name, value),
    removeItem: (name: string) => kept.delete(name),
  });
  vi.stubGlobal('fetch', async (_path: string, init: RequestInit) => {
    sent.push(new Headers(init.headers).get('authorization'));
    return new Response('{}', { status });
  });
  sent.length = 0;
  status = 200;
});
afterEach(() => vi.unstubAllGlobals());

describe('the access key', () => {
  it('goes with every call and socket once it was given, also after a reload', async () => {
    const page = await openPage();
    await page.fetchWithKey('/api/coverage');
    expect(page.chatSubprotocols()).toEqual([]);
    expect(page.giveKey(' k?~>1 ')).toBe(true);
    const reloaded = await openPage();
    await reloaded.fetchWithKey('/api/coverage');
    expect(sent).toEqual([null, 'Bearer k?~>1']);
    const encoded = Buffer.from('k?~>1').toString('base64url');
    expect(reloaded.chatSubprotocols()).toEqual(['jushi', `jushi.key.${encoded}`]);
  });

  it('is forgotten when the server refuses it', async () => {
    const page = await openPage();
    page.giveKey('old');
    status = 401;
    await expect(page.fetchWithKey('/api/coverage')).rejects.toMatchObject({ code: 'key-needed' });
    expect((await openPage()).chatSubprotocols()).toEqual([]);
  });

  it.each([[''], ['  '], ['密钥'], ['two words'], ['line\nbreak']])(
    'is not «%s», which no header can carry',
    async (words) => {
      const page = await openPage();
      expect(page.giveKey(words)).toBe(false);
      expect(page.chatSubprotocols()).toEqual([]);
    },
  );
});
