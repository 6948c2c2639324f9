// Hours and places as a supervisor types them, and what of them is other than what stands.

import type { HallChangeRequest, HallPlaces, HallPlan, HallWeek } from './api';

export const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
export type Weekday = (typeof weekdays)[number];
export const channels = ['online', 'walk_in', 'staff', 'priority'] as const;

/** `09:00-12:00 13:30-17:00`; empty where it is closed. */
export function hours_text(week: HallWeek, day: Weekday): string {
  return (week[day] ?? []).map((span) => span.join('-')).join(' ');
}

/** The same as the server reads it, however somebody writes it; null where that is no hours. */
export function read_hours(text: string): string[][] | null {
  const plain = text.normalize('NFKC').replace(/\s*[-–—~～至到]\s*/g, '-');
  const spans: string[][] = [];
  for (const part of plain.split(/[\s,，、;；]+/)) {
    const found = /^(\d{1,2}):(\d\d)-(\d{1,2}):(\d\d)$/.exec(part);
    if (found) spans.push([`${found[1]!.padStart(2, '0')}:${found[2]}`, `${found[3]!.padStart(2, '0')}:${found[4]}`]);
    else if (part) return null;
  }
  return spans;
}

/** What is typed: hours by weekday, places by channel. */
export interface Typed {
  hours: Record<Weekday, string>;
  places: HallPlaces | null;
}

export function typed_of(plan: HallPlan): Typed {
  const hours = Object.fromEntries(weekdays.map((day) => [day, hours_text(plan.weekly, day)])) as Typed['hours'];
  return { hours, places: plan.places };
}

/** The first weekday whose hours cannot be read. */
export const unread_day = (typed: Typed): Weekday | undefined => weekdays.find((day) => read_hours(typed.hours[day]) === null);

/** A week or places that are other than what stands: only that is asked for. */
export function changed_of(plan: HallPlan, typed: Typed): Pick<HallChangeRequest, 'weekly' | 'places'> {
  const weekly: HallWeek = Object.fromEntries(weekdays.map((day) => [day, read_hours(typed.hours[day]) ?? []]));
  const { places } = typed;
  return {
    ...(weekdays.some((day) => hours_text(weekly, day) !== hours_text(plan.weekly, day)) ? { weekly } : {}),
    ...(places && channels.some((channel) => places[channel] !== plan.places?.[channel]) ? { places } : {}),
  };
}
