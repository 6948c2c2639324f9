// What is to be done in person, as the core is asked to plan it (appointment.plan), and its answer with the words that
// the catalogue has for it. POST /plans of the server asks the same of the same core.

import type { HallNamed, HallNow, Ways } from '../api/halls';
import type { Text } from '../base/text';
import { china_time } from '../base/host';
import type { Errand, Plan, PlanQuestion, PlanReason } from '../core/after';
import type { Definition, Visit } from '../core/shapes';
import { halls_of } from './book';
import { day_at } from './slots';

/** As far ahead as any hall gives a time. */
const plan_days = 60;

/** A service that somebody wants done. */
export interface Wish {
  id: number;
  service: string;
  title: Text;
  /** Who has to be there. */
  people: string[];
  /** Its papers are not ready before; empty: they are. */
  ready_on: string;
}

/** A wish with what it takes. */
export interface Wanted {
  wish: Wish;
  service: Definition;
  /** Those that the answers lead to, so far. */
  visits: Visit[];
  /** To be brought on paper. */
  papers: Text[];
  /** Nothing of its form is missing but the time. */
  form_done: boolean;
}

export interface PlannedStop {
  wanted: Wanted;
  visit: Visit;
  hall: HallNamed;
  slot: string;
  from: string;
  to: string;
  /** The way from the stop before, where that is another hall. */
  travel_minutes: number | null;
}

export interface PlannedDay {
  day: string;
  people: string[];
  stops: PlannedStop[];
  reason: { code: PlanReason; titles: Text[] } | null;
}

export interface Planned {
  /** One for each day and person. */
  trips: number;
  /** None has fewer. */
  exact: boolean;
  trips_at_least: number;
  days: PlannedDay[];
  online: Wanted[];
  unplaced: { wanted: Wanted; visit: Visit }[];
  /** Visits for which nothing is booked, as collecting what was decided. */
  unbooked: { wanted: Wanted; visit: Visit }[];
  /** The server could not be asked: what was free then. */
  kept_at_ms: number | null;
}

interface Named {
  wanted: Wanted;
  visit: Visit | null;
}

export interface Errands {
  asked: Errand[];
  named: Map<string, Named>;
  unbooked: { wanted: Wanted; visit: Visit }[];
  /** Each once, in the order in which they are named. */
  halls: string[];
}

/** A wish's place and its visit name an errand, as the server names it. */
export function errands_of(wanted: readonly Wanted[]): Errands {
  const errands: Errands = { asked: [], named: new Map(), unbooked: [], halls: [] };
  wanted.forEach((one, at) => {
    const { people, ready_on, service } = one.wish;
    const ask = (id: string, visit: Visit | null) => {
      errands.named.set(id, { wanted: one, visit });
      errands.asked.push({ id, service: visit?.service ?? service, people, ready_on, online: !visit, ...(visit ? { halls: halls_of(visit) } : {}) });
    };
    const booked = one.visits.filter(({ booking }) => booking === 'required');
    for (const visit of one.visits) if (!booked.includes(visit)) errands.unbooked.push({ wanted: one, visit });
    for (const visit of booked) {
      ask(`${at}/${visit.id}`, visit);
      for (const hall of halls_of(visit)) if (!errands.halls.includes(hall)) errands.halls.push(hall);
    }
    if (booked.length === 0) ask(String(at), null);
  });
  return errands;
}

export function question_of(errands: Errands, halls: readonly HallNow[], ways: Ways, now_ms: number): PlanQuestion {
  const latest = halls.reduce((latest, at) => Math.max(latest, at.now_ms), halls.length > 0 ? 0 : now_ms);
  const from = halls[0] ? day_at({ ...halls[0], now_ms: latest }) : china_time(latest).slice(0, 10);
  const is_asked = (id: string) => errands.halls.includes(id);
  return {
    errands: errands.asked.map((errand) => ({ ...errand, ready_on: errand.ready_on > from ? errand.ready_on : from })),
    halls: halls.map(({ hall, taken }) => ({ hall, taken })),
    travel: ways.travel.filter(({ from, to }) => is_asked(from) && is_asked(to)),
    travel_minutes: ways.travel_minutes,
    from,
    days: plan_days,
    now: china_time(latest),
    ...(halls[0] ? { calendar: halls[0].calendar } : {}),
  };
}

export function planned_of(plan: Plan, errands: Errands, ways: Ways, kept_at_ms: number | null): Planned {
  const named = (id: string) => errands.named.get(id)!;
  const hall_of = (id: string) => ways.halls.find((hall) => hall.id === id) ?? { id, title: { 'zh-CN': id }, address: null };
  const title_of = (id: string): Text => named(id).visit?.title ?? named(id).wanted.wish.title;
  const in_person = (id: string) => ({ wanted: named(id).wanted, visit: named(id).visit! });
  return {
    ...plan,
    days: plan.days.map(({ day, people, stops, reason }) => ({
      day,
      people,
      stops: stops.map(({ errand, hall, slot, from, to, travel_minutes = null }) => {
        return { ...in_person(errand), hall: hall_of(hall), slot, from, to, travel_minutes };
      }),
      reason: reason && { code: reason.code, titles: reason.errands.map(title_of) },
    })),
    online: plan.online.map((id) => named(id).wanted),
    unplaced: plan.unplaced.map(in_person),
    unbooked: errands.unbooked,
    kept_at_ms,
  };
}
