/** A chart on the page, in the page's colours; the table stays in the document for screen readers. */
import { useEffect, useRef } from 'react';
import { chartOptions, startChart } from './draw.ts';
import type { Series } from './series.ts';

interface Props {
  readonly series: Series;
  readonly title: string;
  onPick(n: number): void;
}

export default function Chart({ series, title, onPick }: Props) {
  const container = useRef<HTMLDivElement>(null);
  const pick = useRef(onPick);
  pick.current = onPick;

  useEffect(() => {
    const element = container.current;
    if (element === null) return;
    const style = getComputedStyle(element);
    const read = (name: string): string => style.getPropertyValue(name).trim();
    const chart = startChart(element);
    const colours = {
      text: read('--ink'),
      line: read('--line'),
      bar: read('--indigo'),
      target: read('--ochre'),
      background: 'transparent',
    };
    chart.setOption(chartOptions(series, colours, null));
    chart.on('click', (event) => {
      const point = series.points[event.dataIndex ?? -1];
      if (point !== undefined) pick.current(point.figure.n);
    });
    // An observer reports once at its start, when the chart has just been drawn at that very size.
    const observer = new ResizeObserver(() => {
      if (element.clientWidth !== chart.getWidth() || element.clientHeight !== chart.getHeight()) chart.resize();
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
      chart.dispose();
    };
  }, [series]);

  return <div ref={container} className="chart-space" role="img" aria-label={title} />;
}
