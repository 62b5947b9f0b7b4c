import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  articleSchema,
  articlesPageSchema,
  coverageSchema,
  observationsPageSchema,
  searchResultSchema,
} from '../../protocol/library.ts';
import type { App } from '../../server/parts.ts';
import { ARTICLES, buildTestServer, createFakeStore } from './fakes.ts';
import type { FakeStore } from './fakes.ts';

let app: App;
let store: FakeStore;

beforeEach(async () => {
  store = createFakeStore();
  app = await buildTestServer({ store });
});

afterEach(async () => {
  await app.close();
  if (store.openViews() !== 0) {
    throw new Error('a view was not given back');
  }
});

const get = (url: string) => app.inject({ method: 'GET', url });

describe('GET /api/articles', () => {
  it('lists articles page by page', async () => {
    const page = articlesPageSchema.parse((await get('/api/articles?page=2&pageSize=1')).json());
    expect(page).toMatchObject({ page: 2, pageSize: 1, total: 2 });
    expect(page.articles.map(({ id }) => id)).toEqual(['a2']);
  });

  it('takes empty parameters as not given', async () => {
    const reply = await get('/api/articles?page=1&pageSize=50&region=&year=&kind=');
    expect(reply.json()).toMatchObject({ page: 1, pageSize: 50, total: 2 });
  });

  it.each([
    ['region=%E9%9D%92%E5%B7%9D%E5%B8%82', ['a1']],
    ['region=429901', ['a1']],
    ['region=%E6%B9%96%E5%8C%97', ['a1']],
    ['region=%E4%B8%8D%E5%AD%98%E5%9C%A8', []],
    ['kind=news', ['a2']],
    ['year=2022', ['a1']],
    ['year=2021', []],
  ])('filters by %s', async (query, ids) => {
    const { articles } = articlesPageSchema.parse((await get(`/api/articles?${query}`)).json());
    expect(articles.map(({ id }) => id)).toEqual(ids);
  });

  it.each([['page=0'], ['page=x'], ['pageSize=201'], ['year=20'], ['kind=blog'], ['page=1&page=2']])(
    'refuses %s',
    async (query) => {
      const reply = await get(`/api/articles?${query}`);
      expect([reply.statusCode, reply.json().error.code]).toEqual([400, 'bad-request']);
    },
  );
});

describe('GET /api/articles/:id', () => {
  it('gives the text, sections and noise that citations point into', async () => {
    const article = articleSchema.parse((await get('/api/articles/a1')).json());
    expect(article.text).toBe(ARTICLES[0]?.text);
    expect(article).toMatchObject({ regions: ['青川市'], year: 2022, noise: [{ start: 1, end: 2 }] });
    expect(article.sections[0]).toEqual({ path: ['回顾'], start: 0, end: article.text.length });
  });

  it('says when there is none', async () => {
    const reply = await get('/api/articles/nope');
    expect([reply.statusCode, reply.json().error.code]).toEqual([404, 'not-found']);
  });
});

describe('GET /api/search', () => {
  it('finds passages with their titles', async () => {
    const { passages } = searchResultSchema.parse((await get('/api/search?q=%E7%94%9F%E4%BA%A7&limit=1')).json());
    expect(passages).toHaveLength(1);
    expect(passages[0]).toMatchObject({ articleId: 'a1', title: 'a1的标题', start: 0, text: ARTICLES[0]?.text });
  });

  it.each([[''], ['q='], ['q=%20%20'], ['q=a&limit=0'], ['q=a&limit=101']])('refuses «%s»', async (query) => {
    expect((await get(`/api/search?${query}`)).statusCode).toBe(400);
  });
});

describe('GET /api/observations', () => {
  it('gives figures with title and quote', async () => {
    const page = observationsPageSchema.parse((await get('/api/observations')).json());
    expect(page.total).toBe(1);
    expect(page.observations[0]).toMatchObject({ title: 'a1的标题', region: '青川市', period: '2021年', value: 800 });
  });

  it.each([
    ['year=2021', 1],
    ['year=2022', 0],
    ['status=achieved', 1],
    ['status=target', 0],
    ['indicator=GDP', 1],
    ['indicator=%E8%BF%9B%E5%8F%A3', 0],
    ['region=%E6%B9%96%E5%8C%97', 1],
    ['region=429901', 1],
    ['region=nowhere', 0],
  ])('filters by %s', async (query, total) => {
    expect((await get(`/api/observations?${query}`)).json().total).toBe(total);
  });
});

describe('GET /api/coverage', () => {
  it('tells what is served and whether it is the samples', async () => {
    expect(coverageSchema.parse((await get('/api/coverage')).json())).toMatchObject({
      generation: 7,
      samples: false,
      articles: 2,
    });
  });

  it('notices when the samples are replaced while the server runs', async () => {
    let isSamples = true;
    const other = await buildTestServer({ samples: () => isSamples });
    expect((await other.inject('/api/coverage')).json().samples).toBe(true);
    isSamples = false;
    expect((await other.inject('/api/coverage')).json().samples).toBe(false);
    await other.close();
  });
});

describe('POST /api/feedback', () => {
  it('keeps what a reader thought, with the time', async () => {
    const payload = { answerId: 'x', useful: false, reason: '数字不对' };
    const reply = await app.inject({ method: 'POST', url: '/api/feedback', payload });
    expect([reply.statusCode, reply.body]).toEqual([204, '']);
    expect(store.feedback).toEqual([{ ...payload, receivedAt: '2025-01-01T00:00:00.000Z' }]);
  });

  it.each([[{}], [{ answerId: '', useful: true }], [{ answerId: 'x', useful: 'yes' }]])(
    'refuses %o',
    async (payload) => {
      expect((await app.inject({ method: 'POST', url: '/api/feedback', payload })).statusCode).toBe(400);
      expect(store.feedback).toEqual([]);
    },
  );
});

describe('a store that is away', () => {
  it.each([
    ['/api/articles'],
    ['/api/articles/a1'],
    ['/api/search?q=a'],
    ['/api/observations'],
    ['/api/coverage'],
    ['/readyz'],
  ])('makes %s say so, and no more', async (url) => {
    store.isAway = true;
    const reply = await get(url);
    expect([reply.statusCode, reply.json().error.code]).toEqual([503, 'store-unavailable']);
    expect(reply.body).not.toContain('secret');
  });
});
