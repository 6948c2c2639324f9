import { expect, test, vi } from 'vitest';
import { Api } from '../../../../web/shared/api/client';
import type { Definition, Visit } from '../../../../web/shared/core/shapes';
import { BookModel } from '../../../../web/shared/view/book';
import { Drafts } from '../../../../web/shared/view/draft';
import { at_release, free_of, offset_of } from '../../../../web/shared/view/slots';
import { hall_answers, hall_h, taken_of } from '../../hall';
import { problem, real_after, test_host, type Scripted } from '../../support';

const visit: Visit = { id: 'v', title: {}, hall: 'h', service: 'check', booking: 'required', reason: {} };
const service = { id: 's', version: 1, visits: [visit] } as unknown as Definition;
const [first, second] = ['2026-12-01T08:00', '2026-12-01T08:30'];
const after = await real_after();
/** Monday's slot is full, of Tuesday's first one of two places is left. */
const some_taken = ['', '', '2', '1'];
const held = {
  id: 'b1',
  hall: 'h',
  service: 'check',
  slot: first,
  state: 'held',
  held_until: '2026-11-28T09:30:00+08:00',
  from: '2026-12-01T08:00:00+08:00',
  to: '2026-12-01T08:30:00+08:00',
  day: '2026-12-01',
  case_number: null,
};

function stage(answers: Record<string, Scripted[]> = {}, kept: object | null = null) {
  const host = test_host({
    ...hall_answers(some_taken),
    'GET /bookings': [{ status: 200, body: { bookings: kept ? [kept] : [] } }],
    ...answers,
  });
  const drafts = new Drafts(host.shelf);
  if (kept) drafts.change(drafts.open('s', 1), { booking: kept as never });
  const model = new BookModel(new Api(host), host.clock, drafts, service, visit, () => Promise.resolve(after));
  return { host, drafts, model };
}

test('the first day with a free slot is open, and no slot is chosen for anybody', async () => {
  const { model } = stage();
  await model.load();
  expect(model.state).toMatchObject({ day: '2026-12-01', slot: null, booking: null });
});

test('what may no longer be booked, or not yet, is not offered, though it has places left', async () => {
  // Tuesday, 08:10: the first slot has begun.
  const { model } = stage(hall_answers(some_taken, {}, '2026-12-01T00:10:00Z'));
  await model.load();
  expect(model.state.day).toBe('2026-12-01');
  const [today] = model.state.days!;
  expect(today!.slots.map(({ id }) => id)).toEqual([second]);
  expect(model.state.days!.filter(({ slots }) => slots.length > 0).at(-1)!.day).toBe('2026-12-29');
  expect(free_of(model.state.days)).toBe(2 + 4 * 2 + 4 * 4);
});

test('slots of sixty days ahead are all there, and what comes next is known', async () => {
  const { model } = stage(hall_answers([], { days_ahead_max: 60, release_at: '09:30' }));
  await model.load();
  const days = model.state.days!.filter(({ slots }) => slots.length > 0);
  expect(days.at(-1)!.day).toBe('2027-01-26');
  expect(model.state.releases_next).toBe('2026-12-03T09:30:00+08:00');
});

test('the page looks again at the release, by the server\'s clock and not all in one instant', async () => {
  // The next day that brings slots is Tuesday, the 29th of December: at ten, thirty days before.
  const { model, host } = stage(hall_answers(some_taken, { release_at: '10:00' }, '2026-11-29T01:30:00Z'));
  await model.load();
  expect(model.state.releases_next).toBe('2026-11-29T10:00:00+08:00');
  expect(model.state.releases_at_ms).toBe(host.now + 30 * 60_000); // whatever the device takes the time for
  const begun = host.now;
  const looked = new Promise<void>((look) => at_release(host.clock, model.state, look, () => 0.5));
  await looked;
  expect(host.now - begun).toBe(30 * 60_000 + 500);
});

test('a release of tomorrow is told and not waited for', async () => {
  const at_ten = { release_at: '10:00' };
  const { model, host } = stage(hall_answers(some_taken, at_ten, '2026-11-28T13:59:59Z'));
  await model.load();
  expect(model.state).toMatchObject({ releases_next: '2026-11-29T10:00:00+08:00', releases_at_ms: null });
  at_release(host.clock, model.state, () => expect.unreachable());
  host.answers['GET /halls/h/taken'] = [taken_of(some_taken, '2026-11-28T14:00:00Z')];
  await model.refresh();
  expect(model.state.releases_at_ms).toBe(host.now + 12 * 3_600_000);
});

test('what was chosen stays chosen when the page looks again, while it is free', async () => {
  const { model, host } = stage();
  await model.load();
  model.choose_slot(second);
  await model.refresh();
  expect(model.state).toMatchObject({ day: '2026-12-01', slot: second });
  host.answers['GET /halls/h/taken'] = [taken_of(['', '', '2', '12'])];
  await model.refresh();
  expect(model.state).toMatchObject({ day: '2026-12-01', slot: null });
});

test('looking again asks for the hall as it stands and for what is taken, side by side', async () => {
  const { model, host } = stage();
  await model.load();
  const before = host.asked.length;
  await model.refresh();
  expect(host.asked.slice(before).map(({ path }) => path)).toEqual(['/api/v1/halls/h', '/api/v1/halls/h/taken']);
});

test('without network the calendar shows what was free, says of when, and goes on with the time', async () => {
  const { model, host } = stage(hall_answers(some_taken, {}, '2026-12-01T00:20:00Z'));
  await model.load();
  expect(model.state).toMatchObject({ kept_at_ms: null, day: '2026-12-01' });
  const kept_at_ms = host.now;
  host.turn(false);
  host.now += 15 * 60_000; // 08:35: Tuesday is over
  await model.refresh();
  expect(model.state).toMatchObject({ kept_at_ms, day: '2026-12-07', problem: null });
});

test('a hall that was changed between the two answers is asked for once more', async () => {
  const { model, host } = stage();
  await model.load();
  const team = { id: 'desk', slot_minutes: 30, places: { online: 2 } };
  const hall = { ...hall_h(), services: [{ id: 'check', teams: ['desk'], days_ahead_min: 0, days_ahead_max: 30 }], teams: [team] };
  host.answers['GET /halls/h'] = [host.answers['GET /halls/h']!.at(-1)!, { status: 200, body: { hall, services: [] } }];
  host.answers['GET /halls/h/taken'] = [{ status: 200, body: { now: '2026-11-28T01:00:00Z', hall_id: 'h', taken: { from: '2026-11-28', teams: { desk: ['', '', '2'] } } } }];
  await model.refresh();
  expect(model.state).toMatchObject({ day: '2026-12-01', problem: null });
});

test('any of several halls will do, and a planned time is chosen there', async () => {
  const ways = { halls: [{ id: 'g' }, { id: 'h' }], travel_minutes: 30, travel: [] };
  const host = test_host({ ...hall_answers(), ...hall_answers(['', '', '', '2'], {}, undefined, 'g'), 'GET /halls': [{ status: 200, body: ways }] });
  const drafts = new Drafts(host.shelf);
  const planned = { hall: 'g', service: 'check', slot: second };
  drafts.change(drafts.open('s', 1), { planned });
  const twice = { ...visit, also_at: ['g'] };
  const open = () => new BookModel(new Api(host), host.clock, drafts, { ...service, visits: [twice] }, twice, () => Promise.resolve(after));
  const model = open();
  await model.load();
  expect(model.state).toMatchObject({ hall: { id: 'g' }, halls: [{ id: 'h' }, { id: 'g' }], day: '2026-12-01', slot: second, notice: null });
  expect(model.place).toEqual({ hall: 'g', service: 'check', halls: ['h', 'g'] });
  await model.choose_hall('h');
  expect(model.state).toMatchObject({ hall: { id: 'h' }, day: '2026-11-30', slot: null });
  await model.choose_hall('nowhere');
  expect(open().place.hall).toBe('h');
  model.take_over({ ...held, hall: 'g' } as never);
  await vi.waitFor(() => expect(model.state).toMatchObject({ hall: { id: 'g' }, booking: { hall: 'g' } }));
  drafts.change(drafts.open('s', 1), { booking: null });
  drafts.change(drafts.open('s', 1), { planned: { ...planned, slot: first } });
  const late = open();
  await late.load();
  expect(late.state).toMatchObject({ slot: null, notice: 'book.planned_gone' });
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
  model.choose_slot(first);
  expect(await model.book()).toBe(true);
  expect(model.state.booking).toEqual(held);
  expect(drafts.open('s', 1).booking).toEqual(held);
});

test('a second tap while the first is under way does nothing', async () => {
  const { model, host } = stage({ 'POST /bookings': [{ status: 201, body: { booking: held } }] });
  await model.load();
  model.choose_slot(first);
  const taps = [model.book(), model.book()];
  expect(await Promise.all(taps)).toEqual([true, false]);
  expect(host.asked.filter(({ method }) => method === 'POST').length).toBe(1);
});

// what the server says to a booking -> what the page says, and what it holds
const refusals: [string, Scripted, object][] = [
  ['taken meanwhile', { status: 409, body: problem('slot_taken') }, { notice: 'book.taken', slot: null, booking: null }],
  ['one is open', { status: 409, body: problem('booking_open', { booking: held }) }, { notice: 'book.kept', booking: held }],
  ['a case waits for the one that is open', { status: 409, body: problem('booking_open', { booking: { ...held, case_number: '261128330106000001' } }) }, { notice: null, booking: null, problem: { code: 'booking_open' } }],
  ['busy for good', { status: 503, body: problem('busy') }, { notice: null, booking: null, problem: { code: 'busy' } }],
];

test.each(refusals)('%s', async (_name, answer, expected) => {
  const { model } = stage({ 'POST /bookings': [answer] });
  await model.load();
  model.choose_slot(first);
  await model.book();
  expect(model.state).toMatchObject(expected);
});

test('after a refusal the list is fresh', async () => {
  const { model, host } = stage({ 'POST /bookings': [{ status: 409, body: problem('slot_taken') }] });
  await model.load();
  model.choose_slot(first);
  host.answers['GET /halls/h/taken'] = [taken_of(['', '', '2', '2'])];
  await model.book();
  expect(model.state.days!.find(({ day }) => day === '2026-12-01')!.slots.map(({ state }) => state)).toEqual(['full', 'open']);
});

test('a held slot that the server let go is said to have lapsed', async () => {
  const { model, drafts } = stage({ 'GET /bookings': [{ status: 200, body: { bookings: [] } }] }, held);
  await model.load();
  expect(model.state).toMatchObject({ booking: null, notice: 'book.expired' });
  expect(drafts.open('s', 1).booking).toBeNull();
});

test('without network a held slot stands until its time', async () => {
  const { model } = stage({ 'GET /bookings': ['lost'], 'GET /halls/h/taken': ['lost'] }, held);
  await model.load();
  expect(model.state.booking).toEqual(held);
});

test('a held slot is given back and the list shown again', async () => {
  const { model, drafts } = stage({ 'DELETE /bookings/b1': [{ status: 200, body: { booking: held } }] }, held);
  await model.load();
  await model.give_back();
  expect(model.state.booking).toBeNull();
  expect(drafts.open('s', 1).booking).toBeNull();
  expect(model.state.days!.find(({ day }) => day === '2026-12-01')!.slots.length).toBe(2);
});
