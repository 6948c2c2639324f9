// Bars of a few days in one row, drawn by hand: a label under each, a value above. The table beside it says the same to
// whoever cannot see it.

const height = 96;
const width = 30;

export interface Bar {
  label: string;
  value: number;
  /** As it is written above; nothing where there is nothing to say. */
  said: string;
}

/** Every bar's height is its share of the highest value, or of `full` if that is more. */
export function bar_heights(values: readonly number[], full = 0): number[] {
  const most = Math.max(full, ...values);
  return values.map((value) => (most === 0 ? 0 : Math.round((value / most) * height)));
}

export function Bars({ title, bars, full }: { title: string; bars: readonly Bar[]; full?: number }) {
  const heights = bar_heights(bars.map(({ value }) => value), full);
  return (
    <figure class="bars">
      <figcaption>{title}</figcaption>
      <svg viewBox={`0 0 ${bars.length * width} ${height + 32}`} aria-hidden="true">
        {bars.map(({ label, said }, index) => {
          const tall = heights[index] ?? 0;
          const middle = index * width + width / 2;
          return (
            <g key={label}>
              <rect x={index * width + 4} y={14 + height - tall} width={width - 8} height={tall} rx="2" />
              <text x={middle} y={10 + height - tall}>
                {said}
              </text>
              <text x={middle} y={height + 28}>
                {label}
              </text>
            </g>
          );
        })}
      </svg>
    </figure>
  );
}
