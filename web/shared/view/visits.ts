// My visits: what is booked, and what I wait for.

import type { Api } from '../api/client';
import type { Booking, Hall, Problem, WaitingEntry } from '../api/types';
import { Model } from '../base/model';

export interface VisitsState {
  bookings: Booking[] | null;
  waiting: WaitingEntry[];
  /** By id, as far as they could be fetched. */
  halls: { [id: string]: Hall };
  problem: Problem | null;
}

export class VisitsModel extends Model<VisitsState> {
  constructor(private readonly api: Api) {
    super({ bookings: null, waiting: [], halls: {}, problem: null });
  }

  async load(): Promise<void> {
    const [booked, waited] = await Promise.all([this.api.bookings(), this.api.waiting()]);
    const problem = booked.problem ?? waited.problem ?? null;
    if (!booked.value || !waited.value) return this.set({ problem });
    const { bookings } = booked.value;
    const { waiting } = waited.value;
    this.set({ bookings, waiting, problem: null });
    const ids = new Set([...bookings.map(({ hall }) => hall), ...waiting.flatMap(({ halls }) => halls)]);
    const fetched = await Promise.all([...ids].map((id) => this.api.hall(id)));
    const halls = Object.fromEntries(fetched.flatMap(({ value }) => (value ? [[value.hall.id, value.hall]] : [])));
    this.set({ halls });
  }
}
