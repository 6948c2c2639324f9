import { expect, test } from 'vitest';
import { say_date, say_moment } from '../../../../web/shared/base/date';

test.each([
  ['2031-11-29', 'zh-CN', '2031年11月29日'],
  ['2031-01-05', 'zh-CN', '2031年1月5日'],
  ['2031-11-29', 'en', '2031-11-29'],
  ['never', 'zh-CN', 'never'],
] as const)('%s in %s is %s', (day, language, said) => {
  expect(say_date(day, language)).toBe(said);
});

test('a moment on paper has its year', () => {
  expect(say_moment('2026-11-28T09:05:00+08:00', 'zh-CN')).toBe('2026年11月28日 09:05');
  expect(say_moment('2026-11-28T09:05:00+08:00', 'en')).toBe('2026-11-28 09:05');
});
