// WeChat as the shared package's host.

import type { Host, Network } from '../../../shared/base/host';
import { wechat_events } from './events';
import { Randomness } from './randomness';
import { wechat_copies, wechat_shelf } from './shelf';
import { Cookies, wechat_transport } from './transport';

function wechat_network(): Network {
  let is_there = true;
  const listeners = new Set<() => void>();
  const turn = (now: boolean) => {
    is_there = now;
    for (const listener of [...listeners]) listener();
  };
  wx.getNetworkType({ success: ({ networkType }) => turn(networkType !== 'none') });
  wx.onNetworkStatusChange(({ isConnected }) => turn(isConnected));
  return {
    is_there: () => is_there,
    watch(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** `ready`: what was kept is read in and keys can be made. */
export function wechat_host(address: string): { host: Host; ready: Promise<void> } {
  const shelf = wechat_shelf();
  const cookies = new Cookies(shelf);
  const randomness = new Randomness();
  const host: Host = {
    shelf,
    copies: wechat_copies,
    network: wechat_network(),
    clock: {
      now_ms: () => Date.now(),
      after(delay_ms, act) {
        const timer = setTimeout(act, delay_ms);
        return () => clearTimeout(timer);
      },
    },
    transport: wechat_transport(address, cookies),
    open_events: wechat_events(address, cookies),
    random_key: () => randomness.key(),
    // WeChat hashes nothing; the core hashes whole files, chunks go without.
    sha256_base64: () => Promise.resolve(null),
  };
  return { host, ready: Promise.all([shelf.ready, randomness.ready]).then(() => undefined) };
}
