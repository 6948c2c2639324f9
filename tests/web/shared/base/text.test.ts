import { expect, test } from 'vitest';
import { in_groups, pick, say_day, say_instant, say_size } from '../../../../web/shared/base/text';

test.each([
  [{ 'zh-CN': '教师', en: 'Teacher' }, 'en', 'Teacher'],
  [{ 'zh-CN': '教师' }, 'en', '教师'],
  ['plain', 'en', 'plain'],
  [undefined, 'zh-CN', ''],
] as const)('%j in %s is %s', (text, language, expected) => expect(pick(text, language)).toBe(expected));

test.each([
  ['2026-12-01', 'zh-CN', '12月1日 周二'],
  ['2026-12-01', 'en', 'Tue 1 Dec'],
  ['2026-12-01T09:05:00+08:00', 'zh-CN', '12月1日 周二 09:05'],
  ['2026-12-01T00:30:00+08:00', 'en', 'Tue 1 Dec 00:30'],
  ['soon', 'en', 'soon'],
] as const)('%s in %s is %s', (instant, language, expected) => expect(say_instant(instant, language)).toBe(expected));

test('a day without its time', () => expect(say_day('2026-12-01T09:05:00+08:00', 'zh-CN')).toBe('12月1日 周二'));

test.each([
  ['2611283301060000016', '2611 2833 0106 0000 016'],
  ['1234', '1234'],
])('%s is read as %s', (number, expected) => expect(in_groups(number)).toBe(expected));

test.each([
  [1, '1 kB'],
  [200_000, '200 kB'],
  [40_000_000, '40.0 MB'],
])('%i bytes are %s', (size_bytes, expected) => expect(say_size(size_bytes)).toBe(expected));
