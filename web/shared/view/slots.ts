// The days of a hall and their slots, to choose one from: for a first booking as for moving a visit. The core computes
// them here from what the hall offers and what is taken of it; the server decides when one is booked.

import type { HallNow, HallsApi } from '../api/halls';
import type { Hall, Problem, SlotDay } from '../api/types';
import type { Clock } from '../base/host';
import { china_time } from '../base/host';
import type { AfterClient } from '../core/after';

/** As many days as the core lists at once: more than any hall gives ahead. */
const days_at_once = 62;
/** Who waits for a release that near sees the seconds go, and the page looks again by itself. */
const soon_ms = 12 * 3_600_000;
const china_offset_minutes = 8 * 60;
const day_ms = 86_400_000;
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
  /** The server could not be asked: this is what was free then. */
  kept_at_ms: number | null;
}

export const no_choice: SlotChoice = { days: null, releases_next: null, releases_at_ms: null, day: null, slot: null, kept_at_ms: null };

export const unreachable: Problem = { code: 'network_lost', status: 0, title: '', detail: '' };

const is_free = (day: SlotDay) => day.slots.some(({ state }) => state === 'open');

/** Without what may no longer be booked, or not yet: it has places left too, and nobody can have them. */
const offered = (day: SlotDay): SlotDay => ({
  ...day,
  slots: day.slots.filter(({ state }) => state === 'open' || state === 'full'),
});

/** Free places in all of the days shown. */
export const free_of = (days: SlotDay[] | null): number => (days ?? []).flatMap((day) => day.slots).reduce((sum, { free }) => sum + free, 0);

/** The server says when by its own clock; what is left until then is the same everywhere. */
function device_time(releases_next: string | null, now_ms: number, clock: Clock): number | null {
  const left_ms = Date.parse(releases_next ?? '') - now_ms;
  return left_ms <= soon_ms ? clock.now_ms() + left_ms : null;
}

/** The zone that a hall's times are in; China's where it does not say. */
export const offset_of = (hall: Hall | null): number => hall?.utc_offset_minutes ?? china_offset_minutes;

const later = (day: string, days: number) => new Date(Date.parse(day) + days * day_ms).toISOString().slice(0, 10);

/** The day by a hall's clock. */
export const day_at = ({ hall, now_ms }: HallNow): string => new Date(now_ms + offset_of(hall) * 60_000).toISOString().slice(0, 10);

/** The first day that is still to come out and brings any slot. */
const next_of = (days: SlotDay[]): string | null =>
  days.find(({ releases_at, slots }) => releases_at !== undefined && slots.some(({ free }) => free > 0))?.releases_at ?? null;

function listed(after: AfterClient, at: HallNow, service: string): { days: SlotDay[]; releases_next: string | null } {
  const { hall, taken, calendar } = at;
  const list = (from: string) => after.slots({ hall, service, taken, calendar, from, days: days_at_once, now: china_time(at.now_ms) });
  const today = day_at(at);
  const days = list(today);
  // Of a hall that gives sixty days ahead, what comes next lies beyond.
  return { days, releases_next: next_of(days) ?? next_of(list(later(today, days_at_once))) };
}

/** What is free now. The day and the slot that were chosen stay so while they are free; nothing is chosen for anybody. */
export async function fresh_choice(
  halls: HallsApi,
  loading: Promise<AfterClient>,
  clock: Clock,
  where: { hall: string; service: string },
  chosen: Pick<SlotChoice, 'day' | 'slot'>,
): Promise<{ choice: SlotChoice; at: HallNow; problem: null } | { choice: null; at: null; problem: Problem }> {
  const failed = (problem: Problem) => ({ choice: null, at: null, problem });
  const [after, first] = await Promise.all([loading.catch(() => null), halls.now_at(where.hall)]);
  if (first.problem) return failed(first.problem);
  if (!after) return failed(unreachable);
  let at = first.value;
  let list: ReturnType<typeof listed>;
  try {
    list = listed(after, at, where.service);
  } catch {
    // The hall was changed since it was fetched.
    const again = await halls.now_at(where.hall, true);
    if (again.problem) return failed(again.problem);
    at = again.value;
    try {
      list = listed(after, at, where.service);
    } catch {
      return failed(unreachable);
    }
  }
  const days = list.days.map(offered);
  const free = days.filter(is_free);
  const open = free.find((one) => one.day === chosen.day) ?? free[0];
  const slot = open?.slots.find(({ id, state }) => id === chosen.slot && state === 'open')?.id ?? null;
  const { releases_next } = list;
  const releases_at_ms = device_time(releases_next, at.now_ms, clock);
  return { choice: { days, releases_next, releases_at_ms, day: open?.day ?? null, slot, kept_at_ms: at.kept_at_ms }, at, problem: null };
}

/** Looks again once the next slots are there, where that is soon; once, however it turns out. Answers how to leave it. */
export function at_release(clock: Clock, { releases_at_ms }: SlotChoice, look: () => void, draw: () => number = Math.random): () => void {
  if (releases_at_ms === null) return () => undefined;
  return clock.after(Math.max(0, releases_at_ms - clock.now_ms()) + spread_ms * draw(), look);
}
