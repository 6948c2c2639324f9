// Following a case: what happens now, who has it, by when, and the one timeline of case and parcel, kept up to date by
// the server's events.

import type { Api } from '../api/client';
import type { Case, EnteredParcel, NewAgent, Outcome, ParcelAddress, ParcelProblem, Problem } from '../api/types';
import { is_unknown } from '../api/types';
import type { Host } from '../base/host';
import { Model } from '../base/model';
import { subject_of, type Act, type Entry, type Outbox } from './outbox';

export interface FollowState {
  case: Case | null;
  /** Whether changes arrive by themselves just now. */
  live: boolean;
  working: boolean;
  problem: Problem | null;
  /** What was asked about this case and lies in the outbox, with or without an answer. */
  lying: readonly Entry[];
}

/** Something is still to be handed in while the office goes on: then there is more to do than to wait. */
export const is_to_follow = ({ owed, state }: Pick<Case, 'owed' | 'state'>): boolean => owed.length > 0 && (state === 'submitted' || state === 'accepted');

export class FollowModel extends Model<FollowState> {
  private close: (() => void) | null = null;
  private stop_watching: (() => void) | null = null;
  /** How many acts about this case the outbox had brought to an end when it was looked at last. */
  private settled = 0;

  constructor(
    private readonly api: Api,
    private readonly outbox: Outbox,
    private readonly host: Pick<Host, 'open_events'>,
    readonly number: string,
  ) {
    super({ case: null, live: false, working: false, problem: null, lying: [] });
    this.look();
  }

  async start(): Promise<void> {
    this.stop_watching ??= this.outbox.subscribe(() => this.look());
    this.look();
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
    this.stop_watching?.();
    this.stop_watching = null;
  }

  withdraw(): Promise<boolean> {
    return this.act({ kind: 'withdraw', number: this.number });
  }

  /** The certificate, or the originals under that number, are in the citizen's hands, whoever took them in. */
  confirm_receipt(waybill?: string): Promise<boolean> {
    return this.act({ kind: 'confirm_receipt', number: this.number, ...(waybill && { waybill }) });
  }

  report_parcel(problem: ParcelProblem['kind'], waybill?: string): Promise<boolean> {
    return this.act({ kind: 'report_parcel', number: this.number, problem, ...(waybill && { waybill }) });
  }

  /** Papers are on their way to the hall. True once that is noted. */
  enter_parcel(parcel: EnteredParcel): Promise<boolean> {
    return this.ask(() => this.api.enter_parcel(this.number, parcel));
  }

  /** True once it is changed; what is wrong with it stands in `problem`. */
  change_address(address: ParcelAddress): Promise<boolean> {
    return this.ask(() => this.api.change_address(this.number, address));
  }

  /** The proof that it stood for is owed from then on. */
  take_commitment_back(material: string): Promise<boolean> {
    return this.ask(() => this.api.take_commitment_back(this.number, material));
  }

  /** Null: nobody else receives it. True once that is noted. */
  name_agent(agent: NewAgent | null): Promise<boolean> {
    return this.ask(() => this.api.name_agent(this.number, agent));
  }

  /** Whether it was done, or lies in the outbox and will be. */
  private async act(act: Act): Promise<boolean> {
    const done = await this.ask(async (subject) => {
      const lying = this.outbox.find(subject_of(act));
      // What the citizen says of a parcel may be another thing by now.
      const waiting = lying && this.outbox.has_left(lying) ? lying : await this.outbox.put(act, subject.service.title);
      const outcome = await this.outbox.send(waiting);
      // A no is said here and now; there is nothing to mend. What has no answer stays, and goes out by itself.
      const refused = this.outbox.state.entries.find(({ key, refusal }) => key === waiting.key && refusal !== null);
      if (refused) await this.outbox.remove(refused.key);
      return outcome;
    });
    // What waits is shown as waiting; nothing went wrong.
    const { problem } = this.state;
    const waits = problem !== null && is_unknown(problem) && this.outbox.find(subject_of(act)) !== undefined;
    if (waits) this.set({ problem: null });
    return done || waits;
  }

  /** Whether it was done; a tap while another is under way does nothing. */
  private async ask(ask: (subject: Case) => Promise<Outcome<{ case: Case }>>): Promise<boolean> {
    const subject = this.state.case;
    if (this.state.working || !subject) return false;
    this.set({ working: true });
    const { value, problem } = await ask(subject);
    this.set({ working: false, ...(value ? { case: value.case, problem: null } : { problem }) });
    return value !== undefined;
  }

  /** The outbox also sends by itself: then the case is asked for anew. */
  private look(): void {
    const is_ours = ({ act }: { act: Act }) => act.kind !== 'submit' && act.number === this.number;
    const settled = this.outbox.state.settled.filter(is_ours).length;
    const is_news = settled > this.settled && !this.state.working;
    this.settled = settled;
    this.set({ lying: this.outbox.state.entries.filter(is_ours) });
    if (is_news && this.state.case) void this.read();
  }

  private async read(): Promise<void> {
    const { value } = await this.api.case(this.number);
    if (value) this.set({ case: value.case, problem: null });
  }
}
