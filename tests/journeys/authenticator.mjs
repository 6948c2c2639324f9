// An authenticator app: the codes of RFC 6238 for a secret in Base32, computed here and not by what is tested.

import { createHmac } from 'node:crypto';

const stepSeconds = 30;

function bytesOf(base32) {
  const bits = [...base32].map((c) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(c).toString(2).padStart(5, '0')).join('');
  return Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
}

const presentStep = () => Math.floor(Date.now() / 1000 / stepSeconds);

function codeOf(base32, step) {
  const count = Buffer.alloc(8);
  count.writeBigUInt64BE(BigInt(step));
  const digest = createHmac('sha1', bytesOf(base32)).update(count).digest();
  const number = digest.readUInt32BE(digest.at(-1) & 0x0f) & 0x7fffffff;
  return String(number % 1_000_000).padStart(6, '0');
}

/**
 * Codes one after the other, each of a later step. The first is of the step that is, not of the one before, which the server
 * takes too: with that, a step that ends on the way would make a right code a wrong one.
 */
export class Authenticator {
  constructor(secret) {
    this.secret = secret;
    this.step = presentStep() - 1;
  }

  /** Waits only where more codes are wanted than the server takes ahead of time. */
  async next() {
    this.step = Math.max(this.step + 1, presentStep());
    while (this.step > presentStep() + 1) await new Promise((resolve) => setTimeout(resolve, 200));
    return codeOf(this.secret, this.step);
  }
}
