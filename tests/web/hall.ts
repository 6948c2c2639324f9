// A hall for tests of calendars: what the server says of it, from which the real core computes.

import { readFileSync } from 'node:fs';
import type { Scripted } from './support';

const calendar = JSON.parse(readFileSync(new URL('../../catalog/holidays.json', import.meta.url), 'utf8'));
const capacity = 2;

/** On Mondays one slot, 08:00; on Tuesdays two, 08:00 and 08:30; each for two people, thirty days ahead from midnight. */
export const hall_h = (id = 'h', change: object = {}) => ({
  id,
  title: { 'zh-CN': id, en: id },
  address: null,
  utc_offset_minutes: 480,
  services: [{ id: 'check', slot_minutes: 30, capacity, days_ahead_min: 0, days_ahead_max: 30, ...change }],
  weekly: { monday: [['08:00', '08:30']], tuesday: [['08:00', '09:00']] },
});

/** `days`: what is taken from the day of the test's clock on (Saturday, 28 November 2026), one text a day. */
export const taken_of = (days: string[] = [], now = '2026-11-28T01:00:00Z', id = 'h'): Scripted => {
  const taken = { from: '2026-11-28', teams: { check: days } };
  return { status: 200, body: { now, hall_id: id, taken } };
};

export function hall_answers(days: string[] = [], change: object = {}, now = '2026-11-28T01:00:00Z', id = 'h'): Record<string, Scripted[]> {
  return {
    'GET /calendar': [{ status: 200, body: { calendar } }],
    [`GET /halls/${id}`]: [{ status: 200, body: { hall: hall_h(id, change), services: [{ id: 'check', title: null, also_at: [] }] } }],
    [`GET /halls/${id}/taken`]: [taken_of(days, now, id)],
  };
}
