// A citizen who holds a slot, submits an application and gives the slot back: three answers, each about something durable.

import { answers, service } from './form.mjs';
import { signIn } from './session.mjs';

const application = JSON.stringify({ service, service_version: 1, answers, materials: {}, booking: null, consents: ['processing'] });

export function request(method, path, cookie, key, body = '') {
  return (
    `${method} /api/v1${path} HTTP/1.1\r\nHost: bench\r\nCookie: ${cookie}\r\n` +
    (method === 'POST' ? `Content-Type: application/json\r\nIdempotency-Key: ${key}\r\nContent-Length: ${Buffer.byteLength(body)}\r\n` : '') +
    `\r\n${body}`
  );
}

export class Citizen {
  constructor(cookie, slot) {
    this.cookie = cookie;
    this.booking = JSON.stringify({ hall: 'demo-hospital', service: 'medical-check', slot });
    this.prefix = `bench-${process.pid}-${Math.random().toString(36).slice(2)}`;
    this.count = 0;
  }

  /** An application for `fetch`. */
  static submission(cookie) {
    return { headers: { Cookie: cookie, 'Content-Type': 'application/json', 'Idempotency-Key': `bench-${process.pid}` }, body: application };
  }

  next() {
    this.act = this.count % 3;
    this.count += 1;
    const key = `${this.prefix}-${this.count}`;
    if (this.act === 0) return request('POST', '/bookings', this.cookie, key, this.booking);
    if (this.act === 1) return request('POST', '/cases', this.cookie, key, application);
    return request('DELETE', `/bookings/${this.held}`, this.cookie);
  }

  isUnderWay() {
    return this.count % 3 !== 0;
  }

  answered(status, body) {
    if (status !== (this.act === 2 ? 200 : 201)) throw new Error(`${status} ${body}`);
    if (this.act === 0) this.held = /"id":"([^"]+)"/.exec(body.latin1Slice())[1];
  }
}

/** Slots from tomorrow on, so that nobody is turned away for a full one. */
export async function openSlots(address) {
  const { days } = await (await fetch(`${address}/api/v1/halls/demo-hospital/slots?service=medical-check&days=31`)).json();
  return days.flatMap((day) => day.slots).flatMap((slot) => Array(slot.state === 'open' ? slot.free : 0).fill(slot.id));
}

export async function prepare(address, count) {
  const slots = await openSlots(address);
  if (slots.length < count) throw new Error(`${slots.length} free seats for ${count} citizens`);
  const citizens = [];
  for (let at = 0; at < count; at += 1) citizens.push(new Citizen(await signIn(address), slots[at]));
  return citizens;
}
