// The waiting list for a hall's service: say which days would do, be offered what others give back, take it or leave it
// to the next.

import type { Api } from '../api/client';
import type { Booking, Outcome, Problem, WaitingEntry } from '../api/types';
import type { Clock } from '../base/host';
import { today_in_china } from '../base/host';
import { Model } from '../base/model';

/** How often it is asked whether something is offered, while the page is open. */
const look_every_ms = 10_000;
const day_ms = 86_400_000;
const wished_days = 14;

export interface WaitingState {
  /** Null: one waits for nothing of this service. */
  entry: WaitingEntry | null;
  loaded: boolean;
  /** The wished days, both included. */
  from: string;
  to: string;
  working: boolean;
  problem: Problem | null;
}

const later = (day: string, days: number) => new Date(Date.parse(day) + days * day_ms).toISOString().slice(0, 10);

export class WaitingModel extends Model<WaitingState> {
  private stop_looking: () => void = () => undefined;

  constructor(
    private readonly api: Api,
    private readonly clock: Clock,
    private readonly where: { hall: string; service: string },
  ) {
    const from = today_in_china(clock);
    super({ entry: null, loaded: false, from, to: later(from, wished_days - 1), working: false, problem: null });
  }

  async load(): Promise<void> {
    const { value, problem } = await this.api.waiting();
    if (problem) return this.set({ problem });
    const entry = value.waiting.find(({ service }) => service === this.where.service) ?? null;
    this.set({ entry, loaded: true, problem: null });
  }

  /** Looks now and again until it is stopped. */
  watch(): void {
    void this.load();
    this.stop_looking = this.clock.after(look_every_ms, () => this.watch());
  }

  stop(): void {
    this.stop_looking();
  }

  wish(change: Partial<Pick<WaitingState, 'from' | 'to'>>): void {
    this.set(change);
  }

  async join(): Promise<void> {
    const { from, to } = this.state;
    await this.act(() => this.api.wait(this.where.service, [this.where.hall], from, to));
  }

  /** The booking as it stands with what was offered; null where that came too late. */
  async take(): Promise<Booking | null> {
    const { entry } = this.state;
    if (!entry) return null;
    const { value } = await this.tell(() => this.api.take_offer(entry.id));
    if (!value) return null;
    this.set({ entry: null });
    return value.booking;
  }

  async decline(): Promise<void> {
    const { entry } = this.state;
    if (entry) await this.act(() => this.api.decline_offer(entry.id));
  }

  async leave(): Promise<void> {
    const { entry } = this.state;
    if (entry) await this.act(() => this.api.stop_waiting(entry.id));
  }

  private async act(ask: () => Promise<Outcome<{ waiting: WaitingEntry }>>): Promise<void> {
    const { value } = await this.tell(ask);
    if (!value) return;
    const { waiting } = value;
    const is_open = waiting.state === 'waiting' || waiting.state === 'offered';
    this.set({ entry: is_open ? waiting : null });
  }

  private async tell<Value>(ask: () => Promise<Outcome<Value>>): Promise<{ value?: Value }> {
    if (this.state.working) return {};
    this.set({ working: true, problem: null });
    const { value, problem } = await ask();
    this.set({ working: false });
    if (value) return { value };
    // What is offered may have changed hands meanwhile: show how it stands beside what went wrong.
    await this.load();
    this.set({ problem });
    return {};
  }
}
