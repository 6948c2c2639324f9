// The waiting list, asked of the server. Apart from client.ts, since no page starts with it.

import type { Api } from './client';
import type { Booking, Outcome, WaitingEntry } from './types';

const segment = encodeURIComponent;

export class WaitingApi {
  constructor(private readonly api: Pick<Api, 'get' | 'post' | 'remove'>) {}

  waiting(): Promise<Outcome<{ waiting: WaitingEntry[] }>> {
    return this.api.get('/waiting');
  }

  /** Any of the halls will do, on any of the days. */
  wait(service: string, halls: string[], from: string, to: string): Promise<Outcome<{ waiting: WaitingEntry }>> {
    return this.api.post('/waiting', { service, halls, from, to }, { once: `wait.${service}` });
  }

  take_offer(id: string): Promise<Outcome<{ booking: Booking }>> {
    return this.api.post(`/waiting/${segment(id)}/take`, {}, { once: `take.${id}` });
  }

  decline_offer(id: string): Promise<Outcome<{ waiting: WaitingEntry }>> {
    const path = `/waiting/${segment(id)}/decline`;
    return this.api.post(path, {}, { once: `decline.${id}` });
  }

  stop_waiting(id: string): Promise<Outcome<{ waiting: WaitingEntry }>> {
    return this.api.remove(`/waiting/${segment(id)}`);
  }
}
