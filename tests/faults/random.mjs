// Random numbers from a seed, so that a round that failed can be played again: ONETRIP_FAULT_SEED=N.

export const seed = Number(process.env.ONETRIP_FAULT_SEED ?? Date.now() % 1_000_000_007);

/** Mulberry32: a generator of one 32-bit word of state. */
export class Random {
  constructor(start = seed) {
    this.state = start >>> 0;
  }

  /** In [0, 1). */
  next() {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let mixed = this.state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  below(limit) {
    return Math.floor(this.next() * limit);
  }

  pick(list) {
    return list[this.below(list.length)];
  }
}
