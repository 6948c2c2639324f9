// The service worker's registration, and word of a new version: told, never forced.

const look_every_ms = 3_600_000;

/** `on_update` gets what to call when the citizen wants the new version. Nothing where browsers have no workers. */
export async function start_worker(on_update: (take: () => void) => void): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  const { serviceWorker } = navigator;
  let is_wanted = false;
  // Claimed for the first time, a page goes on as it is; afterwards another worker means another build.
  let was_controlled = serviceWorker.controller !== null;
  serviceWorker.addEventListener('controllerchange', () => {
    if (is_wanted) location.reload();
    else if (was_controlled) on_update(() => location.reload());
    was_controlled = true;
  });

  const registration = await serviceWorker.register('/service_worker.js');
  const tell = () => {
    const { waiting } = registration;
    if (!waiting || !serviceWorker.controller) return;
    on_update(() => {
      is_wanted = true;
      waiting.postMessage('take_over');
    });
  };
  tell();
  registration.addEventListener('updatefound', () => {
    registration.installing?.addEventListener('statechange', tell);
  });

  let looked_at = Date.now();
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState !== 'visible' || Date.now() - looked_at < look_every_ms) return;
    looked_at = Date.now();
    registration.update().catch(() => undefined);
  });
}
