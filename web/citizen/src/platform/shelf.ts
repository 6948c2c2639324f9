// The shelf in a browser: all of it in memory, written behind so that a keystroke never waits. What says nothing of a
// person (the language, the way of display) lies in localStorage and is there at once; the rest lies in the vault.

import type { Shelf } from '../../../shared/base/host';
import { when_idle } from './idle';
import type { Vault } from './vault';

const prefix = 'onetrip.';
/** Nobody's secret, and wanted before the first paint. */
const open_keys: ReadonlySet<string> = new Set(['language', 'session', 'display', 'shared']);
const shared_key = 'shared';
/** However busy the page is, or hidden. */
const written_within_ms = 100;

export function browser_shelf(storage: Storage | null, opening: Promise<Vault | null>): Shelf {
  const kept = new Map<string, string>();
  const waiting = new Set<string>();
  let vault: Vault | null = null;
  let is_writing = false;
  let writing: Promise<void> = Promise.resolve();
  let is_failed = false;
  /** Who waits for what is written. */
  let flushing = 0;
  /** Ends the wait below. */
  let hurry = () => {};

  /** What is changed together is written together, once the page that changed stands; at once where somebody waits or has left. */
  const idle = () =>
    new Promise<void>((resolve) => {
      if (flushing > 0 || globalThis.document?.hidden) return resolve();
      hurry = resolve;
      when_idle(resolve, written_within_ms);
    });

  for (const key of own_keys(storage)) kept.set(key, storage?.getItem(prefix + key) ?? '');

  const is_shared = () => kept.get(shared_key) === 'yes';

  async function load(): Promise<void> {
    vault = await opening;
    if (!vault) return void (is_failed = true);
    const texts = await vault.load();
    for (const [key, text] of texts) if (!kept.has(key) && !waiting.has(key)) kept.set(key, text);
    // Kept in the clear by an earlier page: it moves.
    for (const key of own_keys(storage)) if (!open_keys.has(key)) later(key);
    await flush();
    for (const key of own_keys(storage)) if (!open_keys.has(key) && !is_failed) storage?.removeItem(prefix + key);
  }

  function write_open(key: string): void {
    const text = kept.get(key);
    try {
      if (text === undefined) storage?.removeItem(prefix + key);
      else storage?.setItem(prefix + key, text);
    } catch {
      is_failed = true;
    }
  }

  /** What waits, all that came together at once, until nothing waits any more. */
  async function drain(): Promise<void> {
    while (waiting.size > 0 && vault && !is_shared()) {
      await idle();
      if (is_shared()) break;
      const changes = new Map([...waiting].map((key) => [key, kept.get(key) ?? null] as const));
      waiting.clear();
      is_failed = await vault.write(changes).then(() => false, () => true);
      if (is_failed) {
        // Not lost: they go with the next change, or whoever asks for all of it next.
        for (const key of changes.keys()) waiting.add(key);
        break;
      }
    }
    is_writing = false;
  }

  function write_out(): Promise<void> {
    if (!is_writing) {
      is_writing = true;
      writing = drain();
    }
    return writing;
  }

  /** As soon as the browser is idle. While one is written, the next ones gather. */
  function later(key: string): void {
    if (open_keys.has(key)) return write_open(key);
    waiting.add(key);
    void write_out();
  }

  const ready = load().catch(() => void (is_failed = true));
  const flush = async () => {
    flushing++;
    hurry();
    await write_out();
    flushing--;
  };
  globalThis.document?.addEventListener('visibilitychange', () => document.hidden && hurry());

  return {
    ready,
    read: (key) => kept.get(key) ?? null,
    write(key, text) {
      kept.set(key, text);
      later(key);
    },
    remove(key) {
      if (kept.delete(key)) later(key);
    },
    keys: (start) => [...kept.keys()].filter((key) => key.startsWith(start)),
    flush: () => ready.then(flush),
    get lasting() {
      return !is_failed && !is_shared();
    },
    get shared() {
      return is_shared();
    },
    async share(shared) {
      await ready;
      await flush();
      if (shared) {
        kept.set(shared_key, 'yes');
        await vault?.clear();
      } else {
        kept.delete(shared_key);
        for (const key of kept.keys()) if (!open_keys.has(key)) waiting.add(key);
      }
      write_open(shared_key);
      await flush();
    },
  };
}

function own_keys(storage: Storage | null): string[] {
  const keys = Array.from({ length: storage?.length ?? 0 }, (_, at) => storage?.key(at) ?? '');
  return keys.filter((key) => key.startsWith(prefix)).map((key) => key.slice(prefix.length));
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
