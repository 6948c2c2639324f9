// What the citizen has sent and has no answer to. Every such act is laid here, whole and with its key, before its first
// byte goes out; it leaves only when what came of it has been kept. So it is sent when the network returns, whenever
// the page was killed, and happens once: until an answer comes only the same bytes with the same key are sent.

import type { Api } from '../api/client';
import type { Case, Outcome, ParcelProblem, Problem, SubmissionAnswer, SubmissionRequest, SupplementRequest } from '../api/types';
import { is_unknown } from '../api/types';
import type { Host } from '../base/host';
import { Model } from '../base/model';
import type { Text } from '../base/text';
import type { Drafts } from './draft';

export type Act =
  | { kind: 'submit'; service: string; request: SubmissionRequest }
  | { kind: 'supplement'; number: string; request: SupplementRequest }
  | { kind: 'withdraw'; number: string }
  /** Without a waybill, of the certificate. */
  | { kind: 'confirm_receipt'; number: string; waybill?: string }
  | { kind: 'report_parcel'; number: string; waybill?: string; problem: ParcelProblem['kind'] };

export interface Entry {
  /** Its Idempotency-Key, and its place on the shelf. */
  key: string;
  act: Act;
  /** The service's, for the citizen to know it by. */
  title: Text;
  made_at_ms: number;
  /** Null: no byte of it has left the device, so it may be taken back. */
  first_sent_at_ms: number | null;
  /** Whose it is: who was signed in when it was laid here, or else when it was first sent; null for a stranger's. */
  person: string | null;
  /** The server's no: it is not sent again, the citizen mends it or lets it go. */
  refusal: Problem | null;
}

export type Standing =
  /** It goes as soon as it can. */
  | 'waiting'
  /** The server said no. */
  | 'refused'
  /** It has not left the device and goes out under nobody's account but that of who laid it here. */
  | 'anothers'
  /** It may have arrived, and the server may have forgotten its key: only the citizen can tell from their cases. */
  | 'doubtful';

export interface OutboxState {
  entries: readonly Entry[];
  /** The key of the entry on its way. */
  sending: string | null;
  /** Why the last try came to nothing. */
  problem: Problem | null;
  /** What went through since the page was opened, with the number of its case. */
  settled: readonly { key: string; act: Act; title: Text; number: string }[];
}

/** A server keeps answers to repeated requests for 72 hours; what is older is not repeated. */
export const repeat_hours_max = 48;
const retry_delays_ms = [5_000, 20_000, 60_000, 300_000];
const prefix = 'outbox.';

/** What an act is about: one act at a time. */
export function subject_of(act: Act): string {
  if (act.kind === 'submit') return `submit ${act.service}`;
  const parcel = 'waybill' in act && act.waybill ? ` ${act.waybill}` : '';
  return `${act.kind} ${act.number}${parcel}`;
}

const came_to_nothing = (code: Problem['code']) => ({ problem: { code, status: 0, title: '', detail: '' } });

export type Sent = Outcome<SubmissionAnswer | { case: Case }>;

export class Outbox extends Model<OutboxState> {
  private readonly running = new Map<string, Promise<Sent>>();
  private stop_waiting: () => void = () => undefined;

  constructor(
    private readonly host: Pick<Host, 'shelf' | 'clock' | 'network' | 'random_key'>,
    private readonly api: Api,
    private readonly drafts: Drafts,
  ) {
    super({ entries: [], sending: null, problem: null, settled: [] });
    this.set({ entries: this.read() });
  }

  /** The unsettled act about the same thing, if there is one. */
  find(subject: string): Entry | null {
    return this.state.entries.find(({ act, refusal }) => refusal === null && subject_of(act) === subject) ?? null;
  }

  /** It may have arrived: nothing about it may be changed before there is an answer. */
  has_left({ key, first_sent_at_ms }: Entry): boolean {
    return first_sent_at_ms !== null || this.running.has(key);
  }

  refusal_of(subject: string): Entry | null {
    return this.state.entries.find(({ act, refusal }) => refusal !== null && subject_of(act) === subject) ?? null;
  }

  standing_of({ refusal, first_sent_at_ms, person }: Entry): Standing {
    if (refusal) return 'refused';
    // Keys of different people never meet: what one sent would be made again for the other.
    const is_anothers = person !== null && person !== this.api.person;
    if (first_sent_at_ms === null) return is_anothers ? 'anothers' : 'waiting';
    const is_old = this.host.clock.now_ms() - first_sent_at_ms > repeat_hours_max * 3_600_000;
    return is_old || is_anothers ? 'doubtful' : 'waiting';
  }

  /** How many wait, were refused, or are stuck: those go by themselves no more, somebody has to look. */
  counts(): { waiting: number; refused: number; stuck: number } {
    const standings = this.state.entries.map((entry) => this.standing_of(entry));
    const of = (standing: Standing) => standings.filter((one) => one === standing).length;
    const [waiting, refused] = [of('waiting'), of('refused')];
    return { waiting, refused, stuck: standings.length - waiting - refused };
  }

  /**
   * On the device when this answers. One that was refused before gives way, and so does one of the same person that
   * never left: no server knows its key, so the record is written over, and no moment has both or neither.
   */
  async put(act: Act, title: Text): Promise<Entry> {
    const before = this.refusal_of(subject_of(act));
    const lying = this.find(subject_of(act));
    const gives_way = lying && !this.has_left(lying) && this.standing_of(lying) === 'waiting';
    const entry: Entry = {
      key: gives_way ? lying.key : this.host.random_key(),
      act,
      title,
      made_at_ms: this.host.clock.now_ms(),
      first_sent_at_ms: null,
      person: this.api.person,
      refusal: null,
    };
    this.write(entry);
    if (before) this.host.shelf.remove(prefix + before.key);
    // At once: while the device writes, nothing may send what stood here before.
    this.set({ entries: this.read() });
    await this.host.shelf.flush();
    return entry;
  }

  /** Takes back what has not left the device, or lets go of what was refused or is doubtful. */
  async remove(key: string): Promise<boolean> {
    const entry = this.entry(key);
    if (!entry || this.running.has(key)) return false;
    if (entry.first_sent_at_ms !== null && this.standing_of(entry) === 'waiting') return false;
    this.host.shelf.remove(prefix + key);
    // Gone at once: while the device writes, nothing may take it up again.
    this.set({ entries: this.read() });
    await this.host.shelf.flush();
    return true;
  }

  /** Sends one that lies here and waits; who asks while it is on its way gets the same answer. */
  send({ key }: Entry): Promise<Sent> {
    const on_its_way = this.running.get(key);
    if (on_its_way) return on_its_way;
    // Whoever holds an entry may hold it as it was before the last try, or before it was taken back.
    const entry = this.entry(key);
    if (entry?.refusal) return Promise.resolve({ problem: entry.refusal });
    const standing = entry && this.standing_of(entry);
    if (standing === 'anothers') return Promise.resolve(came_to_nothing('anothers'));
    if (!entry || standing !== 'waiting') return Promise.resolve(came_to_nothing('outcome_unknown'));
    const running = this.exchange(entry).finally(() => this.running.delete(key));
    this.running.set(key, running);
    return running;
  }

  /** Sends what waits, the oldest first, until the network or the server fails; then again after a while. */
  async send_all(): Promise<void> {
    this.stop_waiting();
    // Somebody may have signed in or out: whose these are is shown anew.
    this.set({ entries: this.read() });
    for (const { key } of this.state.entries) {
      // While the one before was on its way, this one may have been taken back or sent by somebody else.
      const entry = this.entry(key);
      if (!entry || this.standing_of(entry) !== 'waiting') continue;
      const { problem } = await this.send(entry);
      if (problem && !this.settles(problem)) return;
    }
  }

  /** From now on it sends by itself: at once, and whenever the network returns. Answers how to stop. */
  start(): () => void {
    let tries = 0;
    this.set({ entries: this.read() });
    const go = async () => {
      await this.send_all();
      const is_left = this.state.entries.some((entry) => this.standing_of(entry) === 'waiting');
      if (!is_left) return void (tries = 0);
      const delay_ms = retry_delays_ms[Math.min(tries++, retry_delays_ms.length - 1)]!;
      this.stop_waiting = this.host.clock.after(delay_ms, () => void go());
    };
    const stop_watching = this.host.network.watch(() => {
      if (this.host.network.is_there()) void go();
    });
    void go();
    return () => {
      stop_watching();
      this.stop_waiting();
    };
  }

  private entry(key: string): Entry | null {
    return this.state.entries.find((one) => one.key === key) ?? null;
  }

  private async exchange(entry: Entry): Promise<Sent> {
    const marked: Entry = {
      ...entry,
      first_sent_at_ms: entry.first_sent_at_ms ?? this.host.clock.now_ms(),
      person: entry.person ?? this.api.person,
    };
    // Without a network nothing leaves; it can still be taken back.
    if (entry.first_sent_at_ms === null && !this.host.network.is_there()) {
      return came_to_nothing('network_lost');
    }
    this.write(marked);
    await this.host.shelf.flush();
    this.set({ entries: this.read(), sending: entry.key, problem: null });
    const outcome = await this.perform(marked);
    if (outcome.value) this.keep(marked, outcome.value);
    else if (this.settles(outcome.problem)) this.write({ ...marked, refusal: outcome.problem });
    // Nothing was made for who is not signed in; a stranger's belongs to whoever signs in next.
    else if (!is_unknown(outcome.problem)) this.write(entry);
    await this.host.shelf.flush();
    this.set({ entries: this.read(), sending: null, problem: outcome.problem ?? null });
    return outcome;
  }

  private perform({ key, act }: Entry): Promise<Sent> {
    switch (act.kind) {
      case 'submit':
        return this.api.submit(act.request, key);
      case 'supplement':
        return this.api.supplement(act.number, act.request, key);
      case 'withdraw':
        return this.api.withdraw(act.number, key);
      case 'confirm_receipt':
        return this.api.confirm_receipt(act.number, act.waybill, key);
      case 'report_parcel':
        return this.api.report_parcel(act.number, act.waybill, act.problem, key);
    }
  }

  /** What came of it is kept before the act is forgotten; done twice it is the same. */
  private keep({ key, act, title }: Entry, value: SubmissionAnswer | { case: Case }): void {
    const { number } = value.case;
    if (act.kind === 'submit' && 'query_code' in value) {
      this.drafts.submitted(act.service, act.request.answers, number, value.query_code);
    }
    if (act.kind === 'supplement') this.drafts.discard(`supplement.${act.number}`);
    this.host.shelf.remove(prefix + key);
    this.set({ settled: [...this.state.settled, { key, act, title, number }] });
  }

  /** A no to what was asked; to be signed in first, or to come later, is none. */
  private settles(problem: Problem): boolean {
    const later = ['sign_in_needed', 'signed_out', 'too_many_requests'];
    return !is_unknown(problem) && !later.includes(problem.code);
  }

  private write(entry: Entry): void {
    this.host.shelf.write(prefix + entry.key, JSON.stringify(entry));
  }

  private read(): Entry[] {
    const { shelf } = this.host;
    return shelf
      .keys(prefix)
      .flatMap((key): Entry[] => {
        try {
          return [JSON.parse(shelf.read(key) ?? '')];
        } catch {
          return [];
        }
      })
      .sort((a, b) => a.made_at_ms - b.made_at_ms);
  }
}
