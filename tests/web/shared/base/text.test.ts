import { expect, test } from 'vitest';
import { in_groups, pick, say_day, say_instant, say_left, say_size, say_time, say_time_here, say_zone } from '../../../../web/shared/base/text';

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

// an instant as the hall writes it, the phone's zone in minutes -> what the phone is told beside it
const elsewhere: [string, number, string | null][] = [
  ['2026-12-01T08:00:00+08:00', 480, null],
  ['2026-12-01T08:00:00+08:00', 60, '12月1日 周二 01:00'],
  ['2026-12-01T08:00:00+08:00', -300, '11月30日 周一 19:00'],
  ['2026-12-01T08:00:00+05:30', 480, '12月1日 周二 10:30'],
  ['2026-12-01T08:00:00Z', 0, null],
];
test.each(elsewhere)('%s on a phone %i minutes from Greenwich', (instant, offset, said) => {
  expect(say_time_here(instant, offset, 'zh-CN')).toBe(said);
});

// what is left -> how it is written
const left: [number, string][] = [
  [600_000, '10:00'],
  [599_001, '10:00'],
  [61_000, '1:01'],
  [3_725_000, '1:02:05'],
  [0, '0:00'],
  [-5_000, '0:00'],
];
test.each(left)('%i ms left', (ms, said) => {
  const until = '2026-11-28T09:10:00+08:00';
  expect(say_left(until, Date.parse(until) - ms)).toBe(said);
});

test('the time of an instant, as written', () => {
  expect(say_time('2026-12-01T08:30:00+08:00')).toBe('08:30');
  expect(say_time('08:30')).toBe('08:30');
});

// minutes ahead of UTC -> as an instant ends
const zones: [number, string][] = [
  [480, '+08:00'],
  [0, '+00:00'],
  [-210, '-03:30'],
];
test.each(zones)('the zone %i', (minutes, said) => expect(say_zone(minutes)).toBe(said));
