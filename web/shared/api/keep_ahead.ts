// Keeps copies of the catalogue before anybody is without network: the services' definitions and the halls they name.

import type { Api } from './client';

/** A city may offer hundreds; what has been opened is kept anyway. */
export const services_ahead_max = 24;

/** One after the other, in the order of the list; ends at the first that the server cannot be asked for. */
export async function keep_ahead(api: Api): Promise<void> {
  const { value } = await api.services();
  const halls = new Set<string>();
  for (const { id } of value?.services.slice(0, services_ahead_max) ?? []) {
    const { value: found, kept_at_ms } = await api.service(id);
    if (!found || kept_at_ms !== undefined) return;
    for (const { hall } of found.service.visits) halls.add(hall);
  }
  for (const hall of halls) await api.hall(hall);
}
