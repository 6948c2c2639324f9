// The core in the page: fetched beside the first paint, never before it.

import address from '@wasm/onetrip-core.wasm?url';
import { fromAddress } from '../../../../wasm/loader/hosts';
import { loadCore, type Core } from '../../../../wasm/loader/loader';
import { CoreClient } from '../../../shared/core/client';
import { core_ahead } from './ahead_taken';

let loading: Promise<CoreClient> | null = null;
let loaded: CoreClient | null = null;
let looking: Promise<Core> | null = null;

/** The core if it is there already: then a page needs no moment of waiting. */
export const core_at_hand = (): CoreClient | null => loaded;

/** What looks at files: fetched when the first one is offered, and so is which one it is. */
const vision = (): Promise<Core> =>
  (looking ??= import('./vision').then(({ load_vision }) => load_vision()).catch((error) => {
    looking = null;
    throw error;
  }));

async function load(): Promise<CoreClient> {
  loaded = new CoreClient(await loadCore(fromAddress(address, core_ahead())), vision);
  // For whoever measures how long it takes (tests/bench/web.mjs).
  performance.mark('core');
  return loaded;
}

/** One core for the page. A load that failed is tried again by the next who asks. */
export function page_core(): Promise<CoreClient> {
  loading ??= load().catch((error) => {
    loading = null;
    throw error;
  });
  return loading;
}
