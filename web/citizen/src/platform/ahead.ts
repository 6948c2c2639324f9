// Stands in the document itself and so runs while the page's script is still on its way: asks for what the first page is going
// to ask for, then for the core, and wakes the device's storage, which sleeps long on a cheap phone. transport.ts and core.ts
// take what it asked for. A text's size is set before the first paint; everything else is the page's.

import type { Ahead } from './ahead_taken';

/** Where the core lies and what begins it; the build knows. Null while the page is developed. */
declare const onetrip_core_address: string | null;
declare const onetrip_core_begun_address: string;

const quietly = <Value>(promise: Promise<Value>): Promise<Value> => {
  // Whoever takes it is told.
  promise.catch(() => undefined);
  return promise;
};

function ask(path: string): Ahead {
  const answer = quietly(fetch(path, { headers: { Accept: 'application/json' }, credentials: 'same-origin' }));
  const core = onetrip_core_address;
  const fetch_core = () => fetch(core!);
  if (!core) return { path, answer, core: null };
  // Its bytes begin to come when those of the script are through, and not beside them: the line is narrow.
  if (!navigator.serviceWorker?.controller) return { path, answer, core: quietly(answer.then(fetch_core, fetch_core)) };
  // All of it lies on the device.
  const link = document.createElement('link');
  [link.rel, link.href] = ['modulepreload', onetrip_core_begun_address];
  document.head.append(link);
  return { path, answer, core: quietly(fetch_core()) };
}

const [, service] = /^#\/services\/([^/]+)/.exec(location.hash) ?? [];
if (service || /^#?\/?$/.test(location.hash)) window.onetrip_ahead = ask(`/api/v1/services${service ? `/${service}` : ''}`);

try {
  const root = document.documentElement;
  const [, size] = /^elder (\d)$/.exec(localStorage.getItem('onetrip.display') ?? '') ?? [];
  if (size) [root.dataset.display, root.dataset.size] = ['elder', size];
  // The frame that the document holds is Chinese: who reads English waits for their own.
  if (localStorage.getItem('onetrip.language') === 'en') root.lang = 'en';
  void quietly(indexedDB.databases());
} catch {
  // A browser that forbids storage: nothing was kept.
}
