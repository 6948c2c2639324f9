// Disks that fill up and folders that may not be written: refused clearly, reads go on, and all is well again without a
// restart as soon as the disk is.

import assert from 'node:assert/strict';
import { chmodSync, chownSync, mkdirSync } from 'node:fs';
import test from 'node:test';
import { checkAll, freeSlots } from './checker.mjs';
import { Citizen } from './citizen.mjs';
import { SmallDisk } from './disk.mjs';
import { Random } from './random.mjs';
import { Server } from './server.mjs';

const isRoot = process.getuid() === 0;
const nobody = 65534;

/** Root may write everywhere: the server runs as somebody who may not. */
const ordinary = isRoot ? ['setpriv', `--reuid=${nobody}`, `--regid=${nobody}`, '--clear-groups'] : [];

async function holder(server) {
  const citizen = new Citizen(server, new Random());
  await citizen.signIn();
  const [slot] = await freeSlots(citizen.client, 1);
  await citizen.hold(slot.id);
  return citizen;
}

const submit = (citizen, body, key) => citizen.client.once('POST', '/api/v1/cases', { body, key });

function assertRefused(answer) {
  assert.deepEqual([answer.status, answer.body.code], [503, 'storage_unavailable'], answer.text);
  assert.match(answer.retryAfter, /^\d+$/);
}

async function assertReads(citizen) {
  for (const target of ['/api/v1/services', '/api/v1/bookings', '/api/v1/cases']) {
    assert.equal((await citizen.client.once('GET', target)).status, 200, target);
  }
}

/** What `submit` of the citizen would remember. */
function remember(citizen, answer) {
  citizen.cases.set(answer.body.case.number, { state: 'submitted', receipt: answer.body.receipt, isChecked: false });
}

test('a full disk: writes are refused, reads go on, and with room it takes them again', async (t) => {
  const server = new Server();
  let disk;
  try {
    disk = new SmallDisk(server.data, 6);
  } catch (error) {
    t.diagnostic(`note: the full disk was passed over: ${error.message}`);
    return server.close();
  }
  t.after(async () => {
    await server.kill();
    disk.close();
    await server.close();
  });
  await server.start();
  const citizen = await holder(server);
  const application = await citizen.application(citizen.booking.id);

  disk.fill();
  for (let tries = 0; tries < 5; tries += 1) assertRefused(await submit(citizen, application, 'full-disk-1'));
  assert.equal((await citizen.client.once('GET', '/readyz')).status, 503);
  await assertReads(citizen);

  disk.free();
  const answer = await submit(citizen, application, 'full-disk-1');
  assert.equal(answer.status, 201, answer.text);
  assert.equal((await citizen.client.once('GET', '/readyz')).status, 200);
  remember(citizen, answer);
  await server.kill();
  await server.start();
  assert.equal(await checkAll([citizen]), 1);
});

test('a folder that may not be written: the server does not start and says why; once it may, it does', async (t) => {
  const server = new Server({ wrapper: ordinary });
  t.after(() => server.close());
  mkdirSync(server.data);
  if (isRoot) chownSync(server.data, nobody, nobody);
  for (const [mode, expected] of [[0o500, /Permission denied/], [0o000, /Permission denied|unable to open/]]) {
    chmodSync(server.data, mode);
    const refused = await server.start().then(() => 'it started', (error) => error.message);
    assert.match(refused, /the server ended \(1\)/);
    const lines = refused.split('\n').filter((line) => line.startsWith('onetrip-server: '));
    assert.equal(lines.length, 1, refused);
    assert.match(lines[0], expected);
  }
  chmodSync(server.data, 0o700);
  await server.start();
});

test('permission taken away under a running server: every answer is kept or refused, and nothing acknowledged is lost', async (t) => {
  const server = new Server({ wrapper: ordinary });
  t.after(() => server.close());
  mkdirSync(server.data);
  if (isRoot) chownSync(server.data, nobody, nobody);
  await server.start();
  const citizen = await holder(server);
  const application = await citizen.application(citizen.booking.id);

  chmodSync(server.data, 0o000);
  await assertReads(citizen);
  const without = await submit(citizen, application, 'no-permission-1');
  if (without.status !== 201) assertRefused(without);
  chmodSync(server.data, 0o700);
  const answer = await submit(citizen, application, 'no-permission-1');
  assert.equal(answer.status, 201, answer.text);
  t.diagnostic(`note: with the folder's permissions taken away a running server ${without.status === 201 ? 'keeps writing to its open files' : 'refuses'}`);
  remember(citizen, answer);
  await server.kill();
  await server.start();
  assert.equal(await checkAll([citizen]), 1);
});
