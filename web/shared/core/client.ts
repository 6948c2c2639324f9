// The core's operations by name and shape. A page asks these and nothing else about what is right.

import type { Core } from '../../../wasm/loader/loader';
import type { Key, Receipt, ReceiptContent } from '../api/types';
import type { Draft } from '../view/draft';
import type { Answers, Checklist, Definition, Finding, Screen } from './shapes';

export interface Inspection {
  kind: string;
  size_bytes: number;
  width?: number | null;
  height?: number | null;
  findings: Finding[];
}

export interface SubmissionReport {
  findings: Finding[];
  /** Normalised: what is visible and not empty, as it will be kept. */
  answers: Answers;
}

export type ReceiptVerdict = { valid: boolean; reason: string | null };

export class CoreClient {
  constructor(private readonly core: Core) {}

  screen(service: Definition, answers: Answers, today: string, step?: string): Screen {
    return this.core.call('form.screen', { service, answers, today, ...(step ? { step } : {}) });
  }

  checklist(service: Definition, answers: Answers, today: string): Checklist {
    return this.core.call('material.checklist', { service, answers, today });
  }

  inspect(service: Definition, material: string, file: Uint8Array): Inspection {
    return this.core.call('material.inspect', { service, material }, file);
  }

  check_submission(service: Definition, draft: Draft, today: string): SubmissionReport {
    const { answers, booking } = draft;
    const materials = Object.fromEntries(
      Object.entries(draft.materials).map(([material, { kind, size_bytes, width, height, sha256 }]) => [
        material,
        { kind, size_bytes, width, height, sha256 },
      ]),
    );
    const visit = service.visits.find((one) => one.hall === booking?.hall && one.service === booking.service);
    const booked = booking && visit ? { visit: visit.id, day: booking.day } : null;
    return this.core.call('submission.check', { service, answers, materials, booking: booked, today });
  }

  verify_receipt(receipt: Receipt, keys: Key[]): ReceiptVerdict {
    return this.core.call('seal.verify_receipt', { receipt, keys });
  }

  content_hash(content: ReceiptContent): string {
    return this.core.call('seal.content_hash', { content }).hash;
  }
}
