import { expect, test } from 'vitest';
import type { Problem } from '../../../web/shared/api/types';
import { memory_shelf, type Shelf } from '../../../web/shared/base/host';
import type { Ticket } from '../../../web/console/src/api';
import { HallDesk, type PassVerdict } from '../../../web/console/src/hall_desk';

const today = '2026-12-01';
const ticket = (number: string, change: object = {}): Ticket => ({
  id: `t-${number}`,
  number,
  service: 'check',
  comer: 'booked',
  state: 'waiting',
  window: '',
  turn_at: '',
  called_at: null,
  ...change,
});
const problem = (status: number, more: object = {}): Problem => ({ code: status ? 'booking_refused' : 'network_lost', status, title: '', detail: '', ...more }) as Problem;
const good: PassVerdict = { valid: true, reason: null, booking: 'b1', hall: 'h', slot: `${today}T09:00` };

function stage({ verdict = good, called = [] as Ticket[], shelf = memory_shelf() as Shelf, ...api }: Record<string, unknown> & { verdict?: PassVerdict; called?: Ticket[]; shelf?: Shelf } = {}) {
  const told: string[] = [];
  const desk = new HallDesk(
    {
      hall: () => Promise.resolve({ value: { hall: { id: 'h', title: {}, services: [{ id: 'check' }], weekly: {} }, services: [] } }),
      keys: () => Promise.resolve({ value: { keys: [] } }),
      line: () => Promise.resolve({ value: { now: '', day: today, called, waiting: [], expected: [] } }),
      check_in: (booking: string) => {
        told.push(booking);
        return Promise.resolve({ value: { booking: {} as never, ticket: ticket('A007') } });
      },
      draw_ticket: () => Promise.resolve({ value: { ticket: ticket('B008') } }),
      call_next: () => Promise.resolve({ value: { ticket: null } }),
      ticket_event: () => Promise.resolve({ value: { ticket: ticket('A007') } }),
      ...api,
    } as never,
    shelf,
    () => Promise.resolve(verdict),
    'h',
    () => today,
  );
  return { desk, told, shelf };
}

// what the core says of the pass -> what the desk says, and whether the server was told
const shown: [string, PassVerdict, string, boolean][] = [
  ['a good one', good, 'checked_in', true],
  ['a forged one', { valid: false, reason: 'pass.signature_invalid' }, 'forged', false],
  ['of another hall', { ...good, hall: 'i' }, 'other_hall', false],
  ['of another day', { ...good, slot: '2026-12-02T09:00' }, 'other_day', false],
];
test.each(shown)('%s', async (_name, verdict, outcome, is_told) => {
  const { desk, told } = stage({ verdict });
  await desk.show('OTP1.x');
  expect(desk.state.checked?.outcome).toBe(outcome);
  expect(told.length > 0).toBe(is_told);
});

test('a pass is good once; the device notices, with network or without', async () => {
  const { desk, told, shelf } = stage();
  await desk.show('OTP1.x');
  expect(desk.state.checked).toEqual({ outcome: 'checked_in', number: 'A007' });
  await desk.show('OTP1.x');
  expect(desk.state.checked?.outcome).toBe('used');
  expect(told).toEqual(['b1']);
  const after_a_restart = stage({ shelf });
  await after_a_restart.desk.show('OTP1.x');
  expect(after_a_restart.desk.state.checked?.outcome).toBe('used');
});

test('without network people are let in, and the server is told when it is back', async () => {
  let lost = true;
  const told: string[] = [];
  const check_in = (booking: string) => {
    if (lost) return Promise.resolve({ problem: problem(0) });
    told.push(booking);
    return Promise.resolve({ value: { booking: {}, ticket: ticket('A007') } });
  };
  const { desk } = stage({ check_in });
  await desk.show('OTP1.x');
  expect(desk.state).toMatchObject({ checked: { outcome: 'kept' }, untold: 1 });
  await desk.show('OTP1.x');
  expect(desk.state.checked?.outcome).toBe('used');
  lost = false;
  await desk.load();
  expect(told).toEqual(['b1']);
  expect(desk.state.untold).toBe(0);
});

test('what the server refuses is said, and the pass is not used up', async () => {
  const { desk } = stage({ check_in: () => Promise.resolve({ problem: problem(409, { refusal: 'booking.too_early' }) }) });
  await desk.show('OTP1.x');
  expect(desk.state).toMatchObject({ checked: { outcome: 'refused' }, problem: { refusal: 'booking.too_early' } });
  await desk.show('OTP1.x');
  expect(desk.state.checked?.outcome).toBe('refused');
});

test('who is at this window is known from the line, and the window is remembered', async () => {
  const { desk, shelf } = stage({ called: [ticket('A001', { window: '1' }), ticket('A002', { window: '3' })] });
  await desk.load();
  expect(desk.state.mine?.number).toBe('A001');
  desk.sit_at('3');
  expect(desk.state.mine?.number).toBe('A002');
  expect(stage({ shelf }).desk.state.window).toBe('3');
});

test('nobody waits', async () => {
  const { desk } = stage();
  await desk.call_next();
  expect(desk.state.nobody).toBe(true);
});

test('a number for whoever walks in', async () => {
  const { desk } = stage();
  await desk.give_number('check', false);
  expect(desk.state.drawn?.number).toBe('B008');
});
