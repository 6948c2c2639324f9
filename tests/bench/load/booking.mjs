// A citizen who holds a slot and gives it back: two answers, each about something durable.

import { openSlots, request } from './applications.mjs';
import { signIn } from './session.mjs';

class Booker {
  constructor(cookie, slot) {
    this.cookie = cookie;
    this.booking = JSON.stringify({ hall: 'demo-hospital', service: 'medical-check', slot });
    this.prefix = `bench-${process.pid}-${Math.random().toString(36).slice(2)}`;
    this.count = 0;
    this.held = null;
  }

  next() {
    this.count += 1;
    if (this.held) return request('DELETE', `/bookings/${this.held}`, this.cookie);
    return request('POST', '/bookings', this.cookie, `${this.prefix}-${this.count}`, this.booking);
  }

  isUnderWay() {
    return this.held !== null;
  }

  answered(status, body) {
    if (status !== (this.held ? 200 : 201)) throw new Error(`${status} ${body}`);
    this.held = this.held ? null : /"id":"([^"]+)"/.exec(body.latin1Slice())[1];
  }
}

export async function prepare(address, count) {
  const slots = await openSlots(address);
  if (slots.length < count) throw new Error(`${slots.length} free seats for ${count} citizens`);
  const bookers = [];
  for (let at = 0; at < count; at += 1) bookers.push(new Booker(await signIn(address), slots[at]));
  return bookers;
}
