import { expect, test, vi } from 'vitest';
import { FollowModel } from '../../../../web/shared/view/follow';
import { keys_sent, page_of, problem, test_host, type TestHost } from '../../support';

const number = '2611283301060000016';
const service = { title: { 'zh-CN': '教师资格认定' } };
const found = { status: 200, body: { case: { number, service, state: 'submitted' } } };

function model_of(host: TestHost): FollowModel {
  const { api, outbox } = page_of(host);
  return new FollowModel(api, outbox, host, number);
}

test('the case is shown, then kept up to date by events', async () => {
  const host = test_host({ [`GET /cases/${number}`]: [found] });
  const model = model_of(host);
  await model.start();
  expect(model.state.case?.state).toBe('submitted');
  const [stream] = host.events;
  expect(stream?.path).toBe(`/api/v1/cases/${number}/events`);
  stream?.state(true);
  expect(model.state.live).toBe(true);
  stream?.message('case', JSON.stringify({ case: { number, state: 'accepted' } }));
  expect(model.state.case?.state).toBe('accepted');
  stream?.state(false);
  expect(model.state).toMatchObject({ live: false, case: { state: 'accepted' } });
  model.stop();
  expect(stream?.closed).toBe(true);
});

test('a case of somebody else opens no stream', async () => {
  const host = test_host({ [`GET /cases/${number}`]: [{ status: 404, body: problem('not_found') }] });
  const model = model_of(host);
  await model.start();
  expect(model.state).toMatchObject({ case: null, problem: { code: 'not_found' } });
  expect(host.events).toEqual([]);
});

test('a parcel that somebody else took in is confirmed, or said not to have come', async () => {
  const host = test_host({
    [`GET /cases/${number}`]: [found],
    [`POST /cases/${number}/parcel/problem`]: [{ status: 200, body: { case: { number, service, state: 'delivering' } } }],
    [`POST /cases/${number}/parcel/receipt`]: [
      { status: 409, body: problem('case_state', { refusal: 'delivery.state_forbids' }) },
      { status: 200, body: { case: { number, state: 'closed' } } },
    ],
  });
  const model = model_of(host);
  await model.start();
  await model.report_parcel('not_received');
  expect(model.state.case?.state).toBe('delivering');
  await model.confirm_receipt();
  expect(model.state).toMatchObject({ case: { state: 'delivering' }, problem: { refusal: 'delivery.state_forbids' } });
  await model.confirm_receipt();
  expect(model.state).toMatchObject({ case: { state: 'closed' }, problem: null, working: false });
});

test('a word about originals names their parcel, and says whether it was taken', async () => {
  const told = { status: 200, body: { case: { number, service, state: 'closed' } } };
  const host = test_host({
    [`GET /cases/${number}`]: [found],
    [`POST /cases/${number}/parcels/SF1234567890123/problem`]: [{ status: 409, body: problem('case_state') }, told],
    [`POST /cases/${number}/parcels/SF1234567890123/receipt`]: [told],
  });
  const model = model_of(host);
  await model.start();
  expect(await model.report_parcel('damaged', 'SF1234567890123')).toBe(false);
  expect(model.state.problem?.code).toBe('case_state');
  expect(await model.report_parcel('damaged', 'SF1234567890123')).toBe(true);
  expect(await model.confirm_receipt('SF1234567890123')).toBe(true);
});

test('withdrawing shows the case as it is then, or why not', async () => {
  const host = test_host({
    [`GET /cases/${number}`]: [found],
    [`POST /cases/${number}/withdrawal`]: [
      { status: 409, body: problem('case_state', { refusal: 'case.state_forbids' }) },
      { status: 200, body: { case: { number, state: 'withdrawn' } } },
    ],
  });
  const model = model_of(host);
  await model.start();
  await model.withdraw();
  expect(model.state).toMatchObject({ case: { state: 'submitted' }, problem: { refusal: 'case.state_forbids' } });
  await model.withdraw();
  expect(model.state).toMatchObject({ case: { state: 'withdrawn' }, problem: null, working: false });
});

type Asked = [string, string, (model: FollowModel) => Promise<boolean>];
const asked: Asked[] = [
  ['withdraw', 'withdrawal', (model) => model.withdraw()],
  ['confirm_receipt', 'parcel/receipt', (model) => model.confirm_receipt()],
  ['report_parcel', 'parcel/problem', (model) => model.report_parcel('damaged')],
];

test.each(asked)('without network %s waits, is shown to wait, and goes out by itself', async (kind, path, ask) => {
  const host = test_host({
    [`GET /cases/${number}`]: [found, { status: 200, body: { case: { number, service, state: 'closed' } } }],
    [`POST /cases/${number}/${path}`]: [{ status: 200, body: { case: { number, service, state: 'closed' } } }],
  });
  const { api, outbox } = page_of(host);
  const model = new FollowModel(api, outbox, host, number);
  await model.start();
  host.turn(false);
  host.asked = [];
  await ask(model);
  expect(model.state).toMatchObject({ working: false, problem: null, case: { state: 'submitted' } });
  expect(model.state.lying.map(({ act, first_sent_at_ms }) => [act.kind, first_sent_at_ms])).toEqual([[kind, null]]);
  // It lies on the shelf, whatever becomes of this page.
  expect(page_of(host).outbox.state.entries.map(({ act }) => act.kind)).toEqual([kind]);
  expect(host.asked).toEqual([]);
  const stop = outbox.start();
  host.turn(true);
  await vi.waitFor(() => expect(model.state.case?.state).toBe('closed'));
  stop();
  expect(model.state.lying).toEqual([]);
  expect(host.asked.filter(({ method }) => method === 'POST').length).toBe(1);
});

test('what waits can be taken back; what is about another case is not shown', async () => {
  const host = test_host({ [`GET /cases/${number}`]: [found] });
  const { api, outbox } = page_of(host);
  const model = new FollowModel(api, outbox, host, number);
  await model.start();
  host.turn(false);
  await outbox.put({ kind: 'withdraw', number: '2611283301060000024' }, service.title);
  await model.withdraw();
  expect(model.state.lying.map(({ act }) => act)).toEqual([{ kind: 'withdraw', number }]);
  await outbox.remove(model.state.lying[0]!.key);
  expect(model.state.lying).toEqual([]);
  model.stop();
});

test('what was sent without an answer stays, and is asked again under the same key', async () => {
  const done = { status: 200, body: { case: { number, service, state: 'withdrawn' } } };
  const host = test_host({ [`GET /cases/${number}`]: [found], [`POST /cases/${number}/withdrawal`]: ['lost'] });
  const model = model_of(host);
  await model.start();
  await model.withdraw();
  expect(model.state).toMatchObject({ problem: null, lying: [{ act: { kind: 'withdraw' } }] });
  host.answers[`POST /cases/${number}/withdrawal`] = [done];
  await model.withdraw();
  expect(model.state).toMatchObject({ case: { state: 'withdrawn' }, problem: null, lying: [] });
  expect(new Set(keys_sent(host).filter(Boolean)).size).toBe(1);
});

test('what is wrong with a parcel can be said otherwise before it leaves', async () => {
  const path = `POST /cases/${number}/parcel/problem`;
  const host = test_host({ [`GET /cases/${number}`]: [found], [path]: [{ status: 200, body: found.body }] });
  const model = model_of(host);
  await model.start();
  host.turn(false);
  await model.report_parcel('not_received');
  host.turn(true);
  host.asked = [];
  await model.report_parcel('damaged');
  expect(host.asked.map(({ body }) => body)).toEqual(['{"kind":"damaged"}']);
  expect(model.state.lying).toEqual([]);
});

// what a form sends -> where to
test.each([
  ['papers sent', 'parcels', (model: FollowModel) => model.enter_parcel({ carrier: 'shunfeng', waybill: 'SF1234567890123' })],
  ['another address', 'parcel/address', (model: FollowModel) => model.change_address({ address: '桂花路 6 号', receiver: '', phone: '' })],
])('%s: of two quick taps only the one that was sent is told that it is done', async (_name, where, tap) => {
  const host = test_host({ [`GET /cases/${number}`]: [found], [`POST /cases/${number}/${where}`]: [found] });
  const model = model_of(host);
  await model.start();
  expect(await Promise.all([tap(model), tap(model)])).toEqual([true, false]);
  expect(host.asked.filter(({ method }) => method === 'POST').length).toBe(1);
});

test('somebody is named to receive it, and nobody any more', async () => {
  const agent = { name: '王**', document_end: '5678' };
  const host = test_host({
    [`GET /cases/${number}`]: [found],
    [`PUT /cases/${number}/agent`]: [
      { status: 422, body: problem('findings') },
      { status: 200, body: { case: { number, service, agent } } },
    ],
    [`DELETE /cases/${number}/agent`]: [{ status: 200, body: { case: { number, service, agent: null } } }],
  });
  const model = model_of(host);
  await model.start();
  expect(await model.name_agent({ name: '', document: '' })).toBe(false);
  expect(await model.name_agent({ name: '王试验', document: '5678' })).toBe(true);
  expect(model.state).toMatchObject({ case: { agent }, problem: null });
  expect(await model.name_agent(null)).toBe(true);
  expect(model.state.case?.agent).toBeNull();
});
