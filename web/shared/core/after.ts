// What comes after a form, by name and shape: a module of the core that is fetched when the first of it is asked.

import type { Core } from '../../../wasm/loader/loader';
import type { Key, SlotDay } from '../api/types';
import type { Receipt, ReceiptContent } from './shapes';

export type ReceiptVerdict = { valid: boolean; reason: string | null };

/** A hall's calendar for one of its services: the hall, what is taken and the working days as they are downloaded. */
export interface SlotsQuestion {
  hall: object;
  service: string;
  taken: object;
  calendar: object;
  from: string;
  days: number;
  now: string;
}

/** What takes a visit: at a hall's `service`, in any of `halls`. */
export interface Errand {
  id: string;
  service: string;
  people: string[];
  ready_on: string;
  online: boolean;
  halls?: string[];
}

export interface PlanQuestion {
  errands: Errand[];
  halls: { hall: object; taken: object }[];
  travel: { from: string; to: string; minutes: number }[];
  travel_minutes: number;
  from: string;
  days: number;
  now: string;
  calendar?: object;
}

export type PlanReason = 'plan.no_common_day' | 'plan.no_time_for_both' | 'plan.too_much_for_a_day';

export interface Plan {
  trips: number;
  /** No plan has fewer; the same as `trips` where it is exact. */
  trips_at_least: number;
  exact: boolean;
  days: {
    day: string;
    people: string[];
    /** `travel_minutes`: from the stop before, where that is in another hall. */
    stops: { errand: string; hall: string; slot: string; from: string; to: string; travel_minutes?: number }[];
    reason: { code: PlanReason; errands: string[] } | null;
  }[];
  online: string[];
  unplaced: string[];
}

export class AfterClient {
  constructor(private readonly core: Core) {}

  slots(question: SlotsQuestion): SlotDay[] {
    return this.core.call('appointment.slots', question).days;
  }

  plan(question: PlanQuestion): Plan {
    return this.core.call('appointment.plan', question);
  }

  verify_receipt(receipt: Receipt, keys: Key[]): ReceiptVerdict {
    return this.core.call('seal.verify_receipt', { receipt, keys });
  }

  content_hash(content: ReceiptContent): string {
    return this.core.call('seal.content_hash', { content }).hash;
  }

  /** Whether it can be a waybill number at all, and which couriers it looks like, the likeliest first. */
  detect_waybill(number: string): { valid: boolean; carriers: string[] } {
    return this.core.call('delivery.detect', { number });
  }
}
