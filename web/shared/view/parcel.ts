// The recurring figure: one timeline for case and parcel, newest first, with what is awaited on top.

import type { Case, Shipment, TimelineEntry } from '../api/types';

export interface Moment {
  /** Message key of the words, `timeline.…`. */
  key: string;
  kind: TimelineEntry['kind'];
  /** RFC 3339, or the day by which it is promised; null when nobody can say. */
  at: string | null;
  /** The courier's own words. */
  text: string;
  state: 'awaited' | 'newest' | 'past';
}

/** What comes next for a case in a state; nothing once it has ended. */
const awaited: Partial<Record<Case['state'], string>> = {
  submitted: 'timeline.awaited.acceptance',
  accepted: 'timeline.awaited.decision',
  supplement_requested: 'timeline.awaited.supplement',
  granted: 'timeline.awaited.posting',
  delivering: 'timeline.awaited.delivery',
};

function due_of(subject: Case): string | null {
  if (subject.state === 'supplement_requested') return subject.supplement?.due ?? null;
  return subject.state === 'accepted' ? subject.promised_due : null;
}

export function moments_of(subject: Case): Moment[] {
  const past = [...subject.timeline].reverse().map((entry, index): Moment => ({
    key: `timeline.${entry.code}`,
    kind: entry.kind,
    at: entry.at,
    text: entry.text ?? '',
    state: index === 0 ? 'newest' : 'past',
  }));
  const key = awaited[subject.state];
  return key ? [{ key, kind: 'case', at: due_of(subject), text: '', state: 'awaited' }, ...past] : past;
}

/** A place the parcel came through, as the courier names it. */
export interface Stop {
  place: string;
  /** Where it is now. */
  here: boolean;
}

const stops_max = 4;
const arrived_states: readonly Shipment['state'][] = ['delivered', 'delivered_proxy', 'in_locker'];

export const has_arrived = (shipment: Shipment): boolean => arrived_states.includes(shipment.state);

/** The way so far, at most four places: the first and the last ones. Each once in a row, by the nearest name only. */
export function route_of(shipment: Shipment): Stop[] {
  const places: string[] = [];
  for (const { area } of shipment.events) {
    const place = area.split(/[,，]/).pop()?.trim() ?? '';
    if (place && place !== places[places.length - 1]) places.push(place);
  }
  const shown = places.length > stops_max ? [places[0]!, ...places.slice(1 - stops_max)] : places;
  const arrived = has_arrived(shipment);
  return shown.map((place, at) => ({ place, here: !arrived && at === shown.length - 1 }));
}
