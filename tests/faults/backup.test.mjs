// A backup that is taken under load, everything destroyed, and restored: every case that was acknowledged before the backup
// began is there, with its receipt and the keys that verify it.

import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { openPostgresql } from '../server/postgresql.mjs';
import { checkAll, freeSlots } from './checker.mjs';
import { Citizen } from './citizen.mjs';
import { Random } from './random.mjs';
import { Server } from './server.mjs';

async function signedIn(server, count) {
  const citizens = Array.from({ length: count }, () => new Citizen(server, new Random()));
  await Promise.all(citizens.map((citizen) => citizen.signIn()));
  return citizens;
}

/** `destroy` takes everything away that can be; `isEmpty`: what is left needs no --force to be replaced. */
async function backUpAndRestore(server, { destroy, isEmpty }) {
  await server.start();
  const early = await signedIn(server, 3);
  for (const citizen of early) {
    const [slot] = await freeSlots(citizen.client, 1);
    await citizen.hold(slot.id);
    await citizen.submit();
  }
  const late = await signedIn(server, 6);
  const slots = (await freeSlots(late[0].client, 3)).map(({ id }) => id);
  let hasEnded = false;
  const load = Promise.all(late.map(async (citizen) => {
    while (!hasEnded) await citizen.act(slots);
  }));
  const backup = path.join(server.folder, 'backup');
  assert.match(server.run('backup', backup), /^backed up and read back \S+: \d+ cases, \d+ bytes$/m);
  assert.throws(() => server.run('backup', backup), /a backup replaces nothing/);
  assert.throws(() => server.run('restore', backup, '--force'), /another server has the database open/);
  hasEnded = true;
  await load;
  await server.kill();
  await destroy();
  if (!isEmpty) assert.throws(() => server.run('restore', backup), /say --force/);
  server.run('restore', backup, ...(isEmpty ? [] : ['--force']));
  assert.throws(() => server.run('restore', backup), /say --force/);
  await server.start();
  assert.equal(await checkAll(early), early.length);
}

test('SQLite: backed up under load, destroyed and restored', async (t) => {
  const server = new Server();
  t.after(() => server.close());
  await backUpAndRestore(server, { destroy: () => rmSync(server.data, { recursive: true }), isEmpty: true });
});

test('PostgreSQL: backed up under load, gone on, and put back', async (t) => {
  const database = await openPostgresql();
  t.after(() => database.close());
  const server = new Server({ store: database.address('geheim') });
  t.after(() => server.close());
  await backUpAndRestore(server, { destroy: () => {}, isEmpty: false });
});
