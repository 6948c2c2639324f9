// Copies of the catalogue in IndexedDB: public texts, so in the clear. A device that refuses has none.

import type { Copies } from '../../../shared/base/host';
import { get, put } from './database';

export const browser_copies: Copies = {
  read: (key) => get<{ text: string; at_ms: number }>('copies', key).catch(() => null),
  write: (key, text) => put('copies', key, { text, at_ms: Date.now() }).catch(() => undefined),
};
