import { beforeAll, expect, test } from 'vitest';
import { Api } from '../../../../web/shared/api/client';
import type { AfterClient } from '../../../../web/shared/core/after';
import { Drafts } from '../../../../web/shared/view/draft';
import { ReceiptModel } from '../../../../web/shared/view/receipt';
import { catalogue_service, real_after, test_host } from '../../support';

const number = '2611283301060000016';
const content = {
  answers: { name: '张小满', subject: '语文' },
  materials: { photo: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08' },
  booking: { hall: 'demo-hospital', slot: '2026-12-01T09:00' },
  service: 'teacher-qualification',
  service_version: 1,
};
const receipt = {
  type: 'onetrip.receipt.v1',
  case_number: number,
  service: 'teacher-qualification',
  service_version: 1,
  received_at: '2026-11-28T09:00:00+08:00',
  content_hash: '873767c94cd9c6af3d515c9834527e848eaf56e875862d939672b48f1ffd9d26',
  key_id: '65b60673d6ed884b',
  signature: 'u-WqtGf5Ucte5LXJSidUIroea2f04frH4ywHyYwLVcBMOsdgEHzjwCdoWWsenz-OZmKvcOrZqTpkUuAbpaB5Bw',
};
const keys = [{ key_id: '65b60673d6ed884b', public_key: 'ebVWLo_mVPlAeLES6KmLp5AfhTrmlb7X4OORC60ElmQ' }];

let after: AfterClient;
beforeAll(async () => {
  after = await real_after();
});

// what the server sends, what this device kept -> the verdict
const cases: [string, object, object, object | null, object][] = [
  ['all is well', receipt, content, content.answers, { signature: true, content: true, mine: true }],
  ['another device', receipt, content, null, { signature: true, content: true, mine: null }],
  ['a changed receipt', { ...receipt, service_version: 2 }, content, null, { signature: false, content: true, mine: null }],
  [
    'a changed content',
    receipt,
    { ...content, answers: { ...content.answers, subject: '数学' } },
    content.answers,
    { signature: true, content: false, mine: false },
  ],
  [
    'a content that is none, and no key',
    { ...receipt, key_id: 7 },
    { answers: {} },
    null,
    { signature: false, content: false, mine: null },
  ],
  [
    'the same answers in another order',
    receipt,
    content,
    { subject: '语文', name: '张小满' },
    { signature: true, content: true, mine: true },
  ],
];

test.each(cases)('%s', async (_name, sent_receipt, sent_content, kept, verdict) => {
  const host = test_host({
    [`GET /cases/${number}/receipt`]: [{ status: 200, body: { receipt: sent_receipt, content: sent_content } }],
    'GET /keys': [{ status: 200, body: { keys } }],
    'GET /services/teacher-qualification': [{ status: 200, body: { service: catalogue_service('teacher-qualification') } }],
  });
  if (kept) host.shelf.write(`submitted.${number}`, JSON.stringify({ answers: kept, query_code: 'K7MPQ2' }));
  const model = new ReceiptModel(new Api(host), new Drafts(host.shelf), Promise.resolve(after), number);
  await model.load();
  expect(model.state.verdict).toEqual(verdict);
  const is_told = 'service' in sent_content;
  expect(model.state.received?.service['zh-CN']).toBe(is_told ? '教师资格认定' : undefined);
  expect(model.state.received?.materials.map((title) => title['zh-CN'])).toEqual(is_told ? ['一寸证件照'] : undefined);
  expect(model.state.query_code).toBe(kept ? 'K7MPQ2' : null);
});
