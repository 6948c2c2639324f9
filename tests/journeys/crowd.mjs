// Other people, who ask the server without a page: what a citizen's page shows depends on them.

import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { codeSentTo } from '../server/demo_sms.mjs';

/** Somebody who has signed in with a phone of their own; `ask` answers the body and fails at any problem; `cookie` is their session's. */
export async function somebody(city, phone) {
  let cookie = '';
  async function ask(method, path, body) {
    const headers = { 'Content-Type': 'application/json', 'Idempotency-Key': randomUUID(), ...(cookie ? { Cookie: cookie } : {}) };
    const answer = await fetch(`${city.address}/api/v1${path}`, { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) });
    const text = await answer.text();
    assert.ok(answer.ok, `${method} ${path}: ${text}`);
    cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? cookie;
    return text ? JSON.parse(text) : {};
  }
  await ask('POST', '/sessions', {});
  const logged = city.said().length;
  await ask('POST', '/phone-codes', { phone });
  await ask('POST', '/sign-ins', { phone, code: await codeSentTo(phone, city.said, logged) });
  return { ask, cookie };
}

const hall = { hall: 'demo-hospital', service: 'medical-check' };

/** Takes every free place of a slot; each person holds one. Answers who holds what. */
export async function fillSlot(city, slot, firstPhone = 13900000001) {
  const days = (await (await fetch(`${city.address}/api/v1/halls/${hall.hall}/slots?service=${hall.service}&from=${slot.slice(0, 10)}&days=1`)).json()).days;
  const { free } = days[0].slots.find(({ id }) => id === slot);
  const holders = [];
  for (let i = 0; i < free; i += 1) {
    const person = await somebody(city, String(firstPhone + i));
    const { booking } = await person.ask('POST', '/bookings', { ...hall, slot });
    holders.push({ person, booking });
  }
  return holders;
}
