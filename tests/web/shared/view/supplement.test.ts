import { beforeAll, expect, test, vi } from 'vitest';
import type { Case } from '../../../../web/shared/api/types';
import type { CoreClient } from '../../../../web/shared/core/client';
import { SupplementModel } from '../../../../web/shared/view/supplement';
import { catalogue_service, keys_sent, problem, real_core, test_host, type Scripted, page_of } from '../../support';

const service = catalogue_service('teacher-qualification');
const number = '2611283301060000016';
const long_enough = '2010年9月至2014年7月，云川师范学院，学习';
let core: CoreClient;
beforeAll(async () => {
  core = await real_core();
});

const subject = {
  number,
  answers_masked: { name: '张*', exam_basis: 'national_exam' },
  service: { id: service.id, version: service.version, title: service.title },
  owed: [],
  supplement: {
    number: '1',
    sent_at: '',
    due: '2026-12-20',
    items: [
      { kind: 'field', id: '/resume', reason_code: 'gap', text: '缺一年' },
      { kind: 'field', id: '/exam_no', reason_code: 'missing', text: '请填编号' },
      { kind: 'material', id: 'photo', reason_code: 'background', text: '背景不白' },
    ],
  },
} as unknown as Case;

function stage(on_send: Scripted[] = [{ status: 200, body: { case: { number, state: 'submitted' } } }], of: Case = subject) {
  const host = test_host({ [`POST /cases/${number}/supplements`]: on_send });
  const { drafts } = page_of(host);
  const open = () => {
    const { api, outbox } = page_of(host);
    return new SupplementModel(core, api, outbox, service, drafts, '2026-11-28', of);
  };
  return { host, drafts, open, model: open() };
}

function give_photo({ drafts }: ReturnType<typeof stage>): void {
  const key = `supplement.${number}`;
  const draft = drafts.open(service.id, service.version, key);
  drafts.change(draft, { materials: { photo: { id: 'u9' } as never } });
}

test('exactly the fields of the notice are there, also those that other answers show', () => {
  expect(Object.keys(stage().model.state.fields).sort()).toEqual(['/exam_no', '/resume']);
});

const owed = ['photo', 'diploma'].map((id) => ({ id, title: {}, due: '2026-12-25', overdue: false }));

test('what may follow comes one by one, without a notice; nothing at all is no answer', async () => {
  const waiting = { ...subject, supplement: null, owed } as unknown as Case;
  const staged = stage([{ status: 200, body: { case: { number, state: 'accepted' } } }], waiting);
  expect(staged.model.items.map(({ kind, id, text }) => [kind, id, text])).toEqual([
    ['material', 'photo', ''],
    ['material', 'diploma', ''],
  ]);
  expect(await staged.model.send()).toBe(false);
  expect(staged.model.state.summary.map(({ field }) => field)).toEqual(['material:photo', 'material:diploma']);
  give_photo(staged);
  expect(await staged.open().send()).toBe(true);
  expect(JSON.parse(String(staged.host.asked[0]?.body))).toEqual({ answers: {}, materials: { photo: 'u9' } });
});

test('beside a notice, what is owed is asked for once and keeps the answer from nothing', () => {
  const staged = stage(undefined, { ...subject, owed } as unknown as Case);
  expect(staged.model.items.map(({ id }) => id)).toEqual(['/resume', '/exam_no', 'photo', 'diploma']);
  void staged.model.send();
  expect(staged.model.state.summary.map(({ field }) => field)).toEqual(['/resume', '/exam_no', 'material:photo']);
});

test('everything unanswered is listed, and nothing is sent', async () => {
  const { model, host } = stage();
  model.change('/resume', 'x');
  expect(await model.send()).toBe(false);
  expect(model.state.summary.map(({ field, code }) => `${field} ${code}`)).toEqual([
    '/resume text_short',
    '/exam_no required',
    'material:photo required',
  ]);
  model.change('/resume', long_enough);
  expect(model.state.summary.map(({ field }) => field)).toEqual(['/exam_no', 'material:photo']);
  expect(host.asked).toEqual([]);
});

test('what is sent is what was asked for, once, and the draft is gone', async () => {
  const staged = stage();
  give_photo(staged);
  const model = staged.open();
  model.change('/resume', long_enough);
  model.change('/exam_no', '2026123456');
  expect(await Promise.all([model.send(), model.send()])).toEqual([true, false]);
  expect(staged.host.asked.length).toBe(1);
  expect(JSON.parse(String(staged.host.asked[0]?.body))).toEqual({
    answers: { resume: long_enough, exam_no: '2026123456' },
    materials: { photo: 'u9' },
  });
  expect(staged.drafts.has(`supplement.${number}`)).toBe(false);
});

test('what the server finds is shown, and nothing is lost', async () => {
  const findings = [{ code: 'text_long', field: '/resume', severity: 'error' }];
  const staged = stage([{ status: 422, body: problem('findings', { findings }) }]);
  give_photo(staged);
  const model = staged.open();
  model.change('/resume', long_enough);
  model.change('/exam_no', '2026123456');
  expect(await model.send()).toBe(false);
  expect(model.state).toMatchObject({ summary: findings, problem: { code: 'findings' }, working: false });
  expect(staged.open().state.draft.answers).toEqual({ resume: long_enough, exam_no: '2026123456' });
});

function complete(staged: ReturnType<typeof stage>): SupplementModel {
  give_photo(staged);
  const model = staged.open();
  model.change('/resume', long_enough);
  model.change('/exam_no', '2026123456');
  return model;
}
const exam_no_sent = ({ host }: ReturnType<typeof stage>) => host.asked.map(({ body }) => JSON.parse(String(body)).answers.exam_no);

test('a correction made before anything left is what goes out', async () => {
  const staged = stage();
  const model = complete(staged);
  staged.host.turn(false);
  expect(await model.send()).toBe(false);
  expect(model.state).toMatchObject({ standing: 'waiting', can_take_back: true });
  model.change('/exam_no', '2026999999');
  expect(await model.send()).toBe(false);
  expect(page_of(staged.host).outbox.state.entries.length).toBe(1);
  const again = staged.open();
  again.change('/exam_no', '2026777777');
  staged.host.turn(true);
  expect(await again.send()).toBe(true);
  expect(exam_no_sent(staged)).toEqual(['2026777777']);
  expect(page_of(staged.host).outbox.state.entries).toEqual([]);
  expect(staged.drafts.has(`supplement.${number}`)).toBe(false);
});

test('one that was sent and has no answer holds the form, and is settled as it was sent', async () => {
  const staged = stage(['lost']);
  const model = complete(staged);
  expect(await model.send()).toBe(false);
  expect(model.state).toMatchObject({ standing: 'waiting', can_take_back: false, sent: false });
  model.change('/exam_no', '2026999999');
  expect(model.state.draft.answers).toMatchObject({ exam_no: '2026123456' });
  const again = staged.open();
  again.change('/exam_no', '2026999999');
  await again.take_back();
  expect(again.state).toMatchObject({ standing: 'waiting', can_take_back: false });
  staged.host.answers[`POST /cases/${number}/supplements`] = [{ status: 200, body: { case: { number, state: 'submitted' } } }];
  expect(await again.send()).toBe(true);
  expect(again.state).toMatchObject({ standing: null, sent: true });
  expect(new Set(exam_no_sent(staged))).toEqual(new Set(['2026123456']));
  expect(new Set(keys_sent(staged.host)).size).toBe(1);
});

test('what waits can be taken back and changed; what the outbox sends by itself is seen', async () => {
  const findings = [{ code: 'text_long', field: '/resume', severity: 'error' }];
  const staged = stage([{ status: 422, body: problem('findings', { findings }) }, { status: 200, body: { case: { number } } }]);
  give_photo(staged);
  const { api, outbox } = page_of(staged.host);
  const model = new SupplementModel(core, api, outbox, service, staged.drafts, '2026-11-28', subject);
  const stop = model.watch();
  model.change('/resume', long_enough);
  model.change('/exam_no', '2026123456');
  staged.host.turn(false);
  await model.send();
  await model.take_back();
  expect(model.state).toMatchObject({ standing: null, problem: null });
  await model.send();
  const stop_sending = outbox.start();
  staged.host.turn(true);
  await vi.waitFor(() => expect(model.state).toMatchObject({ standing: null, sent: false, summary: findings }));
  expect(await model.send()).toBe(true);
  expect(model.state.sent).toBe(true);
  stop();
  stop_sending();
});
