// Who can be chosen to carry a certificate, and what the core says of a waybill number: a hint, never a refusal beyond
// its shape.

import address from '@wasm/onetrip-core.wasm?url';
import { fromAddress } from '../../../wasm/loader/hosts';
import { loadCore, type Core } from '../../../wasm/loader/loader';

export { carriers } from '../../shared/messages/carriers';

export interface WaybillLook {
  number: string;
  valid: boolean;
  carriers: string[];
}

let core: Promise<Core> | undefined;

/** Null if the core could not be loaded: the server looks as well. */
export async function look_at_waybill(number: string): Promise<WaybillLook | null> {
  try {
    core ??= loadCore(fromAddress(address));
    return (await core).call('delivery.detect', { number }) as WaybillLook;
  } catch {
    core = undefined;
    return null;
  }
}
