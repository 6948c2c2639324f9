// What the citizen wants short messages about.

import type { Api } from '../api/client';
import type { NoticeChoices, Problem } from '../api/types';
import { Model } from '../base/model';

export interface NoticesState {
  /** Null until it is known, and for whoever is not signed in. */
  choices: NoticeChoices | null;
  working: boolean;
  problem: Problem | null;
}

export class NoticesModel extends Model<NoticesState> {
  constructor(private readonly api: Pick<Api, 'notice_choices' | 'choose_notices'>) {
    super({ choices: null, working: false, problem: null });
  }

  async load(): Promise<void> {
    const { value } = await this.api.notice_choices();
    if (value) this.set({ choices: value.notice_choices });
  }

  /** Shown at once, and taken back where the server did not take it. */
  async choose(choices: NoticeChoices): Promise<void> {
    if (this.state.working) return;
    const before = this.state.choices;
    this.set({ working: true, choices });
    const { value, problem } = await this.api.choose_notices(choices);
    this.set({ working: false, problem: problem ?? null, choices: value ? value.notice_choices : before });
  }
}
