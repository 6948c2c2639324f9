// What comes after a form, by name and shape: a module of the core that is fetched when the first of it is asked.

import type { Core } from '../../../wasm/loader/loader';
import type { Key } from '../api/types';
import type { Receipt, ReceiptContent } from './shapes';

export type ReceiptVerdict = { valid: boolean; reason: string | null };

export class AfterClient {
  constructor(private readonly core: Core) {}

  verify_receipt(receipt: Receipt, keys: Key[]): ReceiptVerdict {
    return this.core.call('seal.verify_receipt', { receipt, keys });
  }

  content_hash(content: ReceiptContent): string {
    return this.core.call('seal.content_hash', { content }).hash;
  }

  /** Whether it can be a waybill number at all, and which couriers it looks like, the likeliest first. */
  detect_waybill(number: string): { valid: boolean; carriers: string[] } {
    return this.core.call('delivery.detect', { number });
  }
}
