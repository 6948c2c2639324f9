// Whatever the core can find in a citizen's materials and visits, a page has words for, in every language.

import assert from 'node:assert/strict';
import test from 'node:test';
import { read, under } from './tree.mjs';

const codes = new Set(
  [...under('core/material', '.cpp'), ...under('core/submission', '.cpp')]
    .flatMap((name) => [...read(name).matchAll(/"((?:material|visit)\.[a-z_.]+)"/g)].map((match) => match[1])),
);

for (const language of ['zh-CN', 'en']) {
  test(`every finding of materials and visits has its words in ${language}`, () => {
    assert.ok(codes.size > 20);
    const words = read(`web/shared/messages/${language}/findings.ts`);
    assert.deepEqual([...codes].filter((code) => !words.includes(`'finding.${code}'`)).sort(), []);
  });
}
