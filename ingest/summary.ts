/** The closing words of an ingest, for a terminal; as JSON it is the summary itself. */
import type { EmbeddingSummary } from './embed-passages.ts';
import type { IngestSummary } from './ingest-paths.ts';

const MAX_LINES = 20;

function section(heading: string, lines: readonly string[]): string[] {
  if (lines.length === 0) return [];
  const shown = lines.slice(0, MAX_LINES).map((line) => `  - ${line}`);
  const more = lines.length > MAX_LINES ? [`  - 另有 ${lines.length - MAX_LINES} 条`] : [];
  return [`${heading}（${lines.length}）：`, ...shown, ...more];
}

function embeddingLine({ model, dimension, embedded, reused, failed }: EmbeddingSummary): string {
  const size = dimension === null ? '' : `，${dimension} 维`;
  return `向量（${model}${size}）：新算 ${embedded} 个，沿用 ${reused} 个，没有 ${failed} 个`;
}

/** Several lines of plain Chinese, without a line end after the last. */
export function formatSummary(summary: IngestSummary): string {
  const { articles, passages, observations, seconds, generation, digest } = summary;
  return [
    `导入完成：文章 ${articles} 篇（新增 ${summary.new}，更新 ${summary.updated}，未变 ${summary.unchanged}），` +
      `移除 ${summary.removed} 篇，用时 ${seconds.toFixed(1)} 秒`,
    `段落 ${passages} 个，数据 ${observations} 条`,
    ...(summary.embedding === undefined ? [] : [embeddingLine(summary.embedding)]),
    `索引：第 ${generation} 版，摘要 ${digest}`,
    ...section(
      '未导入',
      summary.rejected.map(({ path, reason }) => `${path}：${reason}`),
    ),
    ...section('提醒', [...summary.warnings, ...(summary.embedding?.note ? [summary.embedding.note] : [])]),
  ].join('\n');
}

/** One JSON document, indented. */
export function formatSummaryAsJson(summary: IngestSummary): string {
  return JSON.stringify(summary, null, 2);
}
