// Booking a visit: the days and slots of a hall, one held for the citizen until the application is sent.

import type { Api } from '../api/client';
import { HallsApi, type HallNamed } from '../api/halls';
import type { Booking, Hall, Problem } from '../api/types';
import type { Clock } from '../base/host';
import { Model } from '../base/model';
import type { AfterClient } from '../core/after';
import type { Definition, Visit } from '../core/shapes';
import type { Draft, Drafts } from './draft';
import { fresh_choice, no_choice, type SlotChoice } from './slots';

export interface BookState extends SlotChoice {
  hall: Hall | null;
  /** Where the visit can be made, if in more than one hall; the first is the one that the service names. */
  halls: HallNamed[];
  booking: Booking | null;
  working: boolean;
  /** Words to say once, by message key. */
  notice: 'book.taken' | 'book.expired' | 'book.kept' | 'book.choose' | 'book.planned_gone' | null;
  problem: Problem | null;
}

/** True while the booking still stands at this moment. */
export function is_standing(booking: Booking, now_ms: number): boolean {
  if (booking.state === 'confirmed') return true;
  return booking.state === 'held' && (booking.held_until === null || Date.parse(booking.held_until) > now_ms);
}

export const halls_of = ({ hall, also_at = [] }: Visit): string[] => [hall, ...also_at];

export class BookModel extends Model<BookState> {
  private draft: Draft;
  private readonly halls: HallsApi;
  /** The one that is being looked at. */
  private hall: string;

  constructor(
    private readonly api: Api,
    private readonly clock: Clock,
    private readonly drafts: Drafts,
    service: Definition,
    private readonly visit: Visit,
    private readonly after: () => Promise<AfterClient>,
  ) {
    const draft = drafts.open(service.id, service.version);
    const planned = draft.planned?.service === visit.service && halls_of(visit).includes(draft.planned.hall) ? draft.planned : null;
    super({
      ...no_choice,
      day: planned?.slot?.slice(0, 10) ?? null,
      slot: planned?.slot ?? null,
      hall: null,
      halls: [],
      booking: draft.booking,
      working: false,
      notice: null,
      problem: null,
    });
    this.draft = draft;
    this.halls = new HallsApi(api, clock);
    this.hall = draft.booking?.hall ?? planned?.hall ?? visit.hall;
  }

  /** Where the visit is, and what for, as the hall names it; any of `halls` would do. */
  get place(): { hall: string; service: string; halls: string[] } {
    return { hall: this.hall, service: this.visit.service, halls: halls_of(this.visit) };
  }

  /** Lets go of a booking that the server no longer holds, and lists what is free. */
  async load(): Promise<void> {
    this.draft = this.drafts.change(this.draft, { visit_service: this.visit.service });
    void this.name_halls();
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

  /** What was chosen, or planned, stays chosen while it is free. */
  async refresh(): Promise<void> {
    const { hall } = this;
    const wanted = this.state.slot;
    const { choice, at, problem } = await fresh_choice(this.halls, this.after(), this.clock, this.place, this.state);
    // Another hall was chosen meanwhile.
    if (hall !== this.hall) return;
    if (problem) return this.set({ problem });
    const is_gone = wanted !== null && wanted === this.draft.planned?.slot && choice.slot !== wanted;
    this.set({ ...choice, hall: at.hall, problem: null, ...(is_gone ? { notice: 'book.planned_gone' as const } : {}) });
  }

  async choose_hall(hall: string): Promise<void> {
    if (hall === this.hall || !halls_of(this.visit).includes(hall)) return;
    this.hall = hall;
    this.draft = this.drafts.change(this.draft, { planned: { hall, service: this.visit.service, slot: null } });
    this.set({ ...no_choice, hall: null, notice: null, problem: null });
    await this.refresh();
  }

  /** The booking is in another hall than the one that was looked at. */
  private async go_to(hall: string): Promise<void> {
    this.hall = hall;
    this.set({ hall: null });
    const { value } = await this.halls.named(hall);
    if (value && hall === this.hall) this.set({ hall: value.hall });
  }

  private async name_halls(): Promise<void> {
    const ids = halls_of(this.visit);
    if (ids.length < 2) return;
    const { value } = await this.halls.ways();
    if (value) this.set({ halls: ids.flatMap((id) => value.halls.find((hall) => hall.id === id) ?? []) });
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
    const { value, problem } = await this.api.book(this.hall, this.visit.service, slot);
    this.set({ working: false });
    if (value) {
      this.keep(value.booking, null);
      return true;
    }
    // One that a case waits for is that case's: it cannot be this application's, too.
    if (problem.code === 'booking_open' && problem.booking?.case_number === null) {
      // This device already holds one (another tab, or an answer that got lost): show it instead of a refusal.
      this.keep(problem.booking, 'book.kept');
      return true;
    }
    // Taken, or gone with hours that were changed since.
    if (problem.code === 'slot_taken' || problem.code === 'not_found') {
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
    if (booking && booking.hall !== this.hall) void this.go_to(booking.hall);
  }
}
