// One visit: when and where, until when it can be moved or called off, and moving it in one act.

import type { Api } from '../api/client';
import { HallsApi } from '../api/halls';
import type { Booking, Hall, Problem } from '../api/types';
import type { Clock } from '../base/host';
import { Model } from '../base/model';
import type { AfterClient } from '../core/after';
import { fresh_choice, no_choice, type SlotChoice } from './slots';

export interface VisitState extends SlotChoice {
  booking: Booking | null;
  hall: Hall | null;
  /** Where such a visit counts as well. */
  also_at: string[];
  /** True while another slot is being chosen. */
  moving: boolean;
  working: boolean;
  /** Words to say once, by message key. */
  notice: 'visit.moved' | 'visit.cancelled' | 'visit.gone' | 'visit.taken' | 'visit.choose' | null;
  problem: Problem | null;
}

/** Whether a visit can still be moved or called off at this moment; the server decides when it is asked. */
export function may_change(booking: Booking, now_ms: number): boolean {
  return booking.state === 'confirmed' && now_ms < Date.parse(booking.changes_until);
}

export class VisitModel extends Model<VisitState> {
  private readonly halls: HallsApi;

  constructor(
    private readonly api: Api,
    private readonly clock: Clock,
    private readonly id: string,
    private readonly after: () => Promise<AfterClient>,
  ) {
    super({
      booking: null,
      hall: null,
      also_at: [],
      ...no_choice,
      moving: false,
      working: false,
      notice: null,
      problem: null,
    });
    this.halls = new HallsApi(api, clock);
  }

  async load(): Promise<void> {
    const { value, problem } = await this.api.bookings();
    if (problem) return this.set({ problem });
    const booking = value.bookings.find(({ id }) => id === this.id) ?? null;
    if (!booking) return this.set({ booking, notice: 'visit.gone', problem: null });
    this.set({ booking, problem: null });
    if (this.state.hall) return;
    const { value: at } = await this.halls.named(booking.hall);
    if (at) this.set({ hall: at.hall, also_at: at.also_at[booking.service] ?? [] });
  }

  /** Shows what is free; the visit stands where it is meanwhile. */
  async begin_move(): Promise<void> {
    this.set({ moving: true, notice: null });
    await this.refresh();
  }

  leave_as_it_is(): void {
    this.set({ moving: false, slot: null, notice: null, problem: null });
  }

  choose_day(day: string): void {
    this.set({ day, slot: null, notice: null });
  }

  choose_slot(slot: string): void {
    this.set({ slot, notice: null });
  }

  async move(): Promise<void> {
    const { slot, working } = this.state;
    if (working) return;
    if (!slot) return this.set({ notice: 'visit.choose' });
    this.set({ working: true, notice: null, problem: null });
    const { value, problem } = await this.api.reschedule(this.id, slot);
    this.set({ working: false });
    if (value) return this.take_over(value.booking);
    if (problem.code !== 'slot_taken') return this.set({ problem });
    this.set({ slot: null });
    await this.refresh();
    this.set({ notice: 'visit.taken' });
  }

  /** The visit stands elsewhere now. */
  take_over(booking: Booking): void {
    this.set({ booking, moving: false, slot: null, notice: 'visit.moved', problem: null });
  }

  async cancel(): Promise<void> {
    if (this.state.working) return;
    this.set({ working: true, notice: null, problem: null });
    const { value, problem } = await this.api.cancel_booking(this.id);
    this.set({ working: false, ...(value ? { booking: null, notice: 'visit.cancelled' } : { problem }) });
  }

  /** What was chosen stays chosen while it is free. */
  async refresh(): Promise<void> {
    const { booking } = this.state;
    if (!booking) return;
    const { choice, problem } = await fresh_choice(this.halls, this.after(), this.clock, booking, this.state);
    this.set(choice ? { ...choice, problem: null } : { problem });
  }
}
