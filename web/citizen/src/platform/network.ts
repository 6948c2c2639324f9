// Whether the device has a network, as far as a browser knows.

import type { Network } from '../../../shared/base/host';

export const browser_network: Network = {
  is_there: () => navigator.onLine,
  watch(listener) {
    addEventListener('online', listener);
    addEventListener('offline', listener);
    return () => {
      removeEventListener('online', listener);
      removeEventListener('offline', listener);
    };
  },
};
