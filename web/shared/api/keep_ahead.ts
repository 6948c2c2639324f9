// Keeps copies before anybody is without network: the services' definitions, the halls they name and how far those are
// apart, and what is taken of those where a time is booked.

import type { Clock } from '../base/host';
import type { Api } from './client';
import { HallsApi } from './halls';

/** A city may offer hundreds; what has been opened is kept anyway. */
export const services_ahead_max = 24;
export const halls_ahead_max = 8;

/** One after the other, in the order of the list; ends at the first that the server cannot be asked for. */
export async function keep_ahead(api: Api, clock: Clock): Promise<void> {
  const { value } = await api.services();
  const named = new Set<string>();
  const booked = new Set<string>();
  for (const { id } of value?.services.slice(0, services_ahead_max) ?? []) {
    const { value: found, kept_at_ms } = await api.service(id);
    if (!found || kept_at_ms !== undefined) return;
    for (const { hall, also_at = [], booking } of found.service.visits) {
      for (const id of [hall, ...also_at]) (booking === 'required' ? booked : named).add(id);
    }
  }
  const halls = new HallsApi(api, clock);
  await halls.ways();
  for (const hall of [...booked].slice(0, halls_ahead_max)) await halls.now_at(hall);
  for (const hall of named) if (!booked.has(hall)) await api.hall(hall);
}
