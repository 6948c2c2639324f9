// Who can be chosen to carry a certificate, and what the core says of a waybill number: a hint, never a refusal beyond
// its shape.

import { desk_core } from './core';

export { carriers } from '../../shared/messages/carriers';

export interface WaybillLook {
  number: string;
  valid: boolean;
  carriers: string[];
}

/** Null if the core could not be loaded: the server looks as well. */
export async function look_at_waybill(number: string): Promise<WaybillLook | null> {
  try {
    return (await desk_core()).call('delivery.detect', { number }) as WaybillLook;
  } catch {
    return null;
  }
}
