/** Charts as inline SVG: shares with their intervals as bars, changes since the baseline as bars to both sides. */
import { escapeMarkup } from '../escape-markup.ts';
import type { ScoreSummary } from '../../statistics/summarise.ts';
import { percent } from '../wording.ts';

export interface Bar {
  readonly label: string;
  readonly summary: ScoreSummary | undefined;
}

const LABEL_WIDTH = 170;
const BAR_WIDTH = 420;
const ROW_HEIGHT = 26;

/** A bar a row, its interval as a thin line over it; a label that says the numbers for those who cannot see it. */
export function shareChart(title: string, bars: readonly Bar[]): string {
  const height = bars.length * ROW_HEIGHT + 24;
  const width = LABEL_WIDTH + BAR_WIDTH + 150;
  const x = (share: number): string => (LABEL_WIDTH + share * BAR_WIDTH).toFixed(1);
  const grid = [0, 0.25, 0.5, 0.75, 1].map(
    (share) =>
      `<line class="grid" x1="${x(share)}" x2="${x(share)}" y1="0" y2="${height - 20}"/><text class="tick" x="${x(share)}" y="${height - 6}">${share * 100}%</text>`,
  );
  const rows = bars.map(({ label, summary }, index) => {
    const y = index * ROW_HEIGHT;
    const name = `<text class="label" x="${LABEL_WIDTH - 8}" y="${y + 17}">${escapeMarkup(label)}</text>`;
    if (summary === undefined) return `${name}<text class="value" x="${LABEL_WIDTH + 6}" y="${y + 17}">—</text>`;
    const middle = y + 13;
    return (
      `${name}<rect class="bar" x="${LABEL_WIDTH}" y="${y + 4}" width="${(summary.value * BAR_WIDTH).toFixed(1)}" height="18" rx="2"/>` +
      `<path class="interval" d="M${x(summary.low)} ${middle}H${x(summary.high)}M${x(summary.low)} ${middle - 4}v8M${x(summary.high)} ${middle - 4}v8"/>` +
      `<text class="value" x="${LABEL_WIDTH + BAR_WIDTH + 12}" y="${y + 17}">${percent(summary.value)}（${summary.n} 题）</text>`
    );
  });
  const words = bars.map(({ label, summary }) => `${label} ${percent(summary?.value)}`).join('，');
  return `<figure><figcaption>${escapeMarkup(title)}</figcaption><svg viewBox="0 0 ${width} ${height}" role="img" aria-label="${escapeMarkup(`${title}：${words}`)}">${grid.join('')}${rows.join('')}</svg></figure>`;
}

export interface Change {
  readonly label: string;
  readonly worse: number;
  readonly better: number;
}

/** Cases that got worse to the left, better to the right. */
export function changeChart(title: string, changes: readonly Change[]): string {
  const most = Math.max(1, ...changes.flatMap(({ worse, better }) => [worse, better]));
  const middle = LABEL_WIDTH + BAR_WIDTH / 2;
  const length = (count: number): number => (count / most) * (BAR_WIDTH / 2 - 30);
  const height = changes.length * ROW_HEIGHT + 4;
  const rows = changes.map(({ label, worse, better }, index) => {
    const y = index * ROW_HEIGHT;
    return (
      `<text class="label" x="${LABEL_WIDTH - 8}" y="${y + 17}">${escapeMarkup(label)}</text>` +
      `<rect class="worse" x="${(middle - length(worse)).toFixed(1)}" y="${y + 4}" width="${length(worse).toFixed(1)}" height="18"/>` +
      `<rect class="better" x="${middle}" y="${y + 4}" width="${length(better).toFixed(1)}" height="18"/>` +
      `<text class="count" x="${(middle - length(worse) - 6).toFixed(1)}" y="${y + 17}" text-anchor="end">−${worse}</text>` +
      `<text class="count" x="${(middle + length(better) + 6).toFixed(1)}" y="${y + 17}">+${better}</text>`
    );
  });
  const words = changes.map(({ label, worse, better }) => `${label} 变差 ${worse}、变好 ${better}`).join('，');
  return `<figure><figcaption>${escapeMarkup(title)}</figcaption><svg viewBox="0 0 ${LABEL_WIDTH + BAR_WIDTH} ${height}" role="img" aria-label="${escapeMarkup(`${title}：${words}`)}"><line class="grid" x1="${middle}" x2="${middle}" y1="0" y2="${height}"/>${rows.join('')}</svg></figure>`;
}
