import { describe, expect, it } from 'vitest';
import { articleIdentity } from '../../ingest/article-identity.ts';
import type { RawArticle } from '../../ingest/recognise/raw-article.ts';
import { isPlaceName } from '../../ingest/describe/place-name.ts';
import { readArticles } from '../../ingest/recognise/read-articles.ts';
import { uuidFromName } from '../../ingest/uuid.ts';
import { plainReport } from './fixtures.ts';

const article = (parts: Partial<RawArticle>): RawArticle => ({
  title: '咸宁招商再上台阶',
  text: '正文。',
  publishedOn: null,
  address: null,
  place: null,
  ...parts,
});

describe('uuidFromName', () => {
  it('gives the id of RFC 9562’s own example', () => {
    expect(uuidFromName('6ba7b810-9dad-11d1-80b4-00c04fd430c8', 'www.example.com')).toBe(
      '2ed6657d-e927-568b-95e1-2665a8aea6a2',
    );
  });
});

describe('articleIdentity', () => {
  it('is the address where there is one, whatever became of title and text', () => {
    const id = articleIdentity(article({ address: '/a/1.html' }), '2025-07-02');
    expect(articleIdentity(article({ address: '/a/1.html', title: '改过的题目', text: '改过。' }), null)).toBe(id);
    expect(articleIdentity(article({ address: '/a/2.html' }), '2025-07-02')).not.toBe(id);
  });

  it('is title and date otherwise, so that a corrected text stays the same article', () => {
    const id = articleIdentity(article({}), '2025-07-02');
    expect(articleIdentity(article({ text: '改过。' }), '2025-07-02')).toBe(id);
    expect(articleIdentity(article({ title: '咸宁招商,再上台阶' }), '2025-07-02')).toBe(id);
    expect(articleIdentity(article({}), '2025-07-03')).not.toBe(id);
  });

  it('tells untitled reports of one city apart by their years', () => {
    const ids = [2023, 2024].map((year) => {
      const [report] = readArticles(plainReport('咸宁', year), isPlaceName).articles;
      return report && articleIdentity(report, null);
    });
    expect(ids[0]).not.toBe(ids[1]);
  });
});
