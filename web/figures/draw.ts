/** Draws a series with ECharts; loaded only when a chart is asked for. */
import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent, TitleComponent } from 'echarts/components';
import { init, use, type EChartsCoreOption, type EChartsType } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import type { Series } from './series.ts';

use([BarChart, LineChart, GridComponent, TitleComponent, CanvasRenderer]);

export interface ChartColours {
  readonly text: string;
  readonly line: string;
  readonly bar: string;
  readonly target: string;
  readonly background: string;
}

const ON_PAPER: ChartColours = {
  text: '#1c2126',
  line: '#d9d4c9',
  bar: '#1d4f7a',
  target: '#b7791f',
  background: '#ffffff',
};

/** Years are a line, places are bars; targets and estimates are drawn in another colour than results. */
export function chartOptions(series: Series, colours: ChartColours, title: string | null): EChartsCoreOption {
  const isLine = series.axis === 'period' && series.points.length > 2;
  return {
    // Growing bars tell nothing, and cost sixty drawings each.
    animation: false,
    backgroundColor: colours.background,
    // A canvas knows no «inherit»: it would fall back to ten pixels of its own font.
    textStyle: { color: colours.text, fontFamily: getComputedStyle(document.body).fontFamily },
    ...(title === null
      ? {}
      : { title: { text: title, left: 8, top: 4, textStyle: { fontSize: 15, color: colours.text } } }),
    grid: { left: 12, right: 20, top: title === null ? 28 : 56, bottom: 8, containLabel: true },
    xAxis: {
      type: 'category',
      data: series.points.map((point) => point.label),
      axisLabel: { color: colours.text, interval: 0, hideOverlap: false },
      axisLine: { lineStyle: { color: colours.line } },
      axisTick: { show: false },
    },
    // A bar begins at nought and carries its value; a line needs the axis to be told how steep it is.
    yAxis: {
      type: 'value',
      show: isLine,
      scale: isLine,
      axisLabel: { color: colours.text },
      splitLine: { lineStyle: { color: colours.line } },
    },
    series: [
      {
        type: isLine ? 'line' : 'bar',
        barMaxWidth: 72,
        symbolSize: 10,
        lineStyle: { color: colours.bar },
        label: { show: true, position: 'top', color: colours.text, formatter: `{c}${series.unit}` },
        data: series.points.map(({ value, figure }) => ({
          value,
          itemStyle: {
            color: figure.status === 'target' || figure.status === 'estimated' ? colours.target : colours.bar,
          },
        })),
      },
    ],
  };
}

export function startChart(container: HTMLElement): EChartsType {
  return init(container);
}

/** As a picture of 960 × 540 on white, whatever the page looks like. */
export async function drawPng(series: Series, title: string): Promise<Blob> {
  const container = document.createElement('div');
  container.style.width = '960px';
  container.style.height = '540px';
  const chart = init(container, null, { width: 960, height: 540, devicePixelRatio: 2 });
  try {
    chart.setOption(chartOptions(series, ON_PAPER, title));
    const canvas = chart.renderToCanvas({ pixelRatio: 2, backgroundColor: ON_PAPER.background });
    return await new Promise((resolve, reject) => {
      canvas.toBlob((blob) => (blob === null ? reject(new Error('no picture')) : resolve(blob)), 'image/png');
    });
  } finally {
    chart.dispose();
  }
}
