// A key for every thing that is to happen once. It is laid on the shelf before the first try and kept until a definite
// answer, so that a retry, a double tap, or the page opened again after it was killed all send the same key.

import type { Host } from '../base/host';

const prefix = 'attempt.';

/** 53 bits, enough to tell one body from another in one browser; the server compares the bodies themselves. */
function fingerprint(text: string): string {
  let [high, low] = [0xdeadbeef, 0x41c6ce57];
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    high = Math.imul(high ^ unit, 2654435761);
    low = Math.imul(low ^ unit, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return (4294967296 * (2097151 & low) + (high >>> 0)).toString(36);
}

export class Attempts {
  constructor(private readonly host: Pick<Host, 'shelf' | 'random_key'>) {}

  /** The key to send `body` with: the one of an unanswered try of the same body, else a new one. */
  async begin(purpose: string, body: string): Promise<string> {
    const mark = fingerprint(body);
    const [kept_mark, kept_key] = (this.host.shelf.read(prefix + purpose) ?? '').split(' ');
    if (kept_mark === mark && kept_key) return kept_key;
    const key = this.host.random_key();
    this.host.shelf.write(prefix + purpose, `${mark} ${key}`);
    await this.host.shelf.flush();
    return key;
  }

  /** An answer came that settles it; the next try is a new one. */
  end(purpose: string): void {
    this.host.shelf.remove(prefix + purpose);
  }
}
