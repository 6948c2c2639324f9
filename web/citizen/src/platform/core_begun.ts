// From the bytes of the core, which are on their way already, to the core: a piece of its own, since nobody asks it anything
// before the first page stands.

import { fromAddress } from '../../../../wasm/loader/hosts';
import { loadCore, type Core, type Instantiate } from '../../../../wasm/loader/loader';
import { CoreClient } from '../../../shared/core/client';

export { renew } from '../../../shared/view/renew';

/** As it streams in; where that fails it is fetched once more, whole. */
function from_arriving(address: string, arriving: Promise<Response>): Instantiate {
  return (imports) =>
    typeof WebAssembly.instantiateStreaming === 'function'
      ? WebAssembly.instantiateStreaming(arriving, imports).catch(() => fromAddress(address)(imports))
      : fromAddress(address)(imports);
}

export async function begin(address: string, arriving: Promise<Response>, vision: () => Promise<Core>): Promise<CoreClient> {
  return new CoreClient(await loadCore(from_arriving(address, arriving)), vision);
}
