import { expect, test, vi } from 'vitest';
import { Api } from '../../../../web/shared/api/client';
import { WaitingLook, WaitingModel } from '../../../../web/shared/view/waiting';
import { problem, test_host, type Scripted } from '../../support';

const entry = (change: object = {}) => ({
  id: 'w1',
  service: 'check',
  halls: ['h'],
  from: '2026-11-28',
  to: '2026-12-11',
  state: 'waiting',
  ahead: 2,
  offers: 0,
  offers_max: 3,
  instead_of: null,
  offer: null,
  ...change,
});
const offered = entry({
  state: 'offered',
  offers: 1,
  offer: { hall: 'h', slot: 's', from: '2026-12-01T08:00:00+08:00', to: '2026-12-01T08:30:00+08:00', until: '2026-11-28T09:30:00+08:00' },
});
const list = (...waiting: object[]): Scripted => ({ status: 200, body: { waiting } });

function stage(answers: Record<string, Scripted[]>) {
  const host = test_host({ 'GET /waiting': [list()], ...answers });
  return { host, model: new WaitingModel(new Api(host), host.clock, { hall: 'h', service: 'check' }) };
}

test('two weeks from today are proposed', () => {
  expect(stage({}).model.state).toMatchObject({ from: '2026-11-28', to: '2026-12-11', entry: null, loaded: false });
});

test('only what one waits for of this service is shown', async () => {
  const { model } = stage({ 'GET /waiting': [list(entry({ id: 'other', service: 'collection' }), entry())] });
  await model.load();
  expect(model.state).toMatchObject({ loaded: true, entry: { id: 'w1', ahead: 2 } });
});

test('joining says which days and which hall would do', async () => {
  const { model, host } = stage({ 'POST /waiting': [{ status: 201, body: { waiting: entry({ ahead: 0 }) } }] });
  model.wish({ to: '2026-12-02' });
  await model.join();
  expect(model.state.entry).toMatchObject({ ahead: 0 });
  const sent = host.asked.find(({ method }) => method === 'POST');
  expect(JSON.parse(String(sent?.body))).toEqual({ service: 'check', halls: ['h'], from: '2026-11-28', to: '2026-12-02' });
});

test('any of several halls will do, one at least and five at most', async () => {
  const ids = ['h', 'g', 'f', 'e', 'd', 'c'];
  const named = ids.map((id) => ({ id, title: {}, address: null }));
  const host = test_host({
    'GET /waiting': [list()],
    'GET /halls': [{ status: 200, body: { halls: [...named, { id: 'other' }], travel_minutes: 30, travel: [] } }],
    'POST /waiting': [{ status: 201, body: { waiting: entry({ halls: ['h', 'g'] }) } }],
  });
  const model = new WaitingModel(new Api(host), host.clock, { hall: 'h', service: 'check', halls: ids });
  await vi.waitFor(() => expect(model.state.choice).toEqual(named));
  expect(model.state.halls).toEqual(['h']);
  model.choose_hall('h', false);
  expect(model.state.halls).toEqual(['h']);
  for (const id of ids) model.choose_hall(id, true);
  expect(model.state.halls).toEqual(['h', 'g', 'f', 'e', 'd']);
  for (const id of ['f', 'e', 'd']) model.choose_hall(id, false);
  await model.join();
  expect(JSON.parse(String(host.asked.at(-1)?.body))).toMatchObject({ service: 'check', halls: ['h', 'g'] });
});

// what is done with an offer, what the server answers -> what one stands with
const acts: [string, (model: WaitingModel) => Promise<unknown>, Record<string, Scripted[]>, object][] = [
  ['taken', (model) => model.take(), { 'POST /waiting/w1/take': [{ status: 200, body: { booking: { id: 'b1' } } }] }, { entry: null, problem: null }],
  ['declined: one waits on', (model) => model.decline(), { 'POST /waiting/w1/decline': [{ status: 200, body: { waiting: entry({ offers: 1 }) } }] }, { entry: { state: 'waiting' } }],
  ['declined for the last time', (model) => model.decline(), { 'POST /waiting/w1/decline': [{ status: 200, body: { waiting: entry({ state: 'ended' }) } }] }, { entry: null }],
  ['left', (model) => model.leave(), { 'DELETE /waiting/w1': [{ status: 200, body: { waiting: entry({ state: 'withdrawn' }) } }] }, { entry: null }],
  [
    'taken too late: how it stands is shown beside why',
    (model) => model.take(),
    {
      'GET /waiting': [list(offered), list(entry({ offers: 1 }))],
      'POST /waiting/w1/take': [{ status: 409, body: problem('booking_refused', { refusal: 'waiting.offer_over' }) }],
    },
    { entry: { state: 'waiting' }, problem: { refusal: 'waiting.offer_over' } },
  ],
];

test.each(acts)('%s', async (_name, act, answers, expected) => {
  const { model } = stage({ 'GET /waiting': [list(offered)], ...answers });
  await model.load();
  await act(model);
  expect(model.state).toMatchObject({ ...expected, working: false });
});

test('a second tap while the first is under way does nothing', async () => {
  const { model, host } = stage({
    'GET /waiting': [list(offered)],
    'POST /waiting/w1/take': [{ status: 200, body: { booking: { id: 'b1' } } }],
  });
  await model.load();
  const taps = await Promise.all([model.take(), model.take()]);
  expect(taps.map((booking) => booking?.id)).toEqual(['b1', undefined]);
  expect(host.asked.filter(({ method }) => method === 'POST').length).toBe(1);
});

test('why joining was refused stays said while it looks again', async () => {
  const { model } = stage({ 'POST /waiting': [{ status: 409, body: problem('booking_refused', { refusal: 'booking.person_blocked' }) }] });
  await model.join();
  await model.load();
  expect(model.state).toMatchObject({ entry: null, loaded: true, problem: { refusal: 'booking.person_blocked' } });
});

test('a look that gets no answer changes nothing', async () => {
  const { model } = stage({ 'GET /waiting': [list(entry()), 'lost'] });
  await model.load();
  await model.load();
  expect(model.state).toMatchObject({ entry: { id: 'w1' }, problem: null });
});

test('while the page is open it looks again and again, and stops with it', async () => {
  const { model, host } = stage({});
  const waits: { act: () => void; cancelled: boolean }[] = [];
  host.clock.after = (_delay, act) => {
    const wait = { act, cancelled: false };
    waits.push(wait);
    return () => (wait.cancelled = true);
  };
  model.watch();
  waits[0]?.act();
  model.stop();
  await new Promise((resolve) => setTimeout(resolve, 0));
  expect(host.asked.length).toBe(2);
  expect(waits.map(({ cancelled }) => cancelled)).toEqual([false, true]);
});

test('two lists on one page look once for both, until the last of them is gone', async () => {
  const { host } = stage({ 'GET /waiting': [list(entry(), entry({ id: 'w2', service: 'collection' }))] });
  const waits: { act: () => void; cancelled: boolean }[] = [];
  host.clock.after = (_delay, act) => {
    const wait = { act, cancelled: false };
    waits.push(wait);
    return () => (wait.cancelled = true);
  };
  const api = new Api(host);
  const look = new WaitingLook(api, host.clock);
  const models = ['check', 'collection'].map((service) => new WaitingModel(api, host.clock, { hall: 'h', service }, look));
  for (const model of models) model.watch();
  await vi.waitFor(() => expect(models.map(({ state }) => state.entry?.id)).toEqual(['w1', 'w2']));
  expect(host.asked.length).toBe(1);
  models[0]?.stop();
  expect(waits.map(({ cancelled }) => cancelled)).toEqual([false]);
  models[1]?.stop();
  expect(waits.map(({ cancelled }) => cancelled)).toEqual([true]);
});
