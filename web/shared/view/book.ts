// Booking a visit: the days and slots of a hall, one held for the citizen until the application is sent.

import type { Api } from '../api/client';
import type { Booking, Hall, Problem } from '../api/types';
import type { Clock } from '../base/host';
import { Model } from '../base/model';
import type { Definition, Visit } from '../core/shapes';
import type { Draft, Drafts } from './draft';
import { fresh_choice, no_choice, type SlotChoice } from './slots';

export interface BookState extends SlotChoice {
  hall: Hall | null;
  booking: Booking | null;
  working: boolean;
  /** Words to say once, by message key. */
  notice: 'book.taken' | 'book.expired' | 'book.kept' | 'book.choose' | null;
  problem: Problem | null;
}

/** True while the booking still stands at this moment. */
export function is_standing(booking: Booking, now_ms: number): boolean {
  if (booking.state === 'confirmed') return true;
  return booking.state === 'held' && (booking.held_until === null || Date.parse(booking.held_until) > now_ms);
}

export class BookModel extends Model<BookState> {
  private draft: Draft;

  constructor(
    private readonly api: Api,
    private readonly clock: Clock,
    private readonly drafts: Drafts,
    service: Definition,
    private readonly visit: Visit,
  ) {
    const draft = drafts.open(service.id, service.version);
    super({
      ...no_choice,
      hall: null,
      booking: draft.booking,
      working: false,
      notice: null,
      problem: null,
    });
    this.draft = draft;
  }

  /** Where the visit is, and what for, as the hall names it. */
  get place(): { hall: string; service: string } {
    return { hall: this.visit.hall, service: this.visit.service };
  }

  /** Lets go of a booking that the server no longer holds, and lists what is free. */
  async load(): Promise<void> {
    this.draft = this.drafts.change(this.draft, { visit_service: this.visit.service });
    const hall = await this.api.hall(this.visit.hall);
    if (hall.value) this.set({ hall: hall.value.hall });
    const { booking } = this.state;
    if (booking) {
      const mine = await this.api.bookings();
      const same = mine.value?.bookings.find(({ id }) => id === booking.id);
      const gone = mine.value ? !same : !is_standing(booking, this.clock.now_ms());
      if (gone) this.keep(null, 'book.expired');
      else if (same) this.keep(same, null);
    }
    await this.refresh();
  }

  /** What was chosen stays chosen while it is free. */
  async refresh(): Promise<void> {
    const { choice, problem } = await fresh_choice(this.api, this.clock, this.visit, this.state);
    this.set(choice ? { ...choice, problem: null } : { problem });
  }

  choose_day(day: string): void {
    this.set({ day, slot: null, notice: null });
  }

  choose_slot(slot: string): void {
    this.set({ slot, notice: null });
  }

  /** Whether a slot is held afterwards. */
  async book(): Promise<boolean> {
    const { slot, working } = this.state;
    if (working) return false;
    if (!slot) {
      this.set({ notice: 'book.choose' });
      return false;
    }
    this.set({ working: true, notice: null, problem: null });
    const { value, problem } = await this.api.book(this.visit.hall, this.visit.service, slot);
    this.set({ working: false });
    if (value) {
      this.keep(value.booking, null);
      return true;
    }
    if (problem.code === 'booking_open' && problem.booking) {
      // This device already holds one (another tab, or an answer that got lost): show it instead of a refusal.
      this.keep(problem.booking, 'book.kept');
      return true;
    }
    if (problem.code === 'slot_taken') {
      this.set({ slot: null });
      await this.refresh();
      this.set({ notice: 'book.taken' });
    } else {
      this.set({ problem });
    }
    return false;
  }

  /** Gives the held slot back, to choose another. */
  async give_back(): Promise<void> {
    const { booking, working } = this.state;
    if (!booking || working) return;
    this.set({ working: true, problem: null });
    const { problem } = await this.api.cancel_booking(booking.id);
    this.set({ working: false });
    if (problem && problem.code !== 'not_found' && problem.code !== 'case_state') return this.set({ problem });
    this.keep(null, null);
    await this.refresh();
  }

  /** The waiting list gave a slot: it is held as any other. */
  take_over(booking: Booking): void {
    this.keep(booking, null);
  }

  private keep(booking: Booking | null, notice: BookState['notice']): void {
    this.draft = this.drafts.change(this.draft, { booking });
    this.set({ booking, notice });
  }
}
