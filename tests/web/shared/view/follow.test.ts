import { expect, test } from 'vitest';
import { FollowModel } from '../../../../web/shared/view/follow';
import { page_of, problem, test_host, type TestHost } from '../../support';

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
