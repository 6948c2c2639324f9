// What comes after the form, in the page: fetched by whoever asks first.

import address from '@wasm/onetrip-after.wasm?url';
import { useEffect, useState } from 'preact/hooks';
import { fromAddress } from '../../../../wasm/loader/hosts';
import { loadCore } from '../../../../wasm/loader/loader';
import { AfterClient } from '../../../shared/core/after';

let loading: Promise<AfterClient> | null = null;

/** One for the page. A load that failed is tried again by the next who asks. */
export function page_after(): Promise<AfterClient> {
  loading ??= loadCore(fromAddress(address))
    .then((core) => new AfterClient(core))
    .catch((error) => {
      loading = null;
      throw error;
    });
  return loading;
}

/** Null until it is here, and where it cannot be fetched: for what is better with it and stands without. */
export function useAfter(): AfterClient | null {
  const [after, set_after] = useState<AfterClient | null>(null);
  useEffect(() => void page_after().then(set_after, () => undefined), []);
  return after;
}
