// What the console shows of the second factor: the code a phone can read, and which answers end the session at the desk.

import { expect, test } from 'vitest';
import { is_signed_out } from '../../../web/console/src/context';
import { modules_of, path_of } from '../../../web/shared/base/qr';
import type { Problem } from '../../../web/shared/api/types';

const problem = (code: Problem['code']) => ({ code, status: 401, title: '', detail: '' });

test('each dark module is one square at its place', () => {
  expect(path_of([[true, false], [false, true]])).toBe('M0 0h1v1h-1zM1 1h1v1h-1z');
  expect(path_of([])).toBe('');
});

test('an address of usual length is drawn with finders and the light margin', async () => {
  const address = `otpauth://totp/OneTrip:clerk?secret=${'A'.repeat(32)}&issuer=OneTrip&algorithm=SHA1&digits=6&period=30`;
  const data = await modules_of(address);
  expect(data.every((row) => row.length === data.length)).toBe(true);
  const finder = '1111111 1000001 1011101 1011101 1011101 1000001 1111111';
  const corner = data.slice(4, 11).map((row) => row.slice(4, 11).map(Number).join('')).join(' ');
  expect(corner).toBe(finder);
  expect(data.slice(0, 4).flat().some(Boolean)).toBe(false);
});

test.each<[Problem['code'], boolean]>([
  ['signed_out', true],
  ['second_factor_needed', true],
  ['second_factor_wrong', false],
  ['forbidden', false],
  ['too_many_requests', false],
])('%s ends the session at the desk: %s', (code, ends) => {
  expect(is_signed_out(problem(code))).toBe(ends);
});
