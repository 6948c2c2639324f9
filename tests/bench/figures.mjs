// Of many rounds one figure and its spread.

/** By linear interpolation between the two neighbours; null of nothing. */
export function quantile(values, share) {
  if (values.length === 0) return null;
  const sorted = [...values].sort((a, b) => a - b);
  const at = (sorted.length - 1) * share;
  const below = Math.floor(at);
  const above = Math.min(below + 1, sorted.length - 1);
  return sorted[below] + (sorted[above] - sorted[below]) * (at - below);
}

export const median = (values) => quantile(values, 0.5);
export const quartiles = (values) => [quantile(values, 0.25), quantile(values, 0.75)];

/** Three digits that say something: 0.0123, 4.56, 78.9, 12,300. */
export function short(value) {
  if (value === null) return '-';
  return Number(value.toPrecision(3)).toLocaleString('en-US', { maximumFractionDigits: 6 });
}
