import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { KnowledgeStore } from '../../knowledge/store/port.ts';
import { openSamples } from '../../server/samples.ts';

let folder: string;
let bundled: string;
let dataFolder: string;

const report = (harvest: string): string =>
  `青阳县\n各位代表：现在，我代表县人民政府，向大会报告政府工作。一、工作回顾。2021年，全县粮食总产量达到${harvest}万吨。`;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'jushi-samples-test-'));
  bundled = join(folder, 'bundled');
  dataFolder = join(folder, 'data');
  mkdirSync(bundled);
  mkdirSync(dataFolder);
});

afterEach(() => rmSync(folder, { recursive: true }));

async function textsOf(store: KnowledgeStore | null): Promise<string[]> {
  const view = await store?.openView();
  const { articles } = (await view?.listArticles({}, { page: 1, pageSize: 10 })) ?? { articles: [] };
  const texts = [];
  for (const { id } of articles) {
    texts.push((await view?.getArticle(id))?.text ?? '');
  }
  view?.close();
  await store?.close();
  return texts;
}

const indexes = (): string[] => readdirSync(join(dataFolder, 'samples')).filter((name) => name.endsWith('.db'));

describe('the bundled samples', () => {
  it('are null where there are none', async () => {
    expect(await openSamples(dataFolder, { bundled: join(folder, 'missing'), code: [] })).toBeNull();
    writeFileSync(join(bundled, 'cases.jsonl'), '{"question":"粮食产量是多少？"}');
    expect(await openSamples(dataFolder, { bundled, code: [] })).toBeNull();
  });

  it('become an index of their own, built once', async () => {
    writeFileSync(join(bundled, 'report.txt'), report('32'));
    writeFileSync(join(bundled, 'cases.jsonl'), '{"question":"粮食产量是多少？"}');
    expect(await textsOf(await openSamples(dataFolder, { bundled, code: [] }))).toEqual([
      expect.stringContaining('32万吨'),
    ]);
    const [first] = indexes();
    await textsOf(await openSamples(dataFolder, { bundled, code: [] }));
    expect(indexes()).toEqual([first]);
    expect(readdirSync(dataFolder)).toEqual(['samples']);
  });

  it('are built anew when they change, and the old index goes', async () => {
    writeFileSync(join(bundled, 'report.txt'), report('32'));
    await textsOf(await openSamples(dataFolder, { bundled, code: [] }));
    const [first] = indexes();
    writeFileSync(join(bundled, 'report.txt'), report('33'));
    expect(await textsOf(await openSamples(dataFolder, { bundled, code: [] }))).toEqual([
      expect.stringContaining('33万吨'),
    ]);
    expect(indexes()).toHaveLength(1);
    expect(indexes()).not.toEqual([first]);
  });

  it('are built anew when the code that reads them changes', async () => {
    writeFileSync(join(bundled, 'report.txt'), report('32'));
    const code = join(folder, 'code');
    for (const words of ['one', 'two']) {
      writeFileSync(code, words);
      await textsOf(await openSamples(dataFolder, { bundled, code: [code] }));
    }
    expect(indexes()).toHaveLength(1);
    writeFileSync(code, 'two');
    const [index] = indexes();
    await textsOf(await openSamples(dataFolder, { bundled, code: [code] }));
    expect(indexes()).toEqual([index]);
  });

  it('are built somewhere else where the data folder cannot be written', async () => {
    writeFileSync(join(bundled, 'report.txt'), report('32'));
    const file = join(folder, 'a-file');
    writeFileSync(file, '');
    const passing = (): string[] => readdirSync(tmpdir()).filter((name) => /^jushi-samples-.{6}$/.test(name));
    const before = passing();
    expect(await textsOf(await openSamples(file, { bundled, code: [] }))).toHaveLength(1);
    expect(passing().filter((name) => !before.includes(name))).toEqual([]);
  });

  it('survive two servers that start at once', async () => {
    writeFileSync(join(bundled, 'report.txt'), report('32'));
    const stores = await Promise.all([
      openSamples(dataFolder, { bundled, code: [] }),
      openSamples(dataFolder, { bundled, code: [] }),
    ]);
    for (const store of stores) {
      expect(await textsOf(store)).toHaveLength(1);
    }
  });
});
