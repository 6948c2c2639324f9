// What a phone computes calendars and plans from: halls, working days, ways, and what is taken. Apart from client.ts,
// since no page starts with it.

import type { Clock } from '../base/host';
import type { Api } from './client';
import type { Hall, Outcome } from './types';

const segment = encodeURIComponent;

/** One of the halls that a plan may lead to or a visit be booked in. */
export interface HallNamed {
  id: string;
  title: Hall['title'];
  address: Hall['address'] | null;
}

/** Minutes from hall to hall, as appointment.plan takes them. */
export interface Ways {
  halls: HallNamed[];
  travel_minutes: number;
  travel: { from: string; to: string; minutes: number }[];
}

export interface HallKnown {
  hall: Hall;
  /** Of each of its services, the other halls where such a visit counts as well. */
  also_at: { [service: string]: string[] };
}

/** A hall with what is taken of it, as the core takes both, and what time it is there. */
export interface HallNow extends HallKnown {
  taken: object;
  calendar: object;
  /** By the server's clock; where it could not be asked, as long after its last answer as this device counts. */
  now_ms: number;
  /** When that answer came, where the server could not be asked. */
  kept_at_ms: number | null;
}

interface HallAnswer {
  hall: Hall;
  services: { id: string; also_at?: string[] }[];
}

/** What seldom changes is fetched once for as long as the page stands. */
const fetched = new WeakMap<object, Map<string, unknown>>();

// A copy of before the halls said so has none.
const known_by = ({ hall, services }: HallAnswer): HallKnown => ({
  hall,
  also_at: Object.fromEntries(services.map(({ id, also_at = [] }) => [id, also_at])),
});

export class HallsApi {
  constructor(
    private readonly api: Pick<Api, 'catalogue'>,
    private readonly clock: Pick<Clock, 'now_ms'>,
  ) {}

  ways(): Promise<Outcome<Ways>> {
    return this.once('/halls');
  }

  async named(hall: string): Promise<Outcome<HallKnown>> {
    const outcome = await this.once<HallAnswer>(`/halls/${segment(hall)}`);
    return outcome.value ? { ...outcome, value: known_by(outcome.value) } : outcome;
  }

  /**
   * What is taken, and the hall as it stands: its hours and places change from the console, also while a page is open, and
   * what is taken is read by them. Unchanged it is an answer without a body. `anew`: the working days do not fit any more.
   */
  async now_at(hall: string, anew = false): Promise<Outcome<HallNow>> {
    const path = `/halls/${segment(hall)}`;
    const [known, days, taken] = await Promise.all([
      this.once<HallAnswer>(path, true),
      this.once<{ calendar: object }>('/calendar', anew),
      this.api.catalogue<{ now: string; taken: object }>(`${path}/taken`),
    ]);
    if (known.problem) return known;
    if (days.problem) return days;
    if (taken.problem) return taken;
    const kept_at_ms = taken.kept_at_ms ?? null;
    const since_ms = kept_at_ms === null ? 0 : Math.max(0, this.clock.now_ms() - kept_at_ms);
    return {
      value: {
        ...known_by(known.value),
        taken: taken.value.taken,
        calendar: days.value.calendar,
        now_ms: Date.parse(taken.value.now) + since_ms,
        kept_at_ms,
      },
    };
  }

  private async once<Value>(path: string, anew = false): Promise<Outcome<Value>> {
    const known = fetched.get(this.api) ?? new Map<string, unknown>();
    fetched.set(this.api, known);
    if (known.has(path) && !anew) return { value: known.get(path) as Value };
    const outcome = await this.api.catalogue<Value>(path);
    if (outcome.value && outcome.kept_at_ms === undefined) known.set(path, outcome.value);
    return outcome;
  }
}
