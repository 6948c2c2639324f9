// Signing in with the phone number that WeChat knows: one tap, where the city has it set up. The code by message stays
// beside it (sign_in.ts).

import type { Problem } from '../api/types';
import type { WechatApi } from '../api/wechat';
import { Model } from '../base/model';

export interface WechatSignInState {
  /** Null until the server has said whether there is such a way here. */
  offered: boolean | null;
  /** The citizen would rather have a code by message. */
  by_code: boolean;
  working: boolean;
  /** WeChat gave no number: it was refused, or could not be asked. */
  not_given: boolean;
  problem: Problem | null;
}

export class WechatSignInModel extends Model<WechatSignInState> {
  constructor(private readonly api: Pick<WechatApi, 'choices' | 'sign_in'>) {
    super({ offered: null, by_code: false, working: false, not_given: false, problem: null });
  }

  async load(): Promise<void> {
    const { value } = await this.api.choices();
    this.set({ offered: value?.wechat.phone_sign_in ?? false });
  }

  choose_code(by_code: boolean): void {
    this.set({ by_code, not_given: false, problem: null });
  }

  /** `code`: what the page was given; empty where it was refused. Whether somebody is signed in afterwards. */
  async sign_in(code: string): Promise<boolean> {
    if (this.state.working) return false;
    if (code === '') {
      this.set({ not_given: true, problem: null });
      return false;
    }
    this.set({ working: true, not_given: false, problem: null });
    const { problem } = await this.api.sign_in(code);
    this.set({ working: false, problem: problem ?? null });
    return !problem;
  }
}
