// The receipt: checked on the device, with the published keys, without trusting the server's word for it.

import { CoreError } from '../../../wasm/loader/loader';
import type { Api } from '../api/client';
import type { Problem, Receipt, ReceiptContent } from '../api/types';
import { Model } from '../base/model';
import type { Text } from '../base/text';
import type { AfterClient } from '../core/after';
import type { Drafts } from './draft';

export interface Verdict {
  /** The office signed exactly this receipt. */
  signature: boolean;
  /** What the office says it received is what the receipt covers. */
  content: boolean;
  /** What it covers is what this device sent; null on another device. */
  mine: boolean | null;
}

/** What was applied for and handed in, in words; null until the service is known. */
export interface Received {
  service: Text;
  materials: Text[];
}

export interface ReceiptState {
  receipt: Receipt | null;
  received: Received | null;
  query_code: string | null;
  verdict: Verdict | null;
  problem: Problem | null;
}

/** What the core cannot even read proves nothing. */
function holds(check: () => boolean): boolean {
  try {
    return check();
  } catch (error) {
    if (error instanceof CoreError) return false;
    throw error;
  }
}

/** Equal as JSON, whatever the order of members. */
function same(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (a === null || b === null || typeof a !== 'object' || typeof b !== 'object') return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const [names, others] = [Object.keys(a), Object.keys(b)];
  const members = a as { [name: string]: unknown };
  return names.length === others.length && names.every((name) => same(members[name], (b as typeof members)[name]));
}

export class ReceiptModel extends Model<ReceiptState> {
  constructor(
    private readonly api: Api,
    private readonly drafts: Drafts,
    private readonly after: Promise<AfterClient>,
    private readonly number: string,
  ) {
    super({ receipt: null, received: null, query_code: drafts.submission(number).query_code ?? null, verdict: null, problem: null });
  }

  async load(): Promise<void> {
    const [answer, keys] = await Promise.all([this.api.receipt(this.number), this.api.keys()]);
    const problem = answer.problem ?? keys.problem;
    if (problem) return this.set({ problem });
    const { receipt, content } = answer.value!;
    this.set({ receipt, problem: null });
    const after = await this.after;
    this.set({ verdict: this.judge(after, receipt, content, keys.value!.keys) });
    // No verdict waits for words, and none fails for want of them.
    this.set({ received: await this.name(content).catch(() => null) });
  }

  /** In the words of the version that was applied for; a material that it does not know is named by its id. */
  private async name({ service, service_version, materials }: ReceiptContent): Promise<Received | null> {
    const { value } = await this.api.service(service, service_version);
    if (!value) return null;
    const title_of = (id: string): Text => value.service.materials.find((one) => one.id === id)?.title ?? { 'zh-CN': id };
    return { service: value.service.title, materials: Object.keys(materials ?? {}).map(title_of) };
  }

  private judge(after: AfterClient, receipt: Receipt, content: ReceiptContent, keys: { key_id: string; public_key: string }[]): Verdict {
    const sent = this.drafts.submission(this.number).answers;
    return {
      signature: holds(() => after.verify_receipt(receipt, keys).valid),
      content: holds(() => after.content_hash(content) === receipt.content_hash),
      mine: sent ? same(sent, content.answers) : null,
    };
  }
}
