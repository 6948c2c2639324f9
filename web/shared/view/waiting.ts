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

/** What one waits for, asked about now and again: once for all the lists that stand on a page. */
export class WaitingLook extends Model<{ waiting: WaitingEntry[] | null }> {
  private watchers = 0;
  private stop_looking: () => void = () => undefined;

  constructor(
    private readonly api: Api,
    private readonly clock: Clock,
  ) {
    super({ waiting: null });
  }

  /** Without an answer everything stays as it is: the next look comes soon. */
  async load(): Promise<void> {
    const { value } = await this.api.waiting();
    if (value) this.set({ waiting: value.waiting });
  }

  /** Looks as long as anybody watches. */
  watch(): void {
    if (this.watchers++ === 0) this.look_on();
  }

  stop(): void {
    if (--this.watchers === 0) this.stop_looking();
  }

  private look_on(): void {
    void this.load();
    this.stop_looking = this.clock.after(look_every_ms, () => this.look_on());
  }
}

export class WaitingModel extends Model<WaitingState> {
  constructor(
    private readonly api: Api,
    clock: Clock,
    private readonly where: { hall: string; service: string },
    private readonly look = new WaitingLook(api, clock),
  ) {
    const from = today_in_china(clock);
    super({ entry: null, loaded: false, from, to: later(from, wished_days - 1), working: false, problem: null });
    this.look.subscribe(() => this.read());
    this.read();
  }

  /** How it stands; what went wrong with an act stays said until the next one. */
  load(): Promise<void> {
    return this.look.load();
  }

  /** Looks now and again until it is stopped. */
  watch(): void {
    this.look.watch();
  }

  stop(): void {
    this.look.stop();
  }

  private read(): void {
    const { waiting } = this.look.state;
    if (waiting) this.set({ entry: waiting.find(({ service }) => service === this.where.service) ?? null, loaded: true });
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
    this.set({ working: false, problem: problem ?? null });
    if (value) return { value };
    // What is offered may have changed hands meanwhile: show how it stands beside what went wrong.
    await this.load();
    return {};
  }
}
