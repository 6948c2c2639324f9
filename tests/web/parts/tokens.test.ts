// Contrast by the tokens themselves: every pair that is used for text at least 4.5:1, every edge that means something
// at least 3:1, in the light and in the dark (WCAG 2.2, 1.4.3 and 1.4.11).

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const css = readFileSync(new URL('../../../web/parts/tokens.css', import.meta.url), 'utf8');
const colours = (text: string) => Object.fromEntries([...text.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/g)].map(([, name, value]) => [name!, value!]));
const [light, dark] = css.split('@media').map(colours);

function luminance(colour: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const part = parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}

function contrast(a: string, b: string): number {
  const [low, high] = [luminance(a), luminance(b)].sort((one, other) => one - other);
  return (high! + 0.05) / (low! + 0.05);
}

const texts = ['ink', 'ink-quiet', 'accent', 'warning'].flatMap((text) =>
  ['paper', 'sheet', 'accent-wash', 'warning-wash'].map((ground) => [text, ground, 4.5] as const),
);
const rows = [
  ...texts,
  ['on-accent', 'accent', 4.5],
  ['on-accent', 'accent-deep', 4.5],
  ['accent-deep', 'paper', 4.5],
  ['edge', 'sheet', 3],
  ['edge', 'paper', 3],
  ['accent', 'sheet', 3],
  ['warning', 'paper', 3],
] as const;

test.each(rows)('%s on %s: at least %s', (text, ground, least) => {
  for (const theme of [light!, dark!]) expect(contrast(theme[text]!, theme[ground]!)).toBeGreaterThanOrEqual(least);
});
