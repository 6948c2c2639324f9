// The days of a hall and their slots, to choose one from: for a first booking as for moving a visit.

import type { Api } from '../api/client';
import type { Hall, Problem, SlotDay } from '../api/types';
import type { Clock } from '../base/host';
import { today_in_china } from '../base/host';

/** So that the day that is released last, thirty days ahead, is among them. */
const days_shown = 31;
/** Who waits for a release that near sees the seconds go, and the page looks again by itself. */
const soon_ms = 12 * 3_600_000;
const china_offset_minutes = 8 * 60;
/** Pages look within this, not all in one instant. */
const spread_ms = 1_000;

export interface SlotChoice {
  days: SlotDay[] | null;
  /** When slots come that nobody can have yet. */
  releases_next: string | null;
  /** The same by this device's clock, which may be wrong; null where it is not soon. */
  releases_at_ms: number | null;
  day: string | null;
  slot: string | null;
}

export const no_choice: SlotChoice = { days: null, releases_next: null, releases_at_ms: null, day: null, slot: null };

const is_free = (day: SlotDay) => day.slots.some(({ state }) => state === 'open');

/** Without what may no longer be booked, or not yet: it has places left too, and nobody can have them. */
const offered = (day: SlotDay): SlotDay => ({
  ...day,
  slots: day.slots.filter(({ state }) => state === 'open' || state === 'full'),
});

/** Free places in all of the days shown. */
export const free_of = (days: SlotDay[] | null): number => (days ?? []).flatMap((day) => day.slots).reduce((sum, { free }) => sum + free, 0);

/** The server says when by its own clock; what is left until then is the same everywhere. */
function device_time(releases_next: string | null, server_now: string, clock: Clock): number | null {
  const left_ms = Date.parse(releases_next ?? '') - Date.parse(server_now);
  return left_ms <= soon_ms ? clock.now_ms() + left_ms : null;
}

/** What is free now. The day and the slot that were chosen stay so while they are free; nothing is chosen for anybody. */
export async function fresh_choice(
  api: Api,
  clock: Clock,
  where: { hall: string; service: string },
  chosen: Pick<SlotChoice, 'day' | 'slot'>,
): Promise<{ choice: SlotChoice; problem: null } | { choice: null; problem: Problem }> {
  const { value, problem } = await api.slots(where.hall, where.service, today_in_china(clock), days_shown);
  if (problem) return { choice: null, problem };
  const days = value.days.map(offered);
  const free = days.filter(is_free);
  const open = free.find((one) => one.day === chosen.day) ?? free[0];
  const slot = open?.slots.find(({ id, state }) => id === chosen.slot && state === 'open')?.id ?? null;
  const releases_at_ms = device_time(value.releases_next, value.now, clock);
  return { choice: { days, releases_next: value.releases_next, releases_at_ms, day: open?.day ?? null, slot }, problem: null };
}

/** The zone that a hall's times are in; China's where it does not say. */
export const offset_of = (hall: Hall | null): number => hall?.utc_offset_minutes ?? china_offset_minutes;

/** Looks again once the next slots are there, where that is soon; once, however it turns out. Answers how to leave it. */
export function at_release(clock: Clock, { releases_at_ms }: SlotChoice, look: () => void, draw: () => number = Math.random): () => void {
  if (releases_at_ms === null) return () => undefined;
  return clock.after(Math.max(0, releases_at_ms - clock.now_ms()) + spread_ms * draw(), look);
}
