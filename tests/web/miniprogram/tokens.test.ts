// Both faces look alike: the mini-program's colours are the mobile page's, in light and dark.

import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

function colours(file: string): Record<string, string[]> {
  const text = readFileSync(new URL(`../../../web/${file}`, import.meta.url), 'utf8');
  const found: Record<string, string[]> = {};
  for (const [, name, value] of text.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6});/g)) (found[name!] ??= []).push(value!);
  return found;
}

it('has the colours of the mobile page', () => {
  const page = colours('parts/tokens.css');
  const mini = colours('miniprogram/src/app.wxss');
  expect(Object.keys(mini).length).toBeGreaterThan(8);
  for (const [name, values] of Object.entries(mini)) expect([name, values]).toEqual([name, page[name]]);
});
