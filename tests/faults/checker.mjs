// Holds what the server has against what it acknowledged: none missing, none doubled, no slot oversold, receipts verify.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { native } from './server.mjs';

const hall = '/api/v1/halls/demo-hospital/slots?service=medical-check';

/** Slots far enough ahead that no deadline passes while the test runs; every seat of theirs is free. */
export async function freeSlots(client, count) {
  const { body } = await client.get(`${hall}&days=31`);
  const slots = body.days.flatMap((day) => day.slots).filter((slot) => slot.state === 'open');
  return slots.slice(-count).map(({ id, free }) => ({ id, capacity: free }));
}

/** Every case is there, in the state that was acknowledged last, with the receipt that was handed out. */
async function checkCases(citizen) {
  for (const [number, known] of citizen.cases) {
    if (known.isChecked) continue;
    const found = await citizen.client.get(`/api/v1/cases/${number}`);
    assert.equal(found.status, 200, `case ${number} was acknowledged and is missing: ${found.text}`);
    assert.equal(found.body.case.state, known.state, `case ${number}`);
    const { body } = await citizen.client.get(`/api/v1/cases/${number}/receipt`);
    assert.deepEqual(body.receipt, known.receipt, `the receipt of ${number}`);
    known.content = body.content;
    known.isChecked = true;
  }
}

async function checkBooking(citizen) {
  const { body } = await citizen.client.get('/api/v1/bookings');
  const expected = citizen.booking ? [citizen.booking.id] : [];
  assert.deepEqual(body.bookings.map(({ id }) => id), expected, 'the open bookings of a citizen');
}

/** No more seats are taken than there are, and exactly those of the bookings that were acknowledged. */
async function checkSlots(client, citizens, slots) {
  const { body } = await client.get(`${hall}&days=31`);
  const found = body.days.flatMap((day) => day.slots);
  for (const { id, capacity } of slots) {
    const sold = citizens.filter(({ booking }) => booking?.slot === id).length;
    assert.ok(sold <= capacity, `slot ${id} has ${capacity} seats and was sold ${sold} times`);
    assert.equal(found.find((slot) => slot.id === id).free, capacity - sold, `free seats of slot ${id}`);
  }
}

/** What was answered once is answered the same again, and makes nothing. */
async function checkReplays(citizen) {
  for (const { target, body, key, headers, status, text } of citizen.acknowledged) {
    const again = await citizen.client.ask('POST', target, { body, key, headers });
    assert.deepEqual([again.status, again.text, again.replayed], [status, text, true], `the answer to ${key} on ${target}`);
  }
  citizen.acknowledged = [];
}

/** After a round, while nobody acts. */
export async function checkRound(citizens, slots) {
  await Promise.all(
    citizens.map(async (citizen) => {
      await checkReplays(citizen);
      await checkCases(citizen);
      await checkBooking(citizen);
    }),
  );
  await checkSlots(citizens[0].client, citizens, slots);
}

async function listedCases(client) {
  const numbers = [];
  for (let after = ''; ; ) {
    const { body } = await client.get(`/api/v1/cases${after}`);
    numbers.push(...body.cases.map(({ number }) => number));
    if (!body.next) return numbers;
    after = `?after=${encodeURIComponent(body.next)}`;
  }
}

/** The native core, asked line by line. */
function askCore(requests) {
  const input = requests.map((request) => JSON.stringify(request)).join('\n') + '\n';
  const { stdout } = spawnSync(`${native}/server/onetrip-call`, [], { input, encoding: 'utf8', maxBuffer: 256 << 20 });
  return stdout.trim().split('\n').map((line) => JSON.parse(line).ok);
}

async function checkReceipts(client, cases) {
  const { keys } = (await client.get('/api/v1/keys')).body;
  const verdicts = askCore(cases.map(({ receipt }) => ({ op: 'seal.verify_receipt', input: { receipt, keys } })));
  const hashes = askCore(cases.map(({ content }) => ({ op: 'seal.content_hash', input: { content } })));
  cases.forEach(({ receipt }, at) => {
    assert.equal(verdicts[at].valid, true, `the receipt of ${receipt.case_number}: ${verdicts[at].reason}`);
    assert.equal(hashes[at].hash, receipt.content_hash, `what the receipt of ${receipt.case_number} covers`);
  });
}

/** At the end: the lists hold exactly what was acknowledged, and every receipt stands on its own. */
export async function checkAll(citizens) {
  for (const citizen of citizens) {
    for (const known of citizen.cases.values()) known.isChecked = false;
    await checkCases(citizen);
    const listed = await listedCases(citizen.client);
    assert.deepEqual(listed.sort(), [...citizen.cases.keys()].sort(), 'the cases of a citizen');
  }
  const numbers = citizens.flatMap(({ cases }) => [...cases.keys()]);
  assert.equal(new Set(numbers).size, numbers.length, 'no number was given twice');
  await checkReceipts(citizens[0].client, citizens.flatMap(({ cases }) => [...cases.values()]));
  return numbers.length;
}
