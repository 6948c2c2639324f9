// The page's service worker: answers with the files of its build, so that the page opens without network. It never
// touches what the server is asked for, and it takes over only when the citizen says so (or where there was none).

import { hasSimd } from '../../../wasm/loader/simd';
import { for_host, Precache, type Build } from './precache';

declare const self: ServiceWorkerGlobalScope;
/** Written in by tools/service_worker.mjs. */
declare const onetrip_build: Build;

async function sha256(bytes: ArrayBuffer): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

const precache = new Precache(for_host(onetrip_build, hasSimd()), {
  caches: self.caches,
  fetch: (request) => fetch(request),
  sha256,
  origin: self.location.origin,
});

self.addEventListener('install', (event) => event.waitUntil(precache.install()));
self.addEventListener('activate', (event) => event.waitUntil(precache.take_over().then(() => self.clients.claim())));
self.addEventListener('message', (event) => {
  if (event.data === 'take_over') void self.skipWaiting();
});
self.addEventListener('fetch', (event) => {
  const answer = precache.answer(event.request);
  if (answer) event.respondWith(answer);
});
