/** Ingest with an embedding service: what is embedded, what is not, what a broken one does to the index. */
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ingestExitCode, ingestPaths, type IngestRequest } from '../../ingest/ingest-paths.ts';
import { formatSummary } from '../../ingest/summary.ts';
import { createEmbedder } from '../../knowledge/embeddings/create-embedder.ts';
import { createLangchainEmbeddings } from '../../knowledge/embeddings/langchain-embeddings.ts';
import { indexTerms } from '../../knowledge/language/terms.ts';
import { queryVector } from '../../knowledge/sparse.ts';
import type { KnowledgeStore } from '../../knowledge/store/port.ts';
import { openSqliteStore } from '../../knowledge/store/sqlite/store.ts';
import { LONG_TEXT, startScriptedEmbeddings, type ScriptedEmbeddings } from '../embeddings/scripted-embeddings.ts';
import { withView } from '../contract/with-store.ts';
import { makeTemporaryFolder } from '../store/temporary-folder.ts';

let service: ScriptedEmbeddings;
let folder: string;
let indexFile: string;
let store: KnowledgeStore;

beforeAll(async () => {
  service = await startScriptedEmbeddings();
});
afterAll(() => service.close());
beforeEach(async () => {
  service.behaviour = 'truthful';
  service.dimension = 64;
  service.onRequest = () => undefined;
  service.forget();
  folder = makeTemporaryFolder();
  indexFile = join(makeTemporaryFolder(), 'index.db');
  store = openSqliteStore({ file: indexFile });
  for (let number = 0; number < 40; number += 1) writeArticle(number);
});

const PLACES = '松竹梅兰菊荷桂柳枫杉柏榆槐桐樟桃李杏梨橘柿枣莲藕稻麦棉麻茶桑鹤鹭雁鹿虎豹鲤鲫龟鳖蚌';

/** An article is known by its first 200 letters where it has no date: what changes stands behind these. */
const COMMON = '园区坚持项目为王，优化审批流程，加快基础设施建设，扩大标准厂房供给，做好企业用工和融资服务。'.repeat(6);

/** A name that no other article holds. */
function placeOf(number: number): string {
  return `${PLACES[number]}溪`;
}

function articleFile(number: number): string {
  return join(folder, `文章${String(number).padStart(2, '0')}.txt`);
}

function writeArticle(number: number, more = ''): void {
  writeFileSync(
    articleFile(number),
    `${placeOf(number)}园区引进企业${number + 3}家\n\n${placeOf(number)}园区全年引进企业${number + 3}家，完成投资${number + 10}亿元。${COMMON}${more}\n`,
  );
}

function embedder(model = 'bge-m3') {
  const client = createLangchainEmbeddings({ model, baseUrl: service.baseUrl, apiKey: null });
  return createEmbedder(client, { timeoutMs: 5000, retries: 1, retryMs: 1, random: () => 0 });
}

function ingest(changes: Partial<IngestRequest> = {}) {
  return ingestPaths({ paths: [folder], store, embedder: embedder(), ...changes });
}

async function vectorsSeen() {
  return withView(store, async ({ vectors }) => vectors);
}

async function firstByWords(words: string): Promise<string | undefined> {
  const query = queryVector(new Map(indexTerms(words).map((term) => [term, 1])));
  return withView(store, async (view) => (await view.searchPassages(query, {}, 1))[0]?.text);
}

describe('an ingest with an embedding model', () => {
  it('embeds every passage once, in batches of bounded size and number, and says so', async () => {
    const summary = await ingest();
    expect(summary.embedding).toEqual({
      model: 'bge-m3',
      dimension: 64,
      embedded: 40,
      reused: 0,
      failed: 0,
      note: null,
    });
    expect(await vectorsSeen()).toEqual({ model: 'bge-m3', dimension: 64, passages: 40 });
    // The first request asks for the dimension.
    expect(service.batches[0]).toBe(1);
    expect(Math.max(...service.batches)).toBeLessThanOrEqual(32);
    expect(service.mostOpen()).toBeLessThanOrEqual(4);
    expect(new Set(service.embedded).size).toBe(41);
    expect(formatSummary(summary)).toContain('向量（bge-m3，64 维）：新算 40 个，沿用 0 个，没有 0 个');
  });

  it('leaves the articles and their digest as an ingest without one does', async () => {
    const plain = await ingestPaths({ paths: [folder], store });
    expect(plain).not.toHaveProperty('embedding');
    const again = await ingest();
    expect(again.digest).toBe(plain.digest);
    expect(again).toMatchObject({ unchanged: 40, generation: plain.generation + 1, embedding: { embedded: 40 } });
  });

  it('asks for nothing but the dimension, and makes no generation, where nothing changed', async () => {
    const first = await ingest();
    service.forget();
    const again = await ingest();
    expect(again.embedding).toMatchObject({ embedded: 0, reused: 40, failed: 0, note: null });
    expect(again.generation).toBe(first.generation);
    expect(service.batches).toEqual([1]);
  });

  it('embeds after a change only what changed', async () => {
    await ingest();
    service.forget();
    writeArticle(7, '新建厂房二十万平方米。');
    writeArticle(40);
    const summary = await ingest();
    expect(summary.embedding).toMatchObject({ embedded: 2, reused: 39, failed: 0 });
    expect(service.embedded.slice(1).map((text) => [7, 40].some((number) => text.includes(placeOf(number))))).toEqual([
      true,
      true,
    ]);
  });

  it('puts vectors where they belong: a passage is the nearest to its own words', async () => {
    service.behaviour = 'shuffled';
    await ingest();
    const text = service.embedded.find((each) => each.includes(placeOf(23)))!;
    const [dense] = await embedder().embed([text], { signal: new AbortController().signal });
    const sparse = queryVector(new Map());
    const [hit] = await withView(store, (view) => view.searchHybrid({ sparse, dense: dense! }, {}, 1));
    expect(hit?.text).toContain(`${placeOf(23)}园区全年`);
  });

  it.each([
    'failing',
    'busy',
    'denied',
    'hang',
    'cut',
    'page',
    'uneven',
    'zero',
    'part-of-a-batch',
    'nan-literal',
  ] as const)(
    'takes the articles in all the same while the service is %s, says so, and mends it the next time',
    async (behaviour) => {
      service.behaviour = behaviour;
      const brief = createLangchainEmbeddings({ model: 'bge-m3', baseUrl: service.baseUrl, apiKey: null });
      const limits = { timeoutMs: behaviour === 'hang' ? 30 : 5000, retries: 0, retryMs: 1, random: () => 0 };
      const summary = await ingest({ embedder: createEmbedder(brief, limits) });
      expect(summary).toMatchObject({ new: 40, rejected: [], embedding: { embedded: 0, failed: 40 } });
      expect(ingestExitCode(summary)).toBe(0);
      expect(formatSummary(summary)).toMatch(/提醒（1）：\n {2}- .*向量.*按词检索/);
      expect(await vectorsSeen()).toBeNull();
      expect(await firstByWords(placeOf(23))).toContain(placeOf(23));
      service.behaviour = 'truthful';
      expect((await ingest()).embedding).toMatchObject({ embedded: 40, failed: 0, note: null });
    },
  );

  it('publishes what was embedded before the service broke, and goes on from there', async () => {
    service.onRequest = (count) => {
      if (count === 3) service.behaviour = 'denied';
    };
    const summary = await ingest();
    expect(summary.embedding).toMatchObject({ embedded: 32, failed: 8 });
    expect(await vectorsSeen()).toMatchObject({ passages: 32 });
    service.onRequest = () => undefined;
    service.behaviour = 'truthful';
    service.forget();
    expect((await ingest()).embedding).toMatchObject({ embedded: 8, reused: 32, failed: 0, note: null });
    expect(service.embedded).toHaveLength(9);
  });

  it.each(['ten-at-most', 'part-of-large-batches'] as const)(
    'finds the size of batch that a service takes (%s)',
    async (behaviour) => {
      service.behaviour = behaviour;
      const summary = await ingest();
      expect(summary.embedding).toMatchObject({ embedded: 40, failed: 0, note: null });
      // No passage's vector was another's.
      const { vectors } = await withView(store, async (view) => view);
      expect(vectors?.passages).toBe(40);
    },
  );

  it.each(['refuses-long-texts', 'not-a-number-for-one'] as const)(
    'leaves out the one passage that is at fault (%s)',
    async (behaviour) => {
      service.behaviour = behaviour;
      writeArticle(12, `${LONG_TEXT}的一段。`);
      const summary = await ingest();
      expect(summary.embedding).toMatchObject({ embedded: 39, failed: 1 });
      expect(summary.embedding?.note).toContain('1 个段落没有向量');
      expect(await firstByWords(LONG_TEXT)).toContain(LONG_TEXT);
    },
  );

  it('leaves an index of another model alone, says so, and embeds anew when told to', async () => {
    await ingest();
    service.forget();
    service.dimension = 32;
    writeArticle(40);
    const other = embedder('text-embedding-v4');
    const kept = await ingest({ embedder: other });
    expect(kept.embedding).toMatchObject({ embedded: 0, reused: 0, failed: 41, dimension: null });
    expect(kept.embedding?.note).toMatch(/另一个模型.*bge-m3.*64 维.*text-embedding-v4.*--reembed/);
    expect(service.batches).toEqual([]);
    expect(await vectorsSeen()).toEqual({ model: 'bge-m3', dimension: 64, passages: 40 });
    const mended = await ingest({ embedder: other, reembed: true, paths: [] });
    expect(mended.embedding).toMatchObject({ embedded: 41, reused: 0, failed: 0, dimension: 32, note: null });
    expect(ingestExitCode(mended, false)).toBe(0);
    expect(mended.digest).toBe(kept.digest);
    expect(await vectorsSeen()).toEqual({ model: 'text-embedding-v4', dimension: 32, passages: 41 });
  });

  it('takes a model of the same name with another dimension for another', async () => {
    await ingest();
    service.dimension = 48;
    const kept = await ingest();
    expect(kept.embedding).toMatchObject({ embedded: 0 });
    expect(kept.embedding?.note).toMatch(/64 维；现在是 bge-m3，48 维.*--reembed/);
    expect((await ingest({ reembed: true })).embedding).toMatchObject({ embedded: 40, dimension: 48 });
    expect(await vectorsSeen()).toEqual({ model: 'bge-m3', dimension: 48, passages: 40 });
  });

  it('changes nothing when it is told to embed anew and the service is away', async () => {
    await ingest();
    service.behaviour = 'failing';
    const summary = await ingest({ embedder: embedder('another'), reembed: true, paths: [] });
    expect(summary.embedding).toMatchObject({ embedded: 0, failed: 40 });
    expect(ingestExitCode(summary, false)).toBe(1);
    expect(await vectorsSeen()).toEqual({ model: 'bge-m3', dimension: 64, passages: 40 });
  });

  it('keeps the batches that were done when it is cancelled', async () => {
    const controller = new AbortController();
    service.onRequest = (count) => {
      if (count === 3) controller.abort();
    };
    await expect(ingest({ signal: controller.signal })).rejects.toMatchObject({ code: 'cancelled' });
    service.onRequest = () => undefined;
    expect((await vectorsSeen())?.passages ?? 0).toBe(0);
    expect(await firstByWords(placeOf(23))).toContain(placeOf(23));
    const resumed = await ingest();
    expect(resumed.embedding!.reused + resumed.embedding!.embedded).toBe(40);
    expect(resumed.embedding).toMatchObject({ failed: 0 });
  });

  it('shows a running reader the vectors without a restart', async () => {
    const reader = openSqliteStore({ file: indexFile });
    await ingestPaths({ paths: [folder], store });
    await withView(reader, async (view) => expect(view.vectors).toBeNull());
    await ingest();
    await withView(reader, async (view) => expect(view.vectors?.passages).toBe(40));
    rmSync(articleFile(3));
    await ingest({ prune: true });
    await withView(reader, async (view) => expect(view.vectors?.passages).toBe(39));
    await reader.close();
  });

  it('tells how far it is, up to the last passage', async () => {
    const steps: [number, number][] = [];
    await ingest({ onEmbedding: ({ done, total }) => steps.push([done, total]) });
    expect(steps[0]).toEqual([0, 40]);
    expect(steps.at(-1)).toEqual([40, 40]);
  });
});
