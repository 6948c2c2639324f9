// The waiting list for a hall's service: say which days would do, be offered what others give back, take it or leave it
// to the next.

import type { Api } from '../api/client';
import { HallsApi, type HallNamed } from '../api/halls';
import { WaitingApi } from '../api/waiting';
import type { Booking, Outcome, Problem, WaitingEntry } from '../api/types';
import type { Clock } from '../base/host';
import { today_in_china } from '../base/host';
import { Model } from '../base/model';

/** How often it is asked whether something is offered, while the page is open. */
const look_every_ms = 10_000;
const day_ms = 86_400_000;
const wished_days = 14;
/** As many as the server takes. */
export const wished_halls_max = 5;

export interface WaitingState {
  /** Null: one waits for nothing of this service. */
  entry: WaitingEntry | null;
  loaded: boolean;
  /** The wished days, both included. */
  from: string;
  to: string;
  /** The halls of which any will do. */
  halls: string[];
  /** How those are called that one may choose among; none where there is one only. */
  choice: HallNamed[];
  working: boolean;
  problem: Problem | null;
}

const later = (day: string, days: number) => new Date(Date.parse(day) + days * day_ms).toISOString().slice(0, 10);

/** What one waits for, asked about now and again: once for all the lists that stand on a page. */
export class WaitingLook extends Model<{ waiting: WaitingEntry[] | null }> {
  private readonly api: WaitingApi;
  private watchers = 0;
  private stop_looking: () => void = () => undefined;

  constructor(
    api: Api,
    private readonly clock: Clock,
  ) {
    super({ waiting: null });
    this.api = new WaitingApi(api);
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
  private readonly api: WaitingApi;

  constructor(
    api: Api,
    clock: Clock,
    private readonly where: { hall: string; service: string; halls?: string[] },
    private readonly look = new WaitingLook(api, clock),
  ) {
    const from = today_in_china(clock);
    super({ entry: null, loaded: false, from, to: later(from, wished_days - 1), halls: [where.hall], choice: [], working: false, problem: null });
    this.api = new WaitingApi(api);
    this.look.subscribe(() => this.read());
    this.read();
    void this.name_halls(new HallsApi(api, clock));
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

  /** Any of the chosen halls will do; one at least is. */
  choose_hall(hall: string, on: boolean): void {
    const others = this.state.halls.filter((id) => id !== hall);
    const halls = on ? [...others, hall] : others;
    if (halls.length > 0 && halls.length <= wished_halls_max) this.set({ halls });
  }

  private async name_halls(halls: HallsApi): Promise<void> {
    const ids = this.where.halls ?? [];
    if (ids.length < 2) return;
    const { value } = await halls.ways();
    if (value) this.set({ choice: value.halls.filter(({ id }) => ids.includes(id)) });
  }

  async join(): Promise<void> {
    const { from, to, halls } = this.state;
    await this.act(() => this.api.wait(this.where.service, halls, from, to));
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
