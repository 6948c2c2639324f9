// The desk in a hall: passes are checked on this device, numbers are given, the next one is called to this window.

import type { Key, Outcome, Problem } from '../../shared/api/types';
import type { Shelf } from '../../shared/base/host';
import { Model } from '../../shared/base/model';
import type { ConsoleApi, Hall, HallLine, ServiceTitle, Ticket, TicketEvent } from './api';

/** What the core says of a pass, whoever shows it. */
export interface PassVerdict {
  valid: boolean;
  reason: string | null;
  booking?: string;
  hall?: string;
  slot?: string;
}

/** What the desk says of a pass that was shown. */
export type CheckIn = 'checked_in' | 'kept' | 'forged' | 'other_hall' | 'other_day' | 'used' | 'refused';

export interface HallDeskState {
  hall: Hall | null;
  titles: ServiceTitle[];
  line: HallLine | null;
  /** Who is at this window. */
  mine: Ticket | null;
  window: string;
  /** What the last act came to, and for whom. */
  checked: { outcome: CheckIn; number: string } | null;
  drawn: Ticket | null;
  nobody: boolean;
  /** Passes that were checked here and not told to the server yet. */
  untold: number;
  problem: Problem | null;
}

const window_key = 'hall.window';
const keys_key = 'hall.keys';
const seen_key = (day: string) => `hall.seen.${day}`;
const untold_key = 'hall.untold';

function kept<Value>(shelf: Shelf, key: string, otherwise: Value): Value {
  try {
    return (JSON.parse(shelf.read(key) ?? 'null') as Value | null) ?? otherwise;
  } catch {
    return otherwise;
  }
}

type Api = Pick<ConsoleApi, 'hall' | 'line' | 'keys' | 'check_in' | 'draw_ticket' | 'call_next' | 'ticket_event'>;

export class HallDesk extends Model<HallDeskState> {
  constructor(
    private readonly api: Api,
    private readonly shelf: Shelf,
    private readonly verify: (pass: string, keys: Key[]) => Promise<PassVerdict>,
    readonly hall: string,
    /** The day by the hall's clock. */
    private readonly today: () => string,
  ) {
    const window = shelf.read(window_key) ?? '1';
    const untold = kept<string[]>(shelf, untold_key, []).length;
    super({ hall: null, titles: [], line: null, mine: null, window, checked: null, drawn: null, nobody: false, untold, problem: null });
  }

  async load(): Promise<void> {
    if (!this.state.hall) {
      const [{ value: hall }, { value: keys }] = await Promise.all([this.api.hall(this.hall), this.api.keys()]);
      // For days without network.
      if (keys) this.shelf.write(keys_key, JSON.stringify(keys.keys));
      if (hall) this.set({ hall: hall.hall, titles: hall.services });
    }
    await this.tell_what_is_untold();
    const { value, problem } = await this.api.line(this.hall);
    if (!value) return this.set({ problem: problem ?? null });
    this.set({ line: value, mine: value.called.find(({ window }) => window === this.state.window) ?? null, problem: null });
  }

  sit_at(window: string): void {
    this.shelf.write(window_key, window);
    this.set({ window, mine: this.state.line?.called.find((one) => one.window === window) ?? null });
  }

  /** Somebody shows a pass. The device decides alone; the server is told at once, or when the network is back. */
  async show(pass: string): Promise<void> {
    const verdict = await this.verify(pass.trim(), kept<Key[]>(this.shelf, keys_key, []));
    const booking = verdict.booking ?? '';
    const seen = kept<string[]>(this.shelf, seen_key(this.today()), []);
    if (!verdict.valid) return this.say('forged');
    if (verdict.hall !== this.hall) return this.say('other_hall');
    if (verdict.slot?.slice(0, 10) !== this.today()) return this.say('other_day');
    if (seen.includes(booking)) return this.say('used');
    await this.arrive(booking, () => this.shelf.write(seen_key(this.today()), JSON.stringify([...seen, booking])));
  }

  /** Somebody without their phone, found in the list of who is expected. */
  async arrive(booking: string, let_in: () => void = () => undefined): Promise<void> {
    const { value, problem } = await this.api.check_in(booking);
    if (value) {
      let_in();
      this.say('checked_in', value.ticket?.number);
      return this.load();
    }
    if (problem.status !== 0) {
      this.set({ checked: { outcome: 'refused', number: '' }, problem });
      return;
    }
    let_in();
    this.keep_untold([...kept<string[]>(this.shelf, untold_key, []), booking]);
    this.say('kept');
  }

  async give_number(service: string, priority: boolean): Promise<void> {
    const outcome = await this.api.draw_ticket(this.hall, service, priority);
    this.set({ drawn: outcome.value?.ticket ?? null, checked: null, problem: outcome.problem ?? null });
    if (outcome.value) await this.load();
  }

  async call_next(): Promise<void> {
    const { value, problem } = await this.api.call_next(this.hall, this.state.window);
    if (!value) return this.set({ problem: problem ?? null });
    this.set({ nobody: value.ticket === null });
    await this.load();
  }

  async act(event: TicketEvent): Promise<void> {
    const { mine } = this.state;
    if (!mine) return;
    const { problem } = await this.api.ticket_event(mine.id, event);
    if (problem) this.set({ problem });
    else await this.load();
  }

  private say(outcome: CheckIn, number = ''): void {
    this.set({ checked: { outcome, number }, drawn: null, problem: null });
  }

  private keep_untold(bookings: string[]): void {
    this.shelf.write(untold_key, JSON.stringify(bookings));
    this.set({ untold: bookings.length });
  }

  /** What the server refuses was told as well: it knows more than this device. */
  private async tell_what_is_untold(): Promise<void> {
    let left = kept<string[]>(this.shelf, untold_key, []);
    for (const booking of left) {
      const outcome: Outcome<unknown> = await this.api.check_in(booking);
      if (outcome.problem?.status === 0) break;
      left = left.filter((one) => one !== booking);
    }
    this.keep_untold(left);
  }
}
