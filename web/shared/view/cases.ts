// My cases, and looking one up with its number and query code.

import type { Api } from '../api/client';
import type { CaseSummary, Problem } from '../api/types';
import { Model } from '../base/model';

export interface CasesState {
  cases: CaseSummary[] | null;
  next: string | null;
  problem: Problem | null;
  number: string;
  query_code: string;
  looking: boolean;
  look_up_problem: Problem | null;
  /** Rises with each look-up that failed, so that a page knows when to move the focus. */
  tries: number;
}

export class CasesModel extends Model<CasesState> {
  constructor(private readonly api: Api) {
    super({
      cases: null,
      next: null,
      problem: null,
      number: '',
      query_code: '',
      looking: false,
      look_up_problem: null,
      tries: 0,
    });
  }

  async load(): Promise<void> {
    const { value, problem } = await this.api.cases();
    this.set(value ? { cases: value.cases, next: value.next, problem: null } : { problem });
  }

  async more(): Promise<void> {
    const { next, cases } = this.state;
    if (!next) return;
    const { value, problem } = await this.api.cases(next);
    this.set(value ? { cases: [...(cases ?? []), ...value.cases], next: value.next, problem: null } : { problem });
  }

  enter(change: Partial<Pick<CasesState, 'number' | 'query_code'>>): void {
    this.set(change);
  }

  /** The number of the case that may be seen from now on, or null. Spaces from copying are no mistake. */
  async look_up(): Promise<string | null> {
    if (this.state.looking) return null;
    this.set({ looking: true, look_up_problem: null });
    const { number, query_code } = this.state;
    const { value, problem } = await this.api.look_up(number.replace(/\s/g, ''), query_code.replace(/\s/g, ''));
    if (value) {
      this.set({ looking: false });
      return value.case.number;
    }
    this.set({ looking: false, look_up_problem: problem, tries: this.state.tries + 1 });
    return null;
  }
}
