/** Words that every report shares, so that the terminal, Markdown and HTML say the same. */
import { staleGoldWords } from '../cases/check-gold.ts';
import { floorWords } from '../gate/floors.ts';
import type { GateResult } from '../gate/gate.ts';
import { SCORES } from '../score/score-table.ts';
import type { RunSummary, ScoreSummary, SliceKind } from '../statistics/summarise.ts';

export const SLICE_TITLES: Readonly<Record<SliceKind, string>> = {
  category: '类别',
  asker: '提问者',
  region: '地区',
  year: '年份',
};

export function percent(value: number | null | undefined): string {
  return value === null || value === undefined ? '—' : `${(value * 100).toFixed(1)}%`;
}

/** «85.0%（78.1–90.2%）». */
export function percentWithInterval(summary: ScoreSummary | undefined): string {
  return summary === undefined
    ? '—'
    : `${percent(summary.value)}（${(summary.low * 100).toFixed(1)}–${(summary.high * 100).toFixed(1)}%）`;
}

const MOST_IDS = 15;

/** «模型评分（不影响结论）：85.0%，112 题»; null where no model was asked. */
export function judgedWords(summary: RunSummary): string | null {
  return summary.judged === null
    ? null
    : `模型评分（不影响结论）：${percent(summary.judged.mean)}，${summary.judged.n} 题`;
}

export function idList(ids: readonly string[]): string {
  return ids.slice(0, MOST_IDS).join('、') + (ids.length > MOST_IDS ? ` 等 ${ids.length} 题` : '');
}

/** What the gate found, a line each; the first is the verdict. */
export function gateLines(gate: GateResult): string[] {
  const { comparison, regressions, worse, floors, errors, exitCode } = gate;
  const verdicts = {
    0: '通过',
    1: '未通过：变差或低于下限',
    2: '未通过：输入有误',
    3: '未通过：有题目没有得到回答',
  } as const;
  const lines = [`结论：${verdicts[exitCode]}`];
  if (errors.length > 0) lines.push(`出错 ${errors.length} 题：${idList(errors)}`);
  if (comparison !== null) {
    lines.push(
      `与基线相比（共同 ${comparison.common} 题）：变差 ${comparison.worse.length}，变好 ${comparison.better.length}` +
        `，新增 ${comparison.added.length}，减少 ${comparison.gone.length}`,
    );
    if (regressions.length > 0) lines.push(`必须保持却变差：${idList(regressions)}`);
    const tolerated = comparison.worse.filter(({ loose }) => loose).map(({ id }) => id);
    if (tolerated.length > 0) lines.push(`变差但标为宽松：${idList(tolerated)}`);
    if (comparison.better.length > 0) lines.push(`变好：${idList(comparison.better.map(({ id }) => id))}`);
    for (const { score, worse: lost, better, pWorse } of worse) {
      lines.push(
        `${SCORES[score].title}显著变差：${lost} 题变差、${better} 题变好（McNemar 精确检验 p = ${pWorse.toFixed(4)}）`,
      );
    }
  }
  for (const { floor, value, n, isKept } of floors) {
    lines.push(`${isKept ? '达到下限' : '低于下限'}：${floorWords(floor)}，实际 ${percent(value)}（${n} 题）`);
  }
  for (const gold of gate.staleGold.slice(0, MOST_IDS)) lines.push(`依据有误 ${gold.id}：${staleGoldWords(gold)}`);
  if (gate.staleGold.length > MOST_IDS) lines.push(`依据有误共 ${gate.staleGold.length} 处，用 eval lint 查看`);
  return lines;
}
