// The browser as the shared package's host.

import type { Host } from '../../../shared/base/host';
import { browser_copies } from './copies';
import { browser_events } from './events';
import { browser_network } from './network';
import { browser_shelf, open_storage } from './shelf';
import { browser_transport } from './transport';
import { open_vault } from './vault';

function random_key(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

async function sha256_base64(bytes: Uint8Array): Promise<string | null> {
  if (!crypto.subtle) return null;
  const digest = await crypto.subtle.digest('SHA-256', bytes as BufferSource);
  return btoa(String.fromCharCode(...new Uint8Array(digest)));
}

export function browser_host(): Host {
  return {
    shelf: browser_shelf(open_storage(), open_vault()),
    copies: browser_copies,
    network: browser_network,
    clock: {
      now_ms: () => Date.now(),
      after(delay_ms, act) {
        const timer = setTimeout(act, delay_ms);
        return () => clearTimeout(timer);
      },
    },
    transport: browser_transport,
    open_events: browser_events,
    random_key,
    sha256_base64,
  };
}
