// At the hall: the pass to show at the door, then the number and how long it takes.

import type { Api } from '../api/client';
import type { Problem, TicketStanding } from '../api/types';
import type { Clock } from '../base/host';
import { Model } from '../base/model';

const look_every_ms = 5_000;

export interface AtHallState {
  /** The line of text that the code shows. */
  pass: string | null;
  /** Once a number was drawn. */
  standing: TicketStanding | null;
  problem: Problem | null;
}

/** Of a booking; or, for whoever walked in, of the number alone. */
export type Whose = { booking: string } | { ticket: string };

export class AtHallModel extends Model<AtHallState> {
  private stop_looking: () => void = () => undefined;

  constructor(
    private readonly api: Api,
    private readonly clock: Clock,
    private readonly whose: Whose,
  ) {
    super({ pass: null, standing: null, problem: null });
  }

  async load(): Promise<void> {
    const ticket = 'ticket' in this.whose ? this.whose.ticket : await this.load_pass(this.whose.booking);
    if (!ticket) return;
    const { value, problem } = await this.api.ticket(ticket);
    this.set(value ? { standing: value.ticket, problem: null } : { problem });
  }

  /** Looks now and again until it is stopped. */
  watch(): void {
    void this.load();
    this.stop_looking = this.clock.after(look_every_ms, () => this.watch());
  }

  stop(): void {
    this.stop_looking();
  }

  private async load_pass(booking: string): Promise<string | null> {
    const { value, problem } = await this.api.pass(booking);
    // A pass that is there already opens the door without network.
    if (problem) this.set({ problem: this.state.pass ? null : problem });
    else this.set({ pass: value.pass.text, problem: null });
    return value?.pass.ticket ?? null;
  }
}
