// Stands at the head of the document itself, and so runs while the phone still reads the styles and the page's script: asks for
// what the first page is going to ask for, for the core, and whether the device ever kept anything. transport.ts, core.ts and
// database.ts take what it asked for.

import type { Ahead } from './ahead_taken';
import { database_name, database_version } from './database_layout';

/** Where the core lies; the build knows. Null while the page is developed. */
declare const onetrip_core_address: string | null;

const quietly = <Value>(promise: Promise<Value>): Promise<Value> => {
  // Whoever takes it is told.
  promise.catch(() => undefined);
  return promise;
};

const with_text = (response: Response) => response.text().then((text) => ({ response, text }));

function ask(path: string): Ahead {
  const answer = quietly(fetch(path, { headers: { Accept: 'application/json' }, credentials: 'same-origin' }).then(with_text));
  const core = onetrip_core_address;
  if (!core) return { path, answer, core: null };
  return { path, answer, core: quietly(fetch(core)) };
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
