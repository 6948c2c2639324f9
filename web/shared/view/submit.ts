// The last look and the sending: once, whatever the network does.

import type { Helper, Problem, SubmissionRequest } from '../api/types';
import { Model } from '../base/model';
import { value_at } from '../base/pointer';
import type { Text } from '../base/text';
import type { CoreClient, SubmissionReport } from '../core/client';
import type { Definition, Finding, ScreenField, Trips } from '../core/shapes';
import type { Draft, Drafts } from './draft';
import type { Entry, Outbox, Standing } from './outbox';

/** The consent that an application cannot be handled without. */
export const consent_needed = 'processing';
/** And that of an applicant whom somebody helps: they have read it and agree. */
export const helping_consent = 'helping';

/** What lets the office ask other offices' registers. */
const registers_consent = 'registers';
/** And what lets it use a certificate, by its id. */
const certificate_consent = 'certificate/';

export interface ReviewedStep {
  id: string;
  title: Text;
  fields: ScreenField[];
}

export interface SubmitState {
  draft: Draft;
  steps: ReviewedStep[];
  trips: Trips;
  report: SubmissionReport;
  /** What hinders, after a try to send. */
  summary: Finding[];
  tries: number;
  sending: boolean;
  problem: Problem | null;
  /** Whether it lies in the outbox: then nothing may be changed before that is settled or taken back. */
  standing: Exclude<Standing, 'refused'> | null;
  /** It lies there and has not left the device. */
  can_take_back: boolean;
  /** The case, once it is one. */
  number: string | null;
}

export class SubmitModel extends Model<SubmitState> {
  private readonly subject: string;
  /** The one of ours that lay in the outbox last. */
  private watched: string | null = null;

  constructor(
    core: CoreClient,
    private readonly outbox: Outbox,
    private readonly service: Definition,
    private readonly drafts: Drafts,
    today: string,
  ) {
    const subject = `submit ${service.id}`;
    const draft = after_refusal(drafts, drafts.open(service.id, service.version), outbox.refusal_of(subject));
    const first = core.screen(service, draft.answers, today);
    const steps = first.steps.map(({ id, title }) => {
      const fields = core.screen(service, draft.answers, today, id).fields;
      return { id, title, fields: fields.filter(({ pointer }) => value_at(draft.answers, pointer) !== undefined) };
    });
    const report = core.check_submission(service, draft, today);
    const { trips } = core.checklist(service, draft.answers, today);
    const unsettled = { standing: null, can_take_back: false, number: null };
    super({ draft, steps, trips, report, summary: [], tries: 0, sending: false, problem: null, ...unsettled });
    this.subject = subject;
    this.look();
  }

  /** Follows the outbox, which also sends by itself; answers how to stop. */
  watch(): () => void {
    this.look();
    return this.outbox.subscribe(() => this.look());
  }

  consent(given: boolean, which = consent_needed): void {
    const others = this.state.draft.consents.filter((one) => one !== which);
    this.change({ consents: given ? [...others, which] : others });
  }

  /** Who helps, or that nobody does. */
  help(helper: Helper | null): void {
    const consents = this.state.draft.consents.filter((one) => helper !== null || one !== helping_consent);
    this.change({ helper, consents });
  }

  /** The number of the case once it is submitted, else null. */
  async submit(): Promise<string | null> {
    if (this.state.sending) return null;
    const { draft, report } = this.state;
    const summary = [...report.findings.filter(({ severity }) => severity === 'error'), ...unsaid(draft)];
    const entry = this.outbox.find(this.subject);
    if (!entry && summary.length > 0) {
      this.set({ summary, tries: this.state.tries + 1 });
      return null;
    }
    this.set({ sending: true, problem: null, summary: [] });
    const request = { kind: 'submit', service: this.service.id, request: this.request() } as const;
    const { value, problem } = await this.outbox.send(entry ?? (await this.outbox.put(request, this.service.title)));
    this.set({ sending: false });
    this.look();
    if (value) return value.case.number;
    this.refused(problem);
    return null;
  }

  /** It has not left the device: it can be changed again. */
  async take_back(): Promise<void> {
    const entry = this.outbox.find(this.subject);
    if (entry && (await this.outbox.remove(entry.key))) this.set({ problem: null });
    this.look();
  }

  /** What is mended leaves the summary. */
  private change(change: Partial<Draft>): void {
    const draft = this.drafts.change(this.state.draft, change);
    const still = new Set(unsaid(draft).map(({ field }) => field));
    const is_ours = (field: string) => ['/consent', '/helping', '/helper/name'].includes(field);
    this.set({ draft, summary: this.state.summary.filter(({ field }) => !is_ours(field) || still.has(field)) });
  }

  private look(): void {
    const entry = this.outbox.find(this.subject);
    if (entry) this.watched = entry.key;
    const number = this.outbox.state.settled.find(({ key }) => key === this.watched)?.number ?? null;
    const standing = entry ? (this.outbox.standing_of(entry) as SubmitState['standing']) : null;
    this.set({ standing, can_take_back: is_here(entry), number: entry ? null : number });
    // The outbox sent it by itself meanwhile, and the server said no.
    const refused = this.outbox.refusal_of(this.subject);
    if (refused?.refusal && !entry && !this.state.sending && !this.state.problem && this.is_same(refused)) {
      this.refused(refused.refusal);
    }
  }

  private refused(problem: Problem): void {
    const draft = after_refusal(this.drafts, this.state.draft, this.outbox.refusal_of(this.subject));
    this.set({ problem, draft, summary: problem.findings ?? [], tries: this.state.tries + 1 });
  }

  /** The no was to what was sent; what has been changed since is judged anew. */
  private is_same({ act, refusal }: Entry): boolean {
    if (act.kind !== 'submit') return false;
    if (refusal?.code === 'slot_taken') return this.state.draft.booking === null;
    return JSON.stringify(act.request) === JSON.stringify(this.request());
  }

  private request(): SubmissionRequest {
    const { draft, report } = this.state;
    return {
      service: this.service.id,
      service_version: this.service.version,
      answers: report.answers,
      materials: Object.fromEntries(Object.entries(draft.materials).map(([material, { id }]) => [material, id])),
      booking: draft.booking?.id ?? null,
      consents: [
        ...draft.consents,
        ...(draft.registry.length > 0 ? [registers_consent] : []),
        ...draft.certificates.filter(({ consent }) => consent).map(({ id }) => certificate_consent + id),
      ],
      ...(draft.helper ? { helper: draft.helper } : {}),
    };
  }
}

/** What the form does not ask and sending needs. */
function unsaid({ consents, helper }: Draft): Finding[] {
  const missing = (code: string, field: string): Finding => ({ code, field, severity: 'error' });
  return [
    ...(helper && helper.name.trim() === '' ? [missing('required', '/helper/name')] : []),
    ...(helper && !consents.includes(helping_consent) ? [missing('helping_missing', '/helping')] : []),
    ...(consents.includes(consent_needed) ? [] : [missing('consent_missing', '/consent')]),
  ];
}

const is_here = (entry: Entry | null): boolean => entry !== null && entry.first_sent_at_ms === null;

/** A slot that somebody else has now is no booking of ours any more; one made since is. */
function after_refusal(drafts: Drafts, draft: Draft, refused: Entry | null): Draft {
  if (refused?.refusal?.code !== 'slot_taken' || refused.act.kind !== 'submit') return draft;
  return draft.booking?.id === refused.act.request.booking ? drafts.change(draft, { booking: null }) : draft;
}
