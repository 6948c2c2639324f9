// The shelf in a browser: localStorage, read once and written behind, so that a keystroke never waits for it. Written
// at once when the page is left, hidden or killed by the system, as far as a page is told.

import type { Shelf } from '../../../shared/base/host';

const prefix = 'onetrip.';
const write_delay_ms = 150;

export function browser_shelf(storage: Storage | null): Shelf {
  const kept = new Map<string, string>();
  const waiting = new Set<string>();
  let timer = 0;
  let lasting = storage !== null;

  for (let at = 0; storage && at < storage.length; at++) {
    const key = storage.key(at);
    if (key?.startsWith(prefix)) kept.set(key.slice(prefix.length), storage.getItem(key) ?? '');
  }

  function write_out(): void {
    clearTimeout(timer);
    timer = 0;
    try {
      for (const key of waiting) {
        const text = kept.get(key);
        if (text === undefined) storage?.removeItem(prefix + key);
        else storage?.setItem(prefix + key, text);
      }
    } catch {
      lasting = false;
    }
    waiting.clear();
  }

  function later(key: string): void {
    waiting.add(key);
    if (!timer) timer = window.setTimeout(write_out, write_delay_ms);
  }

  addEventListener('pagehide', write_out);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') write_out();
  });

  return {
    read: (key) => kept.get(key) ?? null,
    write(key, text) {
      kept.set(key, text);
      later(key);
    },
    remove(key) {
      if (kept.delete(key)) later(key);
    },
    keys: (start) => [...kept.keys()].filter((key) => key.startsWith(start)),
    flush() {
      write_out();
      return Promise.resolve();
    },
    get lasting() {
      return lasting;
    },
  };
}

/** A browser may forbid storage altogether: then everything stays in memory. */
export function open_storage(): Storage | null {
  try {
    const probe = `${prefix}probe`;
    localStorage.setItem(probe, '1');
    localStorage.removeItem(probe);
    return localStorage;
  } catch {
    return null;
  }
}
