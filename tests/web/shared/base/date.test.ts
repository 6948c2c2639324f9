import { expect, test } from 'vitest';
import { say_date } from '../../../../web/shared/base/date';

test.each([
  ['2031-11-29', 'zh-CN', '2031年11月29日'],
  ['2031-01-05', 'zh-CN', '2031年1月5日'],
  ['2031-11-29', 'en', '2031-11-29'],
  ['never', 'zh-CN', 'never'],
] as const)('%s in %s is %s', (day, language, said) => {
  expect(say_date(day, language)).toBe(said);
});
