// Going on with a draft on another device: one shows a code, the other takes the draft with it. Once, and soon.

import type { Api } from '../api/client';
import type { HandoverCode, Helper, Problem } from '../api/types';
import { Model } from '../base/model';
import type { Draft, Drafts } from './draft';
import { relations } from './helper';

export interface HandoverState {
  /** What to type into the other device, and until when. */
  given: HandoverCode | null;
  /** What was typed here. */
  code: string;
  working: boolean;
  problem: Problem | null;
  /** Rises with each try that failed, so that a page knows when to move the focus. */
  tries: number;
}

/** Of a draft, what goes along. A slot stays with who holds it; consent is given by who sends. */
type Carried = Pick<Draft, 'answers' | 'materials' | 'step' | 'confirmed' | 'helper'>;

const read_helper = ({ name, relation }: { name?: unknown; relation?: unknown }): Helper | null => {
  const known = relations.find((one) => one === relation);
  return typeof name === 'string' && known ? { name, relation: known } : null;
};

/** Read with care: another version of the page may have written it. */
function read_carried(draft: { [member: string]: unknown }): Carried {
  const object = (value: unknown) => (value !== null && typeof value === 'object' && !Array.isArray(value) ? value : {});
  const { answers, materials, step, confirmed, helper } = draft;
  return {
    answers: object(answers) as Carried['answers'],
    materials: object(materials) as Carried['materials'],
    step: typeof step === 'string' ? step : null,
    confirmed: Array.isArray(confirmed) ? confirmed.filter((mark) => typeof mark === 'string') : [],
    helper: read_helper(object(helper)),
  };
}

export class HandoverModel extends Model<HandoverState> {
  constructor(
    private readonly api: Pick<Api, 'give_draft' | 'take_draft'>,
    private readonly drafts: Drafts,
  ) {
    super({ given: null, code: '', working: false, problem: null, tries: 0 });
  }

  /** The draft stays here too: nobody has it elsewhere before the code is typed. */
  async give(service: string, version: number): Promise<void> {
    if (this.state.working) return;
    this.set({ working: true, problem: null });
    const { answers, materials, step, confirmed, helper } = this.drafts.open(service, version);
    const uploads = Object.fromEntries(Object.entries(materials).map(([material, { id }]) => [material, id]));
    const draft: Carried = { answers, materials, step, confirmed, helper };
    const { value, problem } = await this.api.give_draft({ service, service_version: version, materials: uploads, draft: { ...draft } });
    this.set({ working: false, given: value?.handover ?? null, problem: problem ?? null });
  }

  enter(code: string): void {
    this.set({ code });
  }

  /** The service whose draft is here now, in the place of one that was; null if there is none. */
  async take(): Promise<string | null> {
    if (this.state.working) return null;
    this.set({ working: true, problem: null });
    const { value, problem } = await this.api.take_draft(this.state.code.trim());
    if (problem) {
      this.set({ working: false, problem, tries: this.state.tries + 1 });
      return null;
    }
    const { service, service_version, draft } = value.handover;
    this.drafts.discard(service);
    this.drafts.change(this.drafts.open(service, service_version), read_carried(draft));
    this.set({ working: false, code: '' });
    return service;
  }
}
