// Copies of the catalogue in IndexedDB: public texts, so in the clear. A device that refuses has none.

import type { Copies } from '../../../shared/base/host';
import { get, put } from './database';
import { when_idle } from './idle';

/** However busy the page is. */
const written_within_ms = 2000;

export const browser_copies: Copies = {
  read: (key) => get<{ text: string; at_ms: number }>('copies', key).catch(() => null),
  async write(key, text) {
    const copy = { text, at_ms: Date.now() };
    // What is read now stands first: to open a database takes a slow phone a while.
    await new Promise<void>((resolve) => when_idle(resolve, written_within_ms));
    await put('copies', key, copy).catch(() => undefined);
  },
};
