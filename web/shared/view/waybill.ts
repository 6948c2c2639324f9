// A waybill number as somebody types it: the courier it looks like, and what is wrong with it before it is sent.

import type { AfterClient } from '../core/after';
import type { FieldFinding } from '../core/shapes';
import { carriers, type Carrier } from '../messages/carriers';

type Look = Pick<AfterClient, 'detect_waybill'>;

const is_known = (code: string): code is Carrier => Object.prototype.hasOwnProperty.call(carriers, code);

/** The likeliest of the couriers one can choose: a hint, the citizen has the receipt in hand. */
export function likely_carrier(after: Look | null, waybill: string): Carrier | null {
  return after?.detect_waybill(waybill).carriers.find(is_known) ?? null;
}

export function waybill_findings(after: Look | null, waybill: string): FieldFinding[] {
  if (!waybill.trim()) return [{ code: 'required', severity: 'error' }];
  if (!after || after.detect_waybill(waybill).valid) return [];
  return [{ code: 'delivery.waybill', severity: 'error' }];
}
