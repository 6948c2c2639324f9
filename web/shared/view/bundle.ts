// Several services applied for as one thing: what they ask for together, each paper once.

import type { Api } from '../api/client';
import { KnownApi } from '../api/known';
import type { BundleChecklist, Problem } from '../api/types';
import { Model } from '../base/model';
import type { Answers } from '../core/shapes';
import type { Drafts } from './draft';

export interface BundleState {
  list: BundleChecklist | null;
  problem: Problem | null;
}

export class BundleModel extends Model<BundleState> {
  private readonly known: KnownApi;

  constructor(
    api: Api,
    private readonly drafts: Drafts,
    private readonly lead: string,
  ) {
    super({ list: null, problem: null });
    this.known = new KnownApi(api);
  }

  /** By what has been entered for each of them so far, once it is known which they are. */
  async load(): Promise<void> {
    const first = await this.known.bundle_checklist(this.lead, {});
    if (first.problem) return this.set({ problem: first.problem });
    this.set({ list: first.value, problem: null });
    const answers = this.answers_of(first.value.bundle.services.map(({ id }) => id));
    if (Object.keys(answers).length === 0) return;
    const { value } = await this.known.bundle_checklist(this.lead, answers);
    if (value) this.set({ list: value });
  }

  private answers_of(services: string[]): { [service: string]: Answers } {
    const answers: { [service: string]: Answers } = {};
    for (const service of services) {
      const version = this.drafts.version_of(service);
      if (version !== null) answers[service] = this.drafts.open(service, version).answers;
    }
    return answers;
  }
}
