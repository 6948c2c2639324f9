// The last look and the sending: once, whatever the network does.

import type { Api } from '../api/client';
import type { Problem, SubmissionRequest } from '../api/types';
import { is_unknown } from '../api/types';
import { Model } from '../base/model';
import { value_at } from '../base/pointer';
import type { Text } from '../base/text';
import type { CoreClient, SubmissionReport } from '../core/client';
import type { Definition, Finding, ScreenField, Trips } from '../core/shapes';
import type { Draft, Drafts } from './draft';

/** The consent that an application cannot be handled without. */
export const consent_needed = 'processing';

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
}

export class SubmitModel extends Model<SubmitState> {
  constructor(
    core: CoreClient,
    private readonly api: Api,
    private readonly service: Definition,
    private readonly drafts: Drafts,
    today: string,
  ) {
    const draft = drafts.open(service.id, service.version);
    const first = core.screen(service, draft.answers, today);
    const steps = first.steps.map(({ id, title }) => {
      const fields = core.screen(service, draft.answers, today, id).fields;
      return { id, title, fields: fields.filter(({ pointer }) => value_at(draft.answers, pointer) !== undefined) };
    });
    const report = core.check_submission(service, draft, today);
    const { trips } = core.checklist(service, draft.answers, today);
    super({ draft, steps, trips, report, summary: [], tries: 0, sending: false, problem: null });
  }

  /** Something was sent and no answer came: nothing may be changed before that is settled. */
  get is_unanswered(): boolean {
    return this.state.draft.unanswered !== null;
  }

  consent(given: boolean): void {
    this.set({ draft: this.drafts.change(this.state.draft, { consents: given ? [consent_needed] : [] }) });
    if (given) this.set({ summary: this.state.summary.filter(({ code }) => code !== 'consent_missing') });
  }

  /** The number of the case once it is submitted, else null. */
  async submit(): Promise<string | null> {
    if (this.state.sending) return null;
    const { draft, report } = this.state;
    const summary = report.findings.filter(({ severity }) => severity === 'error');
    if (!draft.consents.includes(consent_needed)) {
      summary.push({ code: 'consent_missing', field: '/consent', severity: 'error' });
    }
    if (!this.is_unanswered && summary.length > 0) {
      this.set({ summary, tries: this.state.tries + 1 });
      return null;
    }
    const request = draft.unanswered ?? this.request();
    this.set({
      sending: true,
      problem: null,
      summary: [],
      draft: this.drafts.change(draft, { unanswered: request }),
    });
    const { value, problem } = await this.api.submit(request);
    if (value) {
      this.drafts.submitted(draft, request.answers, value.case.number, value.query_code);
      this.set({ sending: false });
      return value.case.number;
    }
    this.refused(problem);
    return null;
  }

  private refused(problem: Problem): void {
    const kept: Partial<Draft> = is_unknown(problem) ? {} : { unanswered: null };
    // A slot that somebody else has now is no booking of ours any more.
    if (problem.code === 'slot_taken') kept.booking = null;
    this.set({
      sending: false,
      problem,
      draft: this.drafts.change(this.state.draft, kept),
      summary: problem.findings ?? [],
      tries: this.state.tries + 1,
    });
  }

  private request(): SubmissionRequest {
    const { draft, report } = this.state;
    return {
      service: this.service.id,
      service_version: this.service.version,
      answers: report.answers,
      materials: Object.fromEntries(Object.entries(draft.materials).map(([material, { id }]) => [material, id])),
      booking: draft.booking?.id ?? null,
      consents: draft.consents,
    };
  }
}
