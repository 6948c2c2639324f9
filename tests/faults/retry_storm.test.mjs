// Hundreds of the same request at once, as a phone that lost its answers may send them: one thing is made, and everybody is
// told the same to the byte.

import assert from 'node:assert/strict';
import test from 'node:test';
import { freeSlots } from './checker.mjs';
import { Citizen } from './citizen.mjs';
import { Random } from './random.mjs';
import { Server } from './server.mjs';

const requestCount = 400;

/** Sends the same POST many times at once; the one answer all of them got. */
async function storm(citizen, target, body, key) {
  const answers = await Promise.all(Array.from({ length: requestCount }, () => citizen.client.ask('POST', target, { body, key })));
  const different = new Set(answers.map(({ status, text }) => `${status} ${text}`));
  assert.equal(different.size, 1, [...different].slice(0, 2).join('\n'));
  assert.equal(answers.filter(({ replayed }) => !replayed).length, 1, 'one of them made it, the others were told');
  return answers[0];
}

test('a storm of retries with one key makes one booking and one case', async (t) => {
  const server = new Server();
  t.after(() => server.close());
  await server.start();
  const citizen = new Citizen(server, new Random());
  await citizen.signIn();
  const [slot] = await freeSlots(citizen.client, 1);
  const wish = JSON.stringify({ hall: 'demo-hospital', service: 'medical-check', slot: slot.id });
  const booked = await storm(citizen, '/api/v1/bookings', wish, 'storm-booking');
  assert.equal(booked.status, 201, booked.text);
  const application = await citizen.application(booked.body.booking.id);
  const submitted = await storm(citizen, '/api/v1/cases', application, 'storm-case');
  assert.equal(submitted.status, 201, submitted.text);

  // The same again after a sudden death: the kept answer is on the disk, with the case.
  await server.kill();
  await server.start();
  const again = await citizen.client.ask('POST', '/api/v1/cases', { body: application, key: 'storm-case' });
  assert.deepEqual([again.status, again.text, again.replayed], [201, submitted.text, true]);
  const other = await citizen.client.ask('POST', '/api/v1/cases', { body: application.replace('2A', '1A'), key: 'storm-case' });
  assert.deepEqual([other.status, other.body.code], [409, 'idempotency_key_reused']);

  const { cases } = (await citizen.client.get('/api/v1/cases')).body;
  assert.deepEqual(cases.map(({ number }) => number), [submitted.body.case.number]);
  const after = (await freeSlots(citizen.client, 1000)).find(({ id }) => id === slot.id);
  assert.equal(after.capacity, slot.capacity - 1, 'one seat is taken');
});
