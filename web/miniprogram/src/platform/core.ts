// The core, once for all pages; what looks at files is loaded where the first one can be offered.

import { firstTaken, fromPackage } from '../../../../wasm/loader/hosts';
import { loadCore, type Core } from '../../../../wasm/loader/loader';
import { AfterClient } from '../../../shared/core/after';
import { CoreClient } from '../../../shared/core/client';

/** A load that failed is tried again by the next who asks. */
function once<Value>(load: () => Promise<Value>): () => Promise<Value> {
  let loading: Promise<Value> | null = null;
  return () =>
    (loading ??= load().catch((failure) => {
      loading = null;
      throw failure;
    }));
}

// WXWebAssembly has no `validate`: what a phone does not take, it refuses to instantiate.
const vision: () => Promise<Core> = once(() =>
  loadCore(firstTaken(fromPackage('/core/onetrip-vision-simd.wasm.br'), fromPackage('/core/onetrip-vision.wasm.br'))),
);

/** What comes after the form. */
export const package_after: () => Promise<AfterClient> = once(async () => new AfterClient(await loadCore(fromPackage('/core/onetrip-after.wasm.br'))));

export const package_core: () => Promise<CoreClient> = once(async () =>
  new CoreClient(await loadCore(fromPackage('/core/onetrip-core.wasm.br')), vision),
);

/** Fetched while the citizen takes the picture; whoever looks at the first one tries again where that failed. */
export const get_ready_to_look = (): void => void vision().catch(() => undefined);
