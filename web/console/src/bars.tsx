// Bars of a few days in one row, drawn by uPlot on a canvas. The table below it says the same to whoever cannot see it.

import { useEffect, useRef } from 'preact/hooks';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';

const height = 150;

export interface BarsProperties {
  title: string;
  /** What stands below each bar. */
  labels: readonly string[];
  values: readonly number[];
  /** As the axis beside them writes a value. */
  said: (value: number) => string;
  /** The axis goes as far as this, whatever the values. */
  full?: number;
}

/** From nothing to the highest value, or to `full` if that is more; never an empty span, on which nothing can be drawn. */
export function span_of(values: readonly number[], full = 0): [number, number] {
  return [0, Math.max(full, ...values) || 1];
}

function options_for(canvas: HTMLElement, { labels, values, said, full }: BarsProperties): uPlot.Options {
  const style = getComputedStyle(canvas);
  const accent = style.getPropertyValue('--accent').trim();
  const axis = { stroke: style.color, font: `11px ${style.fontFamily}`, grid: { show: false }, ticks: { show: false } };
  return {
    width: canvas.clientWidth,
    height,
    legend: { show: false },
    cursor: { show: false },
    scales: { x: { time: false, range: [-0.6, labels.length - 0.4] }, y: { range: span_of(values, full) } },
    axes: [
      { ...axis, size: 24, splits: () => labels.map((_, index) => index), values: () => [...labels] },
      { ...axis, size: 44, values: (_, splits) => splits.map(said) },
    ],
    series: [{}, { fill: accent, stroke: accent, paths: uPlot.paths.bars!({ size: [0.7, 40] }), points: { show: false } }],
  };
}

export function Bars(properties: BarsProperties) {
  const { title, labels, values } = properties;
  const canvas = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const place = canvas.current!;
    const chart = new uPlot(options_for(place, properties), [labels.map((_, index) => index), [...values]], place);
    const watcher = new ResizeObserver(() => chart.setSize({ width: place.clientWidth, height }));
    watcher.observe(place);
    return () => {
      watcher.disconnect();
      chart.destroy();
    };
  }, [title, labels.join(), values.join()]);
  return (
    <figure class="bars">
      <figcaption>{title}</figcaption>
      <div ref={canvas} aria-hidden="true" />
    </figure>
  );
}
