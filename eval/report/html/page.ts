/**
 * A run as one self-contained HTML page: verdict, scores, slices, charts, changes since the baseline, and every failing
 * case with its answer beside its evidence. Given in pieces, so that a run larger than memory can be written.
 */
import type { Baseline } from '../../gate/baseline.ts';
import type { CaseResult } from '../../run/case-result.ts';
import type { RunRecord } from '../../runs/run-folder.ts';
import { SCORE_NAMES, SCORES } from '../../score/score-table.ts';
import type { ScoreName } from '../../score/score-table.ts';
import type { RunSummary, SliceKind } from '../../statistics/summarise.ts';
import { escapeMarkup } from '../escape-markup.ts';
import { gateLines, judgedWords, percent, percentWithInterval, SLICE_TITLES } from '../wording.ts';
import { caseCard } from './case-card.ts';
import { changeChart, shareChart } from './charts.ts';
import { STYLE } from './style.ts';

const SLICE_COLUMNS: readonly ScoreName[] = [
  'correct',
  'cited',
  'numbers',
  'citationPrecision',
  'citationRecall',
  'searchHit5',
];
/** Of places and years a large set names more than a chart can show; those with most cases are shown. */
const MOST_SLICES = 40;
/** A page of more is no longer read, and slow to open; results.jsonl holds them all. */
const MOST_CARDS = 500;

function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const cells = (tag: 'th' | 'td', row: readonly string[]): string =>
    `<tr>${row.map((cell) => `<${tag}>${escapeMarkup(cell)}</${tag}>`).join('')}</tr>`;
  return `<div class="scroll"><table><thead>${cells('th', header)}</thead><tbody>${rows.map((row) => cells('td', row)).join('')}</tbody></table></div>`;
}

function scoresHtml({ scores }: RunSummary): string {
  const rows = SCORE_NAMES.flatMap((name) => {
    const score = scores[name];
    const { title, meaning, better } = SCORES[name];
    return score === undefined
      ? []
      : [[title, percentWithInterval(score), String(score.n), better === 'high' ? '越高越好' : '越低越好', meaning]];
  });
  return `<div class="worded">${table(['指标', '数值（95% 区间）', '题数', '方向', '含义'], rows)}</div>`;
}

function slicesHtml({ slices }: RunSummary, by: SliceKind): string {
  const all = slices.filter((slice) => slice.by === by);
  const kept = new Set(all.toSorted((a, b) => b.cases - a.cases).slice(0, MOST_SLICES));
  const own = all.filter((slice) => kept.has(slice));
  const more =
    all.length > own.length ? `<p class="quiet">另有 ${all.length - own.length} 项题数较少，见 run.json。</p>` : '';
  if (own.length === 0) return '';
  const rows = own.map(({ key, cases, scores }) => [
    key,
    String(cases),
    ...SLICE_COLUMNS.map((name) =>
      name === 'correct' ? percentWithInterval(scores[name]) : percent(scores[name]?.value),
    ),
  ]);
  const chart = shareChart(
    `各${SLICE_TITLES[by]}答对的比例`,
    own.map(({ key, scores }) => ({ label: key, summary: scores.correct })),
  );
  return `<h2>按${SLICE_TITLES[by]}</h2>${chart}${table([SLICE_TITLES[by], '题数', ...SLICE_COLUMNS.map((name) => SCORES[name].title)], rows)}${more}`;
}

function changesHtml({ gate }: RunRecord): string {
  const comparison = gate?.comparison;
  if (comparison === null || comparison === undefined) return '';
  const link = (id: string): string => `<a href="#${escapeMarkup(`case-${id}`)}">${escapeMarkup(id)}</a>`;
  const list = (title: string, cases: typeof comparison.worse): string =>
    cases.length === 0
      ? ''
      : `<h4>${title}</h4><ul>${cases.map(({ id, scores, loose }) => `<li>${link(id)}：${scores.map((name) => SCORES[name].title).join('、')}${loose ? '（标为宽松）' : ''}</li>`).join('')}</ul>`;
  const chart = changeChart(
    '变差与变好的题数',
    comparison.changes.map(({ score, worse, better }) => ({ label: SCORES[score].title, worse, better })),
  );
  return `<h2>与基线相比</h2>${chart}${list('变差', comparison.worse)}${list('变好', comparison.better)}`;
}

export async function* htmlReport(
  record: RunRecord,
  results: AsyncIterable<CaseResult>,
  baseline: Baseline | null,
): AsyncGenerator<string> {
  const { summary, gate, id, target, sets, times } = record;
  const title = `评测 ${id}`;
  yield `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${escapeMarkup(title)}</title><style>${STYLE}</style></head><body>
<h1>${escapeMarkup(title)}</h1>
<p class="quiet">题集 ${escapeMarkup(sets.map(({ name, cases }) => `${name}（${cases} 题）`).join('、'))}；对象 ${escapeMarkup(target)}；开始于 ${escapeMarkup(times.startedAt)}，用时 ${times.seconds ?? '—'} 秒，单题 p50 ${times.p50Ms?.toFixed(0) ?? '—'} 毫秒、p95 ${times.p95Ms?.toFixed(0) ?? '—'} 毫秒</p>
`;
  if (summary === null) {
    yield '<p>没有完成。</p></body></html>\n';
    return;
  }
  if (gate !== null) {
    yield `<div class="verdict${gate.exitCode === 0 ? '' : ' failed'}">${gateLines(gate).map(escapeMarkup).join('<br>')}</div>\n`;
  }
  yield `<p>共 ${summary.cases} 题：通过 ${summary.passed}，未过 ${summary.failed}，出错 ${summary.errors}。${judgedWords(summary) ?? ''}</p>\n`;
  yield `<h2>指标</h2>${scoresHtml(summary)}\n`;
  for (const by of ['category', 'asker', 'region', 'year'] as const) yield slicesHtml(summary, by);
  yield changesHtml(record);
  yield '<h2>没过的、变了的题</h2>\n<p class="quiet">绿底：要找的内容；红底波浪线：不该出现的内容；黄底：引文与依据重合之处。</p>\n';
  const before = new Map(baseline?.cases.map((each) => [each.id, each]));
  const changed = new Set(gate?.comparison?.worse.concat(gate.comparison.better).map((each) => each.id));
  let cards = 0;
  for await (const result of results) {
    if (result.status === 'pass' && !changed.has(result.id)) continue;
    cards += 1;
    if (cards <= MOST_CARDS) yield caseCard(result, before.get(result.id));
  }
  if (cards === 0) yield '<p>没有。</p>';
  if (cards > MOST_CARDS) yield `<p>另有 ${cards - MOST_CARDS} 题未列出，见 results.jsonl。</p>`;
  yield '</body></html>\n';
}
