import { beforeAll, expect, test } from 'vitest';
import type { AfterClient } from '../../../../web/shared/core/after';
import { en } from '../../../../web/shared/messages/en';
import { zh_CN } from '../../../../web/shared/messages/zh-CN';
import { likely_carrier, waybill_findings } from '../../../../web/shared/view/waybill';
import { real_after } from '../../support';

let after: AfterClient;
beforeAll(async () => {
  after = await real_after();
});

// what is typed -> the courier it looks like, what is wrong before it is sent
test.each([
  ['', null, ['required']],
  ['  ', null, ['required']],
  ['SF123', null, ['delivery.waybill']],
  ['SF12345678901_', null, ['delivery.waybill']],
  ['运单号 1234567', null, ['delivery.waybill']],
  ['9'.repeat(33), null, ['delivery.waybill']],
  ['777777', null, []],
  ['sf 1234567890123', 'shunfeng', []],
  ['1130012345678', 'ems', []],
  ['RB123456785GB', null, []],
  ['EA123456785CN', 'ems', []],
  // The core's order, not ours: the likeliest stands first.
  ['123456789012345', 'yunda', []],
  ['771234567890', 'shentong', []],
  // Short for our eyes, not for the core's.
  ['YT12345', null, []],
])('%s', (waybill, carrier, codes) => {
  expect(likely_carrier(after, waybill)).toBe(carrier);
  const findings = waybill_findings(after, waybill);
  expect(findings.map(({ code }) => code)).toEqual(codes);
  for (const { code } of findings) for (const messages of [zh_CN, en]) expect(messages).toHaveProperty([`finding.${code}`]);
});

test('before the core is there only an empty number is held back; the server sees the rest', () => {
  expect(likely_carrier(null, 'SF1234567890123')).toBeNull();
  expect(waybill_findings(null, 'SF1')).toEqual([]);
  expect(waybill_findings(null, ' ').map(({ code }) => code)).toEqual(['required']);
});
