// Who is signed in on this device, and where else.

import type { Api } from '../api/client';
import type { Problem, Session, SignedInSession } from '../api/types';
import { Model } from '../base/model';

export interface AccountState {
  session: Session | null;
  /** Where this person is signed in, this device among them; empty for a stranger. */
  devices: SignedInSession[];
  working: boolean;
  problem: Problem | null;
}

export class AccountModel extends Model<AccountState> {
  constructor(private readonly api: Api) {
    super({ session: null, devices: [], working: false, problem: null });
  }

  async load(): Promise<void> {
    const begun = await this.api.session();
    if (!begun.value) return this.set({ problem: begun.problem });
    const { session } = begun.value;
    if (!session.signed_in) return this.set({ session, devices: [], problem: null });
    const { value, problem } = await this.api.sessions();
    this.set({ session, devices: value?.sessions ?? [], problem: problem ?? null });
  }

  /** This device forgets who uses it; what was submitted stays with the person. */
  sign_out(): Promise<boolean> {
    return this.act(() => this.api.sign_out());
  }

  /** Signs another device out. */
  end(id: string): Promise<boolean> {
    return this.act(() => this.api.end_session(id));
  }

  private async act(ask: () => ReturnType<Api['sign_out']>): Promise<boolean> {
    if (this.state.working) return false;
    this.set({ working: true, problem: null });
    const { problem } = await ask();
    this.set({ working: false });
    if (problem && problem.code !== 'not_found') {
      this.set({ problem });
      return false;
    }
    await this.load();
    return true;
  }
}
