/** Contract: what writing does, when readers see it, and what the digest says. */
import { describe, expect, test } from 'vitest';
import { articleIdOf, makeRecord } from './records.ts';
import type { StoreUnderTest } from './knowledge-store.ts';
import { ingest, withStore, withView, withWriter } from './with-store.ts';

const FIRST = makeRecord({
  number: 1,
  passages: [['招商', '政策'], ['园区']],
  observations: [{ indicator: '投资额' }],
});
const CHANGED = makeRecord({
  number: 1,
  passages: [
    ['招商', '政策'],
    ['园区', '扩建'],
  ],
});
const SECOND = makeRecord({ number: 2, passages: [['企业']] });
const THIRD = makeRecord({ number: 3, passages: [['港口']] });
const EVERYTHING = { page: 1, pageSize: 100 };

export function describeWriting({ open }: StoreUnderTest): void {
  describe('writing', () => {
    test('says of each article whether it was new, updated or unchanged', () =>
      withStore(open, (store) =>
        withWriter(store, async (writer) => {
          expect(await writer.replaceArticle(FIRST, '/a')).toBe('new');
          expect(await writer.replaceArticle(FIRST, '/a')).toBe('unchanged');
          expect(await writer.replaceArticle(CHANGED, '/a')).toBe('updated');
          await writer.publish();
          expect(await writer.replaceArticle(CHANGED, '/a')).toBe('unchanged');
        }),
      ));

    test('takes an article with the same text but other observations or passages for updated', () =>
      withStore(open, async (store) => {
        await ingest(store, [FIRST]);
        await withWriter(store, async (writer) => {
          expect(await writer.replaceArticle({ ...FIRST, observations: [] }, '/a')).toBe('updated');
          const recut = { ...FIRST, observations: [], passages: FIRST.passages.slice(0, 1) };
          expect(await writer.replaceArticle(recut, '/a')).toBe('updated');
          await writer.publish();
        });
        await withView(store, async (view) => {
          expect((await view.listPassages(FIRST.article.id)).length).toBe(1);
          expect((await view.findObservations({}, EVERYTHING)).total).toBe(0);
        });
      }));

    test('shows readers nothing before it is published, and all of it afterwards', () =>
      withStore(open, (store) =>
        withWriter(store, async (writer) => {
          await writer.replaceArticle(FIRST, '/a');
          await withView(store, async (view) => {
            expect(view.generation).toBe(0);
            expect(await view.getArticle(FIRST.article.id)).toBeNull();
            expect((await view.coverage()).articles).toBe(0);
          });
          const generation = await writer.publish();
          await withView(store, async (view) => {
            expect(view.generation).toBe(generation);
            expect(await view.getArticle(FIRST.article.id)).toEqual(FIRST.article);
          });
        }),
      ));

    test('keeps what a writer left unpublished for the next one to publish', () =>
      withStore(open, async (store) => {
        await withWriter(store, (writer) => writer.replaceArticle(FIRST, '/a'));
        await withWriter(store, async (writer) => {
          expect(await writer.replaceArticle(FIRST, '/a')).toBe('unchanged');
          await writer.publish();
        });
        await withView(store, async (view) => expect(await view.getArticle(FIRST.article.id)).toEqual(FIRST.article));
      }));

    test('raises the generation when something changed, and only then', () =>
      withStore(open, async (store) => {
        const first = await ingest(store, [FIRST]);
        expect(first).toBeGreaterThan(0);
        expect(await ingest(store, [FIRST])).toBe(first);
        const second = await ingest(store, [CHANGED]);
        expect(second).toBeGreaterThan(first);
        const third = await withWriter(store, async (writer) => {
          await writer.removeArticle(FIRST.article.id);
          return writer.publish();
        });
        expect(third).toBeGreaterThan(second);
      }));

    test('removes an article with all it holds, and says whether there was one', () =>
      withStore(open, async (store) => {
        await ingest(store, [FIRST, SECOND]);
        await withWriter(store, async (writer) => {
          expect(await writer.removeArticle(FIRST.article.id)).toBe(true);
          expect(await writer.removeArticle(FIRST.article.id)).toBe(false);
          await writer.publish();
          expect(await writer.listSources()).toEqual([
            { articleId: SECOND.article.id, path: `/articles/${SECOND.article.id}.txt` },
          ]);
        });
        await withView(store, async (view) => {
          expect(await view.getArticle(FIRST.article.id)).toBeNull();
          expect(await view.listPassages(FIRST.article.id)).toEqual([]);
          expect(await view.coverage()).toMatchObject({ articles: 1, passages: 1, observations: 0 });
        });
      }));

    test('lists all articles and their sources by id, near-duplicates and unpublished ones included', () =>
      withStore(open, (store) =>
        withWriter(store, async (writer) => {
          await writer.replaceArticle(SECOND, '/b');
          await writer.replaceArticle(FIRST, '/old');
          await writer.replaceArticle(FIRST, '/a');
          await writer.linkDuplicates([{ id: SECOND.article.id, duplicateOf: FIRST.article.id }]);
          expect(await writer.listAllArticles()).toEqual([
            FIRST.article,
            { ...SECOND.article, duplicateOf: FIRST.article.id },
          ]);
          expect(await writer.listSources()).toEqual([
            { articleId: FIRST.article.id, path: '/a' },
            { articleId: SECOND.article.id, path: '/b' },
          ]);
        }),
      ));

    test('remembers which articles are kept out until they are put back', () =>
      withStore(open, async (store) => {
        await withWriter(store, (writer) => writer.setKeptOut(articleIdOf(7), true));
        await withWriter(store, async (writer) => {
          expect(await writer.isKeptOut(articleIdOf(7))).toBe(true);
          expect(await writer.isKeptOut(articleIdOf(8))).toBe(false);
          await writer.setKeptOut(articleIdOf(7), false);
          expect(await writer.isKeptOut(articleIdOf(7))).toBe(false);
        });
      }));

    test('links near-duplicates, takes links back, and keeps a link when the article is ingested again unchanged', () =>
      withStore(open, async (store) => {
        await ingest(store, [FIRST, SECOND]);
        const alone = await store.digest();
        const link = (duplicateOf: string | null) =>
          withWriter(store, async (writer) => {
            await writer.linkDuplicates([{ id: SECOND.article.id, duplicateOf }]);
            return writer.publish();
          });
        const linked = await link(FIRST.article.id);
        expect(await link(FIRST.article.id)).toBe(linked);
        await ingest(store, [SECOND]);
        expect(await store.digest()).not.toBe(alone);
        await withView(store, async (view) => {
          expect((await view.getArticle(SECOND.article.id))?.duplicateOf).toBe(FIRST.article.id);
          expect((await view.coverage()).articles).toBe(1);
        });
        expect(await link(null)).toBeGreaterThan(linked);
        expect(await store.digest()).toBe(alone);
        await withView(store, async (view) => expect((await view.coverage()).articles).toBe(2));
      }));

    test('puts the first near-duplicate in the place of a removed original', () =>
      withStore(open, async (store) => {
        await ingest(store, [FIRST, SECOND, THIRD]);
        await withWriter(store, async (writer) => {
          const duplicateOf = FIRST.article.id;
          await writer.linkDuplicates([SECOND, THIRD].map(({ article: { id } }) => ({ id, duplicateOf })));
          await writer.publish();
          await writer.removeArticle(FIRST.article.id);
          await writer.publish();
        });
        await withView(store, async (view) => {
          expect((await view.getArticle(SECOND.article.id))?.duplicateOf).toBeNull();
          expect((await view.getArticle(THIRD.article.id))?.duplicateOf).toBe(SECOND.article.id);
        });
      }));

    test('gives the same digest however the same articles came in, another for other articles', async () => {
      const digests: string[] = [];
      await withStore(open, async (store) => {
        const empty = await store.digest();
        expect(empty).toMatch(/^[0-9a-f]{64}$/);
        await ingest(store, [FIRST, SECOND]);
        digests.push(await store.digest());
        expect(digests[0]).not.toBe(empty);
        await ingest(store, [CHANGED]);
        expect(await store.digest()).not.toBe(digests[0]);
      });
      await withStore(open, async (store) => {
        await ingest(store, [SECOND, CHANGED, THIRD]);
        await ingest(store, [FIRST]);
        await withWriter(store, async (writer) => {
          await writer.removeArticle(THIRD.article.id);
          await writer.publish();
        });
        digests.push(await store.digest());
      });
      expect(digests[1]).toBe(digests[0]);
    });

    test('lets one writer in at a time, and the next once the first is closed', () =>
      withStore(open, async (store) => {
        const first = await store.openWriter({ waitMs: 0 });
        await expect(store.openWriter({ waitMs: 0 })).rejects.toMatchObject({ code: 'index-locked' });
        const waiting = store.openWriter({ waitMs: 10_000 });
        await first.close();
        const second = await waiting;
        expect(await second.replaceArticle(FIRST, '/a')).toBe('new');
        await second.close();
      }));

    test('refuses work on a closed writer and on a closed store', async () => {
      await withStore(open, async (store) => {
        const writer = await store.openWriter({ waitMs: 0 });
        await writer.close();
        await writer.close();
        await expect(writer.publish()).rejects.toThrow('closed');
        await store.close();
        await expect(store.openView()).rejects.toMatchObject({ code: 'store-unavailable' });
        expect((await store.health()).ready).toBe(false);
      });
    });

    test('is healthy when open and takes feedback', () =>
      withStore(open, async (store) => {
        const feedback = { answerId: 'a1', useful: false, reason: '年份不对', receivedAt: '2026-01-02T03:04:05.000Z' };
        await expect(store.saveFeedback(feedback)).resolves.toBeUndefined();
        expect((await store.health()).ready).toBe(true);
      }));
  });
}
