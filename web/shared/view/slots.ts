// The days of a hall and their slots, to choose one from: for a first booking as for moving a visit.

import type { Api } from '../api/client';
import type { Problem, SlotDay } from '../api/types';
import type { Clock } from '../base/host';
import { today_in_china } from '../base/host';

const days_shown = 14;

export interface SlotChoice {
  days: SlotDay[] | null;
  /** When slots come that nobody can have yet. */
  releases_next: string | null;
  day: string | null;
  slot: string | null;
}

const is_free = (day: SlotDay) => day.slots.some(({ state }) => state === 'open');

/** Without what may no longer be booked, or not yet: it has places left too, and nobody can have them. */
const offered = (day: SlotDay): SlotDay => ({
  ...day,
  slots: day.slots.filter(({ state }) => state === 'open' || state === 'full'),
});

/** Free places in all of the days shown. */
export const free_of = (days: SlotDay[] | null): number => (days ?? []).flatMap((day) => day.slots).reduce((sum, { free }) => sum + free, 0);

/** What is free now. The day that was open stays so while it has a free slot; no slot is chosen for anybody. */
export async function fresh_choice(
  api: Api,
  clock: Clock,
  where: { hall: string; service: string },
  day: string | null,
): Promise<{ choice: SlotChoice; problem: null } | { choice: null; problem: Problem }> {
  const { value, problem } = await api.slots(where.hall, where.service, today_in_china(clock), days_shown);
  if (problem) return { choice: null, problem };
  const days = value.days.map(offered);
  const free = days.filter(is_free);
  const open = free.find((one) => one.day === day) ?? free[0];
  return { choice: { days, releases_next: value.releases_next, day: open?.day ?? null, slot: null }, problem: null };
}
