import { expect, test } from 'vitest';
import type { Inspection } from '../../../../web/shared/core/client';
import { is_mended_by_encoding, settle, type Attempt } from '../../../../web/shared/view/settle';

const finding = (code: string) => ({ code: `material.${code}`, severity: code.endsWith('?') ? 'warn' : 'error' }) as const;
const seen = (...codes: string[]): Inspection => ({
  kind: 'jpeg',
  size_bytes: 0,
  width: 1,
  height: 1,
  sha256: null,
  findings: codes.map((code) => ({ ...finding(code), code: `material.${code.replace('?', '')}` })),
});

/** A picture of a million bytes at its own size and full quality. */
const bytes = ({ scale, quality }: Attempt) => Math.round(1_000_000 * scale * scale * quality);
const encode = (attempt: Attempt) => {
  const content = new Uint8Array(bytes(attempt));
  return Promise.resolve(content);
};

// the bytes that are let in, what the core says of so many bytes -> the bytes that are kept, and whether they pass
const rows: [string, number, (size: number) => Inspection, number, boolean][] = [
  ['fits as it is', 2_000_000, () => seen(), 920_000, true],
  ['coarser is enough', 800_000, () => seen(), 750_000, true],
  ['has to be smaller', 300_000, () => seen(), 266_240, true],
  ['coarser is spoilt: smaller and finer', 700_000, (size) => (size === 650_000 ? seen('compressed') : seen()), 588_800, true],
  ['coarser is said to be spoilt, smaller cannot be read', 700_000, (size) => (size === 650_000 ? seen('compressed?') : seen('text_small')), 650_000, true],
  ['only a better photo helps', 800_000, () => seen('blurred'), 750_000, false],
  ['fits at no size', 50_000, (size) => (size > 50_000 ? seen('too_large') : seen()), 104_000, false],
];
test.each(rows)('%s', async (_name, size_bytes_max, judge, size, passes) => {
  const settled = await settle(encode, (content) => Promise.resolve(judge(content.length)), size_bytes_max);
  expect(settled?.content.length).toBe(size);
  expect(settled?.inspection.findings.every(({ severity }) => severity === 'warn')).toBe(passes);
});

test('what cannot be encoded', async () => {
  expect(await settle(() => Promise.resolve(null), () => Promise.resolve(seen()))).toBeNull();
});

test.each([
  [['too_large'], true],
  [['kind_not_accepted', 'too_large'], true],
  [['too_large', 'skewed?'], true],
  [['too_large', 'blurred'], false],
  [['skewed?'], false],
  [[], false],
])('%j is mended by encoding anew: %s', (codes, expected) => expect(is_mended_by_encoding(seen(...codes))).toBe(expected));
