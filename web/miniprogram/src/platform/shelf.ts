// The shelf in WeChat's storage, encrypted by WeChat: read in once, written behind. A phone's WeChat has one owner, so
// there is no shared terminal here.

import type { Copies, Shelf } from '../../../shared/base/host';
import { called } from './call';

const copy_prefix = 'copy.';

export function wechat_shelf(): Shelf {
  const kept = new Map<string, string>();
  let writing: Promise<unknown> = Promise.resolve();
  let lasting = true;
  // One after the other, so that what was written last is what stays.
  const behind = (write: () => Promise<unknown>) => {
    writing = writing.then(write).catch(() => (lasting = false));
  };
  const ready = (async () => {
    try {
      const { keys } = await called<{ keys: string[] }>((done) => wx.getStorageInfo(done));
      for (const key of keys.filter((one) => !one.startsWith(copy_prefix))) {
        // One that cannot be read takes no other with it.
        const { data } = await called<{ data: string }>((done) => wx.getStorage({ key, encrypt: true, ...done })).catch(() => ({ data: null }));
        if (data !== null && !kept.has(key)) kept.set(key, data);
      }
    } catch {
      lasting = false;
    }
  })();
  return {
    ready,
    read: (key) => kept.get(key) ?? null,
    write(key, text) {
      kept.set(key, text);
      behind(() => called((done) => wx.setStorage({ key, data: text, encrypt: true, ...done })));
    },
    remove(key) {
      kept.delete(key);
      behind(() => called((done) => wx.removeStorage({ key, ...done })));
    },
    keys: (prefix) => [...kept.keys()].filter((key) => key.startsWith(prefix)),
    flush: () => writing.then(() => undefined),
    get lasting() {
      return lasting;
    },
    shared: false,
    share: () => Promise.resolve(),
  };
}

export const wechat_copies: Copies = {
  async read(key) {
    try {
      const { data } = await called<{ data: string }>((done) => wx.getStorage({ key: copy_prefix + key, encrypt: true, ...done }));
      return JSON.parse(data);
    } catch {
      return null;
    }
  },
  write: (key, text) =>
    called((done) => wx.setStorage({ key: copy_prefix + key, data: JSON.stringify({ text, at_ms: Date.now() }), encrypt: true, ...done })).then(
      () => undefined,
      // A full storage keeps no copy; the network is there anyway.
      () => undefined,
    ),
};
