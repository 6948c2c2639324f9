// Signing in by a code sent to the phone: first the number, then the code.

import type { Api } from '../api/client';
import type { Problem } from '../api/types';
import type { Clock } from '../base/host';
import { Model } from '../base/model';
import { value_at } from '../base/pointer';
import type { Answers, Definition, FieldFinding } from '../core/shapes';

export interface SignInState {
  phone: string;
  code: string;
  /** How many digits the code has that is on its way; null: none is. */
  digits: number | null;
  /** Seconds until another code can be asked for. */
  resend_in: number;
  working: boolean;
  /** What is wrong with the number. */
  findings: FieldFinding[];
  problem: Problem | null;
  /** Rises with each try that failed, so that a page knows when to move the focus. */
  tries: number;
}

/** The number that stands in an application already; nobody types it twice. */
export function phone_in(service: Definition, answers: Answers): string {
  const pointer = service.applicant?.mobile;
  const phone = pointer === undefined ? undefined : value_at(answers, pointer);
  return typeof phone === 'string' ? phone : '';
}

export class SignInModel extends Model<SignInState> {
  private stop_counting: () => void = () => undefined;

  constructor(
    private readonly api: Api,
    private readonly clock: Clock,
    phone: string,
  ) {
    super({ phone, code: '', digits: null, resend_in: 0, working: false, findings: [], problem: null, tries: 0 });
  }

  enter(change: Partial<Pick<SignInState, 'phone' | 'code'>>): void {
    this.set(change);
  }

  async send_code(): Promise<void> {
    const { working, phone } = this.state;
    if (working) return;
    this.set({ working: true, findings: [], problem: null });
    const { value, problem } = await this.api.send_phone_code(phone.trim());
    if (value) {
      const { digits, resend_after_seconds } = value.phone_code;
      this.set({ working: false, digits, code: '' });
      this.count_down(resend_after_seconds);
    } else {
      this.failed(problem);
    }
  }

  /** Back to the number: it was the wrong one. */
  change_phone(): void {
    this.set({ digits: null, code: '', problem: null });
  }

  /** Whether somebody is signed in afterwards. */
  async sign_in(): Promise<boolean> {
    const { working, phone, code } = this.state;
    if (working) return false;
    this.set({ working: true, problem: null });
    const { value, problem } = await this.api.sign_in(phone.trim(), code.replace(/\s/g, ''));
    if (!value) {
      this.failed(problem);
      return false;
    }
    this.set({ working: false });
    this.leave();
    return true;
  }

  /** The page is left: nothing counts on. */
  leave(): void {
    this.stop_counting();
  }

  private failed(problem: Problem): void {
    const findings = (problem.findings ?? []) as FieldFinding[];
    this.set({ working: false, findings, problem: findings.length > 0 ? null : problem, tries: this.state.tries + 1 });
  }

  private count_down(seconds: number): void {
    this.stop_counting();
    this.set({ resend_in: seconds });
    if (seconds > 0) this.stop_counting = this.clock.after(1000, () => this.count_down(seconds - 1));
  }
}
