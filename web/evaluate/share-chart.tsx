/** Shares by slice as a chart in the page's colours; the same numbers stay in a table for screen readers. */
import { useEffect, useRef } from 'react';
import { heightOf, shareOptions, startShareChart, type ShareRow } from './draw-shares.ts';

interface Props {
  readonly title: string;
  /** What the bars of a row show, in their order. */
  readonly names: readonly string[];
  readonly rows: readonly ShareRow[];
}

export default function ShareChart({ title, names, rows }: Props) {
  const container = useRef<HTMLDivElement>(null);
  const drawn = JSON.stringify([names, rows]);
  useEffect(() => {
    const element = container.current;
    if (element === null) return;
    const style = getComputedStyle(element);
    const read = (name: string): string => style.getPropertyValue(name).trim();
    const fontSize = Number.parseFloat(style.fontSize);
    element.style.height = `${heightOf(rows.length, names.length, fontSize)}px`;
    const chart = startShareChart(element);
    const colours = { text: read('--ink'), line: read('--line-strong'), bars: [read('--indigo'), read('--ochre')] };
    const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches;
    const draw = (): void =>
      chart.setOption(
        shareOptions(rows, names, {
          ...colours,
          fontFamily: style.fontFamily,
          fontSize,
          isStill,
          width: element.clientWidth,
        }),
      );
    draw();
    const observer = new ResizeObserver(() => {
      chart.resize();
      draw();
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
      chart.dispose();
    };
  }, [drawn]);
  return <div ref={container} className="share-chart" role="img" aria-label={title} />;
}
