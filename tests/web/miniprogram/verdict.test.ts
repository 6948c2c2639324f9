// What the mini-program says of the core's report.

import { expect, test } from 'vitest';
import { say_verdict } from '../../../web/miniprogram/src/pages/identity/verdict';
import { zh_CN } from '../../../web/shared/messages/zh-CN';
import { words_of } from '../../../web/shared/messages/words';

const words = words_of(zh_CN, 'zh-CN');

test('an error is said in words and shows no facts', () => {
  const said = say_verdict({ value: '1', valid: false, facts: {}, findings: [{ code: 'identity.check_digit', severity: 'error' }] }, words);
  expect(said).toEqual({ tone: 'wrong', verdict: zh_CN['finding.identity.check_digit'], facts: [] });
});

test('a warning stands beside the facts', () => {
  const said = say_verdict(
    { value: '110101199003078670', valid: true, facts: { birth: '1990-03-07', sex: 'M' }, findings: [{ code: 'identity.region_unknown', severity: 'warn' }] },
    words,
  );
  expect(said.tone).toBe('right');
  expect(said.verdict).toBe(`号码正确；${zh_CN['finding.identity.region_unknown']}`);
  expect(said.facts.map(({ value }) => value)).toEqual(['110101 19900307 8670', '1990-03-07', '男']);
});

test('a code without words of its own is still said', () => {
  expect(say_verdict({ value: '', valid: false, facts: {}, findings: [{ code: 'identity.never_heard', severity: 'error' }] }, words).verdict).toBe(
    zh_CN['finding.other'],
  );
});
