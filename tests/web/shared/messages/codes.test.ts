// Every code that the core or the server's inspection may show a citizen has words. The codes are read from where they are
// written.

import { readFileSync, readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { zh_CN } from '../../../../web/shared/messages/zh-CN';

function sources_of(room: string, top = 'core'): string {
  const folder = new URL(`../../../../${top}/${room}/`, import.meta.url);
  return readdirSync(folder, { recursive: true })
    .map(String)
    .filter((name) => name.endsWith('.cpp'))
    .map((name) => readFileSync(new URL(name, folder), 'utf8'))
    .join('\n');
}

function codes_in(text: string, pattern: RegExp): string[] {
  return [...new Set([...text.matchAll(pattern)].map((match) => match[1]!))].sort();
}

const places: [string, string[]][] = [
  ['identity', codes_in(sources_of('identity'), /"(identity\.[a-z_]+)"/g)],
  ['material', codes_in(sources_of('material'), /"(material\.[a-z_]+)"/g)],
  ['submission', codes_in(sources_of('submission'), /"((?:material|visit)\.[a-z_]+)"/g)],
  ['inspection', codes_in(sources_of('endpoints', 'server'), /"(material\.(?!inspect")[a-z_]+)"/g)],
  ['form', codes_in(sources_of('form'), /\bfind\([a-z_.]+, "([a-z_.]+)"/g)],
];

/** What a clerk at the hall is refused for: general words would speak of booking. */
const refusals = codes_in(sources_of('appointment') + sources_of('endpoints', 'server'), /"((?:ticket|hall)\.[a-z_]+)"/g);

test('refusals at the hall', () => {
  expect(refusals.length).toBeGreaterThan(2);
  expect(refusals.filter((code) => !(`refusal.${code}.title` in zh_CN && `refusal.${code}.detail` in zh_CN))).toEqual([]);
});

test.each(places)('%s', (_room, codes) => {
  expect(codes.length).toBeGreaterThan(2);
  expect(codes.filter((code) => !(`finding.${code}` in zh_CN))).toEqual([]);
});
