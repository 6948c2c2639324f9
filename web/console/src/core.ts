// The core in the desk's browser, fetched once by whoever asks first.

import address from '@wasm/onetrip-desk.wasm?url';
import { fromAddress } from '../../../wasm/loader/hosts';
import { loadCore, type Core } from '../../../wasm/loader/loader';

let core: Promise<Core> | undefined;

/** Rejects if it cannot be fetched; the next who asks tries again. */
export function desk_core(): Promise<Core> {
  core ??= loadCore(fromAddress(address)).catch((failure: unknown) => {
    core = undefined;
    throw failure;
  });
  return core;
}
