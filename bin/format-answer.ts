/** An answer for a terminal: its text, then the numbered citations, then what could be asked next. Pure. */
import type { Answer, Citation } from '../protocol/answer.ts';

function formatCitation({ n, title, regions, year, sectionPath, quote, source }: Citation): string {
  const where = [title, regions[0], year === null ? null : `${year}年`].filter((part) => Boolean(part)).join(' · ');
  const section = sectionPath.length > 0 ? `（${sectionPath.join(' › ')}）` : '';
  return `[${n}] ${where}${section}\n    “${quote}”\n    ${source}`;
}

/** Several lines, without a line end after the last. */
export function formatAnswer({ answer, citations, suggestions }: Answer): string {
  const parts = [answer];
  if (citations.length > 0) {
    parts.push(['出处：', ...citations.map(formatCitation)].join('\n'));
  }
  if (suggestions.length > 0) {
    parts.push(['还可以问：', ...suggestions.map((question) => `  ${question}`)].join('\n'));
  }
  return parts.join('\n\n');
}
