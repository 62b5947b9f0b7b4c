/** Draws shares by slice with ECharts: a bar or two a row, a thin line for the interval. Loaded with the first chart. */
import { BarChart, CustomChart } from 'echarts/charts';
import { GridComponent, LegendComponent } from 'echarts/components';
import { init, use, type EChartsCoreOption, type EChartsType } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';

use([BarChart, CustomChart, GridComponent, LegendComponent, CanvasRenderer]);

export interface ShareRow {
  readonly label: string;
  /** 0 to 1, one for each name. */
  readonly shares: readonly number[];
  /** Of the first share. */
  readonly interval?: { readonly low: number; readonly high: number };
  readonly n: number;
}

export interface ShareLook {
  readonly text: string;
  readonly line: string;
  readonly bars: readonly string[];
  /** A canvas knows no «inherit». */
  readonly fontFamily: string;
  readonly fontSize: number;
  readonly isStill: boolean;
  /** Of the chart in pixels: labels take at most a third. */
  readonly width: number;
}

/** Room for a row's bars and their words, at any size of text. */
export function heightOf(rows: number, bars: number, fontSize: number): number {
  return Math.round(fontSize * (rows * (bars > 1 ? 2.6 : 1.9) + (bars > 1 ? 4.5 : 2.5)));
}

interface ItemApi {
  value(dimension: number): number;
  coord(point: readonly [number, number]): [number, number];
}

function intervalLine(look: ShareLook) {
  return (_params: unknown, api: ItemApi) => {
    const [low, y] = api.coord([api.value(1), api.value(0)]);
    const [high] = api.coord([api.value(2), api.value(0)]);
    const line = (x1: number, y1: number, x2: number, y2: number) => ({
      type: 'line',
      shape: { x1, y1, x2, y2 },
      style: { stroke: look.text, lineWidth: 1.2 },
    });
    return {
      type: 'group',
      children: [line(low, y, high, y), line(low, y - 4, low, y + 4), line(high, y - 4, high, y + 4)],
    };
  };
}

export function shareOptions(rows: readonly ShareRow[], names: readonly string[], look: ShareLook): EChartsCoreOption {
  const label = { color: look.text, fontFamily: look.fontFamily, fontSize: look.fontSize * 0.85 };
  const hasLegend = names.length > 1;
  const intervals = rows.flatMap(({ interval }, index) =>
    interval === undefined ? [] : [[index, interval.low, interval.high]],
  );
  return {
    animation: !look.isStill,
    textStyle: { color: look.text, fontFamily: look.fontFamily },
    ...(hasLegend ? { legend: { top: 0, right: 0, textStyle: label, data: [...names] } } : {}),
    // To the right of the bars stand their numbers.
    grid: {
      left: 4,
      right: look.fontSize * (hasLegend ? 3.6 : 5.2),
      top: hasLegend ? look.fontSize * 2 : 4,
      bottom: 4,
      containLabel: true,
    },
    xAxis: {
      type: 'value',
      min: 0,
      max: 1,
      interval: look.width < 500 ? 0.5 : 0.25,
      axisLabel: { ...label, formatter: (value: number) => `${value * 100}%` },
      splitLine: { lineStyle: { color: look.line, opacity: 0.5 } },
    },
    yAxis: {
      type: 'category',
      inverse: true,
      data: rows.map((row) => row.label),
      axisLabel: { ...label, width: look.width / 3, overflow: 'truncate', interval: 0 },
      axisTick: { show: false },
      axisLine: { lineStyle: { color: look.line } },
    },
    series: [
      ...names.map((name, index) => ({
        name,
        type: 'bar',
        barMaxWidth: look.fontSize * 0.95,
        itemStyle: { color: look.bars[index], opacity: names.length > 1 ? 1 : 0.72 },
        data: rows.map(({ shares }) => shares[index]),
        ...(hasLegend
          ? {
              label: {
                ...label,
                show: true,
                position: 'right',
                formatter: ({ value }: { value: number }) => inPercent(value),
              },
            }
          : {}),
      })),
      ...(intervals.length === 0
        ? []
        : [{ type: 'custom', renderItem: intervalLine(look), data: intervals, encode: { x: [1, 2], y: 0 }, z: 3 }]),
      // The numbers stand in a column of their own, clear of bars and intervals.
      ...(hasLegend
        ? []
        : [
            {
              type: 'bar',
              barGap: '-100%',
              barMaxWidth: look.fontSize * 0.95,
              itemStyle: { color: 'transparent' },
              silent: true,
              data: rows.map(() => 1),
              label: {
                ...label,
                show: true,
                position: 'right',
                formatter: ({ dataIndex }: { dataIndex: number }) => numbersOf(rows[dataIndex]),
              },
            },
          ]),
    ],
  };
}

function inPercent(value: number): string {
  return `${(value * 100).toFixed(1)}%`;
}

function numbersOf(row: ShareRow | undefined): string {
  return row === undefined ? '' : `${inPercent(row.shares[0] ?? 0)} (${row.n})`;
}

export function startShareChart(container: HTMLElement): EChartsType {
  return init(container);
}
