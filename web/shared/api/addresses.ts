// The address book, and the regions to choose from. Apart from client.ts, since no page starts with it.

import type { Api } from './client';
import type { KeptAddress, MaskedAddress, NewAddress, Outcome, Region, RegionName } from './types';

const segment = encodeURIComponent;

export class AddressApi {
  constructor(private readonly api: Pick<Api, 'catalogue' | 'get' | 'post' | 'send' | 'remove'>) {}

  addresses(): Promise<Outcome<{ addresses: MaskedAddress[] }>> {
    return this.api.get('/addresses');
  }

  /** Whole, to be put into a form. */
  address(id: string): Promise<Outcome<{ address: KeptAddress }>> {
    return this.api.get(`/addresses/${segment(id)}`);
  }

  keep_address(address: NewAddress): Promise<Outcome<{ address: KeptAddress }>> {
    return this.api.post('/addresses', address, { once: 'address' });
  }

  rewrite_address(id: string, address: NewAddress): Promise<Outcome<{ address: KeptAddress }>> {
    return this.api.send({ method: 'PUT', path: `/addresses/${segment(id)}`, json: address });
  }

  remove_address(id: string): Promise<Outcome<object>> {
    return this.api.remove(`/addresses/${segment(id)}`);
  }

  /** The provinces. */
  regions(): Promise<Outcome<{ regions: RegionName[] }>> {
    return this.api.catalogue('/regions');
  }

  /** A province with all that lies in it. */
  region(code: string): Promise<Outcome<{ region: Region }>> {
    return this.api.catalogue(`/regions/${segment(code)}`);
  }
}
