// WeChat hands random bytes over later; keys are needed at once. So some are fetched ahead.

import { called } from './call';

const pool_bytes = 1024;
const key_bytes = 16;

export class Randomness {
  private pool: number[] = [];
  readonly ready: Promise<void> = this.fetch();

  /** 128 random bits in hexadecimal. */
  key(): string {
    if (this.pool.length < key_bytes) throw new Error('no random bytes left');
    const bytes = this.pool.splice(0, key_bytes);
    if (this.pool.length < pool_bytes / 2) void this.fetch().catch(() => undefined);
    return bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('');
  }

  private async fetch(): Promise<void> {
    const { randomValues } = await called<{ randomValues: ArrayBuffer }>((done) => wx.getRandomValues({ length: pool_bytes, ...done }));
    this.pool.push(...new Uint8Array(randomValues));
  }
}
