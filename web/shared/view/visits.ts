// My visits: what is booked, what I wait for, and what I am told of them.

import type { Api } from '../api/client';
import { WaitingApi } from '../api/waiting';
import type { Booking, Hall, Notice, Problem, WaitingEntry } from '../api/types';
import { Model } from '../base/model';

export interface VisitsState {
  bookings: Booking[] | null;
  waiting: WaitingEntry[];
  notices: Notice[];
  /** By id, as far as they could be fetched. */
  halls: { [id: string]: Hall };
  problem: Problem | null;
}

export class VisitsModel extends Model<VisitsState> {
  constructor(private readonly api: Api) {
    super({ bookings: null, waiting: [], notices: [], halls: {}, problem: null });
  }

  async load(): Promise<void> {
    const [booked, waited, told] = await Promise.all([this.api.bookings(), new WaitingApi(this.api).waiting(), this.api.notices()]);
    const problem = booked.problem ?? waited.problem ?? null;
    if (!booked.value || !waited.value) return this.set({ problem });
    const { bookings } = booked.value;
    const { waiting } = waited.value;
    // Without what one is told, the visits themselves are still there.
    const notices = told.value?.notices ?? [];
    this.set({ bookings, waiting, notices, problem: null });
    const ids = new Set([...[...bookings, ...notices].map(({ hall }) => hall), ...waiting.flatMap(({ halls }) => halls)]);
    const fetched = await Promise.all([...ids].map((id) => this.api.hall(id)));
    const halls = Object.fromEntries(fetched.flatMap(({ value }) => (value ? [[value.hall.id, value.hall]] : [])));
    this.set({ halls });
  }

  /** Gone at once; if the server was not reached it is there again next time. */
  async put_away(id: string): Promise<void> {
    this.set({ notices: this.state.notices.filter((one) => one.id !== id) });
    await this.api.put_away_notice(id);
  }
}
