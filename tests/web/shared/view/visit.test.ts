import { expect, test } from 'vitest';
import { Api } from '../../../../web/shared/api/client';
import type { Booking } from '../../../../web/shared/api/types';
import { may_change, VisitModel } from '../../../../web/shared/view/visit';
import { hall_answers } from '../../hall';
import { problem, real_after, test_host, type Scripted } from '../../support';

const booked = {
  id: 'b1',
  hall: 'h',
  service: 'check',
  slot: '2026-12-01T08:00',
  state: 'confirmed',
  held_until: null,
  from: '2026-12-01T09:00:00+08:00',
  to: '2026-12-01T09:30:00+08:00',
  day: '2026-12-01',
  changes_until: '2026-12-01T07:00:00+08:00',
  moves_left: 3,
  case_number: null,
} satisfies Booking;
const other = '2026-12-01T08:30';
const moved = { ...booked, slot: other, moves_left: 2 };
const after = await real_after();
const list = (...bookings: object[]): Scripted => ({ status: 200, body: { bookings } });

async function stage(answers: Record<string, Scripted[]> = {}) {
  const host = test_host({
    'GET /bookings': [list(booked)],
    ...hall_answers(['', '', '2', '2']),
    ...answers,
  });
  const model = new VisitModel(new Api(host), host.clock, 'b1', () => Promise.resolve(after));
  await model.load();
  return { host, model };
}

// the booking, the moment -> whether it can still be changed
const moments: [string, Partial<Booking>, string, boolean][] = [
  ['until two hours before', {}, '2026-12-01T06:59:59+08:00', true],
  ['not from then on', {}, '2026-12-01T07:00:00+08:00', false],
  ['a phone elsewhere counts the same moments', {}, '2026-11-30T23:00:00Z', false],
  ['a hold is decided about first', { state: 'held' }, '2026-11-30T09:00:00+08:00', false],
  ['who has checked in stays', { state: 'checked_in' }, '2026-11-30T09:00:00+08:00', false],
];
test.each(moments)('%s', (_name, change, now, expected) => {
  expect(may_change({ ...booked, ...change }, Date.parse(now))).toBe(expected);
});

test('the old time stands until the new one does', async () => {
  const { model } = await stage({ 'POST /bookings/b1/reschedule': [{ status: 200, body: { booking: moved } }] });
  await model.begin_move();
  expect(model.state).toMatchObject({ moving: true, day: '2026-12-01', slot: null, booking: { slot: '2026-12-01T08:00' } });
  model.choose_slot(other);
  await model.move();
  expect(model.state).toMatchObject({ moving: false, notice: 'visit.moved', booking: { slot: other, moves_left: 2 } });
});

test('without a choice nothing is asked', async () => {
  const { model, host } = await stage();
  await model.begin_move();
  const asked = host.asked.length;
  await model.move();
  expect(model.state.notice).toBe('visit.choose');
  expect(host.asked.length).toBe(asked);
});

// what the server says to a move -> what the page says; the visit is where it was
const refusals: [string, Scripted, object][] = [
  ['taken meanwhile', { status: 409, body: problem('slot_taken') }, { moving: true, notice: 'visit.taken', slot: null, problem: null }],
  [
    'moved too often',
    { status: 409, body: problem('booking_refused', { refusal: 'booking.moves_too_many' }) },
    { moving: true, notice: null, problem: { refusal: 'booking.moves_too_many' } },
  ],
  ['no network', 'lost', { moving: true, notice: null, problem: { code: 'network_lost' } }],
];
test.each(refusals)('%s', async (_name, answer, expected) => {
  const { model } = await stage({ 'POST /bookings/b1/reschedule': [answer] });
  await model.begin_move();
  model.choose_slot(other);
  await model.move();
  expect(model.state).toMatchObject({ ...expected, booking: booked });
});

test('cancelled is gone', async () => {
  const { model } = await stage({ 'DELETE /bookings/b1': [{ status: 200, body: { booking: booked } }] });
  await model.cancel();
  expect(model.state).toMatchObject({ booking: null, notice: 'visit.cancelled' });
});

test('what is over is said to be', async () => {
  const { model } = await stage({ 'GET /bookings': [list()] });
  expect(model.state).toMatchObject({ booking: null, notice: 'visit.gone' });
});
