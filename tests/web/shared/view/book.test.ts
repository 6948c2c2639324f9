import { expect, test } from 'vitest';
import { Api } from '../../../../web/shared/api/client';
import type { Definition, Visit } from '../../../../web/shared/core/shapes';
import { BookModel } from '../../../../web/shared/view/book';
import { Drafts } from '../../../../web/shared/view/draft';
import { at_release, free_of, offset_of } from '../../../../web/shared/view/slots';
import { problem, test_host, type Scripted } from '../../support';

const visit: Visit = { id: 'v', title: {}, hall: 'h', service: 'check', booking: 'required', reason: {} };
const service = { id: 's', version: 1, visits: [visit] } as unknown as Definition;
const slot = (id: string, free: number, state = free > 0 ? 'open' : 'full') => ({ id, from: '08:00', to: '08:30', free, state });
const days = [
  { day: '2026-11-30', slots: [slot('a', 0)] },
  { day: '2026-12-01', slots: [slot('b', 1), slot('c', 2)] },
];
const held = {
  id: 'b1',
  hall: 'h',
  service: 'check',
  slot: 'b',
  state: 'held',
  held_until: '2026-11-28T09:30:00+08:00',
  from: '2026-12-01T08:00:00+08:00',
  to: '2026-12-01T08:30:00+08:00',
  day: '2026-12-01',
};

function stage(answers: Record<string, Scripted[]> = {}, kept: object | null = null) {
  const host = test_host({
    'GET /halls/h': [{ status: 200, body: { hall: { id: 'h', title: {}, address: {} } } }],
    'GET /halls/h/slots': [{ status: 200, body: { now: '', hall_id: 'h', days } }],
    'GET /bookings': [{ status: 200, body: { bookings: kept ? [kept] : [] } }],
    ...answers,
  });
  const drafts = new Drafts(host.shelf);
  if (kept) drafts.change(drafts.open('s', 1), { booking: kept as never });
  const model = new BookModel(new Api(host), host.clock, drafts, service, visit);
  return { host, drafts, model };
}

test('the first day with a free slot is open, and no slot is chosen for anybody', async () => {
  const { model } = stage();
  await model.load();
  expect(model.state).toMatchObject({ day: '2026-12-01', slot: null, booking: null });
});

test('what may no longer be booked, or not yet, is not offered, though it has places left', async () => {
  const past = { day: '2026-11-30', slots: [slot('a', 4, 'past')] };
  const partly = { day: '2026-12-01', slots: [slot('b', 4, 'past'), slot('c', 0), slot('d', 2)] };
  const later = { day: '2026-12-30', slots: [slot('e', 4, 'not_released')] };
  const body = { now: '', hall_id: 'h', releases_next: '2026-12-01T09:00:00+08:00', days: [past, partly, later] };
  const { model } = stage({ 'GET /halls/h/slots': [{ status: 200, body }] });
  await model.load();
  expect(model.state.day).toBe('2026-12-01');
  expect(model.state.days!.map(({ slots }) => slots.map(({ id }) => id))).toEqual([[], ['c', 'd'], []]);
  expect(free_of(model.state.days)).toBe(2);
  expect(model.state.releases_next).toBe('2026-12-01T09:00:00+08:00');
});

test('the page looks again at the release, by the server\'s clock and not all in one instant', async () => {
  const body = { now: '2026-12-01T01:30:00Z', hall_id: 'h', releases_next: '2026-12-01T10:00:00+08:00', days: [] };
  const { model, host } = stage({ 'GET /halls/h/slots': [{ status: 200, body }] });
  await model.load();
  expect(model.state.releases_at_ms).toBe(host.now + 30 * 60_000); // whatever the device takes the time for
  const begun = host.now;
  const looked = new Promise<void>((look) => at_release(host.clock, model.state, look, () => 0.5));
  await looked;
  expect(host.now - begun).toBe(30 * 60_000 + 500);
});

test('a release of tomorrow is told and not waited for', async () => {
  const body = { now: '2026-12-01T01:30:00Z', hall_id: 'h', releases_next: '2026-12-01T21:30:01+08:00', days: [] };
  const { model, host } = stage({ 'GET /halls/h/slots': [{ status: 200, body }] });
  await model.load();
  expect(model.state).toMatchObject({ releases_next: body.releases_next, releases_at_ms: null });
  at_release(host.clock, model.state, () => expect.unreachable());
  host.answers['GET /halls/h/slots'] = [{ status: 200, body: { ...body, releases_next: '2026-12-01T21:30:00+08:00' } }];
  await model.refresh();
  expect(model.state.releases_at_ms).toBe(host.now + 12 * 3_600_000);
});

test('what was chosen stays chosen when the page looks again, while it is free', async () => {
  const { model, host } = stage();
  await model.load();
  model.choose_slot('c');
  await model.refresh();
  expect(model.state).toMatchObject({ day: '2026-12-01', slot: 'c' });
  host.answers['GET /halls/h/slots'] = [{ status: 200, body: { days: [{ day: '2026-12-01', slots: [slot('b', 1), slot('c', 0)] }] } }];
  await model.refresh();
  expect(model.state).toMatchObject({ day: '2026-12-01', slot: null });
});

test('the last day that can have been released is asked for', async () => {
  const { model, host } = stage();
  await model.load();
  expect(host.asked.find(({ path }) => path.includes('/slots'))!.path).toContain('days=31');
});

test('a hall says by which zone its times go', () => {
  expect(offset_of(null)).toBe(480);
  expect(offset_of({ id: 'h', title: {}, address: {}, utc_offset_minutes: 360 })).toBe(360);
});

test('without a choice nothing is asked of the server', async () => {
  const { model, host } = stage();
  await model.load();
  const asked = host.asked.length;
  expect(await model.book()).toBe(false);
  expect(model.state.notice).toBe('book.choose');
  expect(host.asked.length).toBe(asked);
});

test('a slot is held and kept in the draft', async () => {
  const { model, drafts } = stage({ 'POST /bookings': [{ status: 201, body: { booking: held } }] });
  await model.load();
  model.choose_slot('b');
  expect(await model.book()).toBe(true);
  expect(model.state.booking).toEqual(held);
  expect(drafts.open('s', 1).booking).toEqual(held);
});

test('a second tap while the first is under way does nothing', async () => {
  const { model, host } = stage({ 'POST /bookings': [{ status: 201, body: { booking: held } }] });
  await model.load();
  model.choose_slot('b');
  const taps = [model.book(), model.book()];
  expect(await Promise.all(taps)).toEqual([true, false]);
  expect(host.asked.filter(({ method }) => method === 'POST').length).toBe(1);
});

// what the server says to a booking -> what the page says, and what it holds
const refusals: [string, Scripted, object][] = [
  ['taken meanwhile', { status: 409, body: problem('slot_taken') }, { notice: 'book.taken', slot: null, booking: null }],
  ['one is open', { status: 409, body: problem('booking_open', { booking: held }) }, { notice: 'book.kept', booking: held }],
  ['busy for good', { status: 503, body: problem('busy') }, { notice: null, booking: null, problem: { code: 'busy' } }],
];

test.each(refusals)('%s', async (_name, answer, expected) => {
  const { model } = stage({ 'POST /bookings': [answer] });
  await model.load();
  model.choose_slot('b');
  await model.book();
  expect(model.state).toMatchObject(expected);
});

test('after a refusal the list is fresh', async () => {
  const { model, host } = stage({ 'POST /bookings': [{ status: 409, body: problem('slot_taken') }] });
  await model.load();
  model.choose_slot('b');
  host.answers['GET /halls/h/slots'] = [{ status: 200, body: { days: [{ day: '2026-12-01', slots: [slot('b', 0), slot('c', 2)] }] } }];
  await model.book();
  expect(model.state.days).toEqual([{ day: '2026-12-01', slots: [slot('b', 0), slot('c', 2)] }]);
});

test('a held slot that the server let go is said to have lapsed', async () => {
  const { model, drafts } = stage({ 'GET /bookings': [{ status: 200, body: { bookings: [] } }] }, held);
  await model.load();
  expect(model.state).toMatchObject({ booking: null, notice: 'book.expired' });
  expect(drafts.open('s', 1).booking).toBeNull();
});

test('without network a held slot stands until its time', async () => {
  const { model } = stage({ 'GET /bookings': ['lost'], 'GET /halls/h/slots': ['lost'] }, held);
  await model.load();
  expect(model.state.booking).toEqual(held);
});

test('a held slot is given back and the list shown again', async () => {
  const { model, drafts } = stage({ 'DELETE /bookings/b1': [{ status: 200, body: { booking: held } }] }, held);
  await model.load();
  await model.give_back();
  expect(model.state.booking).toBeNull();
  expect(drafts.open('s', 1).booking).toBeNull();
  expect(model.state.days).toEqual(days);
});
