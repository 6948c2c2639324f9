// Following a case: what happens now, who has it, by when, and the one timeline of case and parcel, kept up to date by
// the server's events.

import type { Api } from '../api/client';
import type { Case, EnteredParcel, Outcome, ParcelAddress, ParcelProblem, Problem } from '../api/types';
import type { Host } from '../base/host';
import { Model } from '../base/model';
import { subject_of, type Act, type Outbox } from './outbox';

export interface FollowState {
  case: Case | null;
  /** Whether changes arrive by themselves just now. */
  live: boolean;
  working: boolean;
  problem: Problem | null;
}

export class FollowModel extends Model<FollowState> {
  private close: (() => void) | null = null;

  constructor(
    private readonly api: Api,
    private readonly outbox: Outbox,
    private readonly host: Pick<Host, 'open_events'>,
    readonly number: string,
  ) {
    super({ case: null, live: false, working: false, problem: null });
  }

  async start(): Promise<void> {
    const { value, problem } = await this.api.case(this.number);
    if (problem) return this.set({ problem });
    this.set({ case: value.case, problem: null });
    this.close ??= this.host.open_events(this.api.events_path(this.number), {
      message: (event, data) => {
        if (event === 'case') this.set({ case: (JSON.parse(data) as { case: Case }).case, problem: null });
      },
      state: (live) => this.set({ live }),
    });
  }

  stop(): void {
    this.close?.();
    this.close = null;
  }

  withdraw(): Promise<void> {
    return this.act({ kind: 'withdraw', number: this.number });
  }

  /** The parcel is in the citizen's hands, whoever took it in. */
  confirm_receipt(): Promise<void> {
    return this.act({ kind: 'confirm_receipt', number: this.number });
  }

  report_parcel(problem: ParcelProblem['kind']): Promise<void> {
    return this.act({ kind: 'report_parcel', number: this.number, problem });
  }

  /** Papers are on their way to the hall. True once that is noted. */
  async enter_parcel(parcel: EnteredParcel): Promise<boolean> {
    await this.ask(() => this.api.enter_parcel(this.number, parcel));
    return this.state.problem === null;
  }

  /** True once it is changed; what is wrong with it stands in `problem`. */
  async change_address(address: ParcelAddress): Promise<boolean> {
    await this.ask(() => this.api.change_address(this.number, address));
    return this.state.problem === null;
  }

  private act(act: Act): Promise<void> {
    return this.ask(async (subject) => {
      const waiting = this.outbox.find(subject_of(act)) ?? (await this.outbox.put(act, subject.service.title));
      const outcome = await this.outbox.send(waiting);
      // A no is said here and now; there is nothing to mend.
      await this.outbox.remove(waiting.key);
      return outcome;
    });
  }

  private async ask(ask: (subject: Case) => Promise<Outcome<{ case: Case }>>): Promise<void> {
    const subject = this.state.case;
    if (this.state.working || !subject) return;
    this.set({ working: true });
    const { value, problem } = await ask(subject);
    this.set({ working: false, ...(value ? { case: value.case, problem: null } : { problem }) });
  }
}
