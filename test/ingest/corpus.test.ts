/** The real articles, where they lie beside the checkout (or at JUSHI_SHARED); nothing of their text is copied here. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildRecord, describeArticle } from '../../ingest/build-record.ts';
import { readRawArticles } from '../../ingest/survey.ts';
import type { ArticleRecord } from '../../knowledge/store/port.ts';

const SHARED = resolve(process.env['JUSHI_SHARED'] ?? '../shared');
const CORPUS = join(SHARED, 'corpus');
const LOOKALIKES = join(SHARED, 'lookalikes');

/** A million characters are segmented; a busy machine takes its time. */
const PATIENCE_MS = 120_000;

const known = new Map<string, Promise<Map<string, ArticleRecord[]>>>();

function recordsOf(folder: string): Promise<Map<string, ArticleRecord[]>> {
  const records = known.get(folder) ?? buildAll(folder);
  known.set(folder, records);
  return records;
}

async function buildAll(folder: string): Promise<Map<string, ArticleRecord[]>> {
  const records = new Map<string, ArticleRecord[]>();
  for (const name of readdirSync(folder).toSorted()) {
    const { articles } = await readRawArticles(join(folder, name));
    if (articles.length === 0) continue;
    records.set(
      name,
      articles.map((raw) => buildRecord(describeArticle(raw, name), () => [])),
    );
  }
  return records;
}

interface GoldCase {
  readonly evidence: readonly { readonly article: string; readonly quote: string }[];
}

const spanned = ({ text, noise }: ArticleRecord['article']) => noise.map(({ start, end }) => text.slice(start, end));

describe.skipIf(!existsSync(CORPUS))('the corpus (skipped where ../shared is absent)', { timeout: PATIENCE_MS }, () => {
  it('holds 10, 10, 1 and 10 articles, each restored by its passages and sections', async () => {
    const records = [...(await recordsOf(CORPUS)).values()];
    expect(records.map((each) => each.length)).toEqual([10, 10, 1, 10]);
    for (const { article, passages } of records.flat()) {
      expect(passages.map(({ text }) => text).join('')).toBe(article.text);
      expect(article.sections.map(({ start, end }) => article.text.slice(start, end)).join('')).toBe(article.text);
    }
    expect(new Set(records.flat().map(({ article }) => article.id)).size).toBe(31);
  });

  it('has every evidence quote in the text of its article, outside the noise', async () => {
    const records = [...(await recordsOf(CORPUS)).values()].flat();
    const lines = readFileSync(join(SHARED, 'eval', 'dev.jsonl'), 'utf8')
      .trim()
      .split('\n');
    const evidence = lines.flatMap((line) => (JSON.parse(line) as GoldCase).evidence);
    expect(evidence.length).toBeGreaterThan(100);
    const missing = evidence.filter(({ article: name, quote }) => {
      const record = records.find(({ article }) => (name === '003' ? !article.titled : article.title === name));
      const start = record?.article.text.indexOf(quote) ?? -1;
      const end = start + quote.length;
      return start === -1 || record?.article.noise.some((span) => span.start < end && start < span.end);
    });
    expect(missing).toEqual([]);
  });

  it('keeps page furniture and advertising out of every passage', async () => {
    const texts = [...(await recordsOf(CORPUS)).values()]
      .flat()
      .flatMap(({ passages }) => passages.map(({ text }) => text));
    for (const text of texts) {
      expect(text).not.toMatch(/点我投稿|验证码|ag旗舰厅|网站地图|联系我们|不代表本站/);
      // As a menu entry; «企业入驻» is also an ordinary phrase, and part of one evidence quote.
      expect(text).not.toMatch(/^\s*-?\s*企业入驻\s*$/m);
    }
  });

  it('marks the novel’s title and the run of semicolons as noise', async () => {
    const noise = [...(await recordsOf(CORPUS)).values()].flat().flatMap(({ article }) => spanned(article));
    expect(noise).toContain('侯卫东官场笔记');
    expect(noise.some((words) => /^[;\s]{40,}$/.test(words))).toBe(true);
  });

  it('knows the reports’ years and places, and leaves the untitled page’s unknown', async () => {
    const reports = [...(await recordsOf(CORPUS)).values()]
      .flat()
      .filter(({ article }) => article.kind === 'work-report')
      .map(({ article }) => [article.reportYear, article.subjectRegions.map(({ name }) => name).join()]);
    expect(reports).toEqual([
      [2022, '咸宁市'],
      [2016, '武汉市'],
      [null, ''],
      [2021, '西塞山区'],
      [2020, '黄石市'],
    ]);
  });

  it('puts results and plans of a report under different headings', async () => {
    const report = [...(await recordsOf(CORPUS)).values()]
      .flat()
      .find(({ article }) => article.title.startsWith('2022年咸宁'));
    const outermost = new Set(report?.article.sections.map(({ path }) => path[0]));
    expect([...outermost]).toEqual([
      undefined,
      '过去五年工作回顾',
      '今后五年全市经济社会发展总体要求',
      '2022年政府工作安排部署',
    ]);
  });
});

describe.skipIf(!existsSync(LOOKALIKES))(
  'the look-alikes (skipped where ../shared is absent)',
  { timeout: PATIENCE_MS },
  () => {
    it('are 60 work reports, each with the place of its first line and the year of its own text', async () => {
      const records = [...(await recordsOf(LOOKALIKES)).entries()];
      expect(records).toHaveLength(60);
      const told = records.map(([name, [record]]) => {
        const { kind, subjectRegions, reportYear } = record?.article ?? {};
        return [name, kind, subjectRegions?.[0]?.name.slice(0, 2), reportYear];
      });
      // One file holds the report of the year before under this year's name: its own words count.
      const expected = records.map(([name]) => [
        name,
        'work-report',
        name.slice(0, 2),
        name.startsWith('池州') ? 2023 : 2024,
      ]);
      expect(told).toEqual(expected);
    });
  },
);
