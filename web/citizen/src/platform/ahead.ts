// Stands in the document itself, below the frame, and so runs while the page's script is still on its way: asks for what the
// first page is going to ask for, then for the core, asks the device whether anything was ever kept, and has the frame laid out,
// which wakes the fonts. transport.ts, core.ts and database.ts take what it asked for.

import type { Ahead } from './ahead_taken';
import { database_name, database_version } from './database_layout';

/** Where the core lies; the build knows. Null while the page is developed. */
declare const onetrip_core_address: string | null;

/** The core's bytes begin to come when those of the script and the answer are through, and not beside them: the line is narrow. */
const core_delay_ms = 60;

const quietly = <Value>(promise: Promise<Value>): Promise<Value> => {
  // Whoever takes it is told.
  promise.catch(() => undefined);
  return promise;
};

function ask(path: string): Ahead {
  const answer = quietly(fetch(path, { headers: { Accept: 'application/json' }, credentials: 'same-origin' }));
  const core = onetrip_core_address;
  if (!core) return { path, answer, core: null };
  // Where a worker answers, all of it lies on the device.
  const first = navigator.serviceWorker?.controller ? Promise.resolve() : new Promise((go) => setTimeout(go, core_delay_ms));
  return { path, answer, core: quietly(first.then(() => fetch(core))) };
}

const is_ours = ({ name, version }: IDBDatabaseInfo): boolean => name === database_name && version === database_version;

function open_ahead(): Promise<IDBDatabase | null> {
  const request = indexedDB.open(database_name, database_version);
  return new Promise((resolve) => {
    request.onsuccess = () => {
      const database = request.result;
      // Until the page takes it: a newer page in another tab must not wait for this one.
      database.onversionchange = () => {
        database.close();
        delete window.onetrip_database;
      };
      resolve(database);
    };
    // Gone meanwhile: the page lays it out.
    request.onupgradeneeded = () => request.transaction!.abort();
    // The page tries again, and tells.
    request.onerror = request.onblocked = () => resolve(null);
  });
}

const [, service] = /^#\/services\/([^/]+)/.exec(location.hash) ?? [];
if (service || /^#?\/?$/.test(location.hash)) window.onetrip_ahead = ask(`/api/v1/services${service ? `/${service}` : ''}`);

const root = document.documentElement;
try {
  const [, size] = /^elder (\d)$/.exec(localStorage.getItem('onetrip.display') ?? '') ?? [];
  if (size) [root.dataset.display, root.dataset.size] = ['elder', size];
  // The frame that the document holds is Chinese: who reads English waits for their own.
  if (localStorage.getItem('onetrip.language') === 'en') root.lang = 'en';
  const databases = quietly(indexedDB.databases());
  window.onetrip_databases = databases;
  window.onetrip_database = databases.then((there) => (there.some(is_ours) ? open_ahead() : null)).catch(() => null);
} catch {
  // A browser that forbids storage: nothing was kept.
}
// Asked for, so that it is worked out now.
void root.offsetHeight;
