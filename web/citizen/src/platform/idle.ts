// What may wait until the browser has nothing better to do.

/** At the latest after `within_ms`; Safari does not tell when it is idle, and goes on with its next task. */
export function when_idle(act: () => void, within_ms: number): void {
  const request = globalThis.requestIdleCallback as typeof globalThis.requestIdleCallback | undefined;
  if (request) request(act, { timeout: within_ms });
  else setTimeout(act);
}
