// Files that were damaged while no server ran: said at the start in one line with what to do, and a backup brings
// everything back.

import assert from 'node:assert/strict';
import { existsSync, openSync, closeSync, readFileSync, rmSync, statSync, truncateSync, writeSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { checkAll, freeSlots } from './checker.mjs';
import { Citizen } from './citizen.mjs';
import { Random } from './random.mjs';
import { Server } from './server.mjs';

async function submitted(citizen) {
  const [slot] = await freeSlots(citizen.client, 1);
  await citizen.hold(slot.id);
  await citizen.submit();
  citizen.booking = undefined;
}

/** A city with cases, killed: its last commits are only in the log. */
async function killedCity(t) {
  const server = new Server();
  t.after(() => server.close());
  await server.start();
  const citizens = Array.from({ length: 3 }, () => new Citizen(server, new Random()));
  await Promise.all(citizens.map((citizen) => citizen.signIn()));
  await Promise.all(citizens.map(submitted));
  return { server, citizens };
}

/** Overwrites the beginnings of pages, as a disk that lost sectors. */
function scratch(file) {
  const descriptor = openSync(file, 'r+');
  for (let at = 4096; at < statSync(file).size; at += 4096) writeSync(descriptor, Buffer.alloc(8, 0x99), 0, 8, at);
  closeSync(descriptor);
}

/** A server that was stopped has everything in the database itself; one that was killed, in the log. */
const damages = [
  ['killed', 'the log is cut in half', (file) => truncateSync(`${file}-wal`, statSync(`${file}-wal`).size / 2), /commits are missing/],
  ['killed', 'the log is gone', (file) => rmSync(`${file}-wal`), /commits are missing|malformed/],
  ['stopped', 'pages are overwritten', scratch, /damaged|malformed/],
  ['stopped', 'the database is cut off', (file) => truncateSync(file, statSync(file).size / 2), /damaged|malformed/],
  ['killed', 'the database is gone', (file) => rmSync(file), /commits are missing/],
];

for (const [end, what, damage, expected] of damages) {
  test(`${end}, then ${what}: said at the start, and restored from a backup`, async (t) => {
    const { server, citizens } = await killedCity(t);
    const backup = path.join(server.folder, 'backup');
    assert.match(server.run('backup', backup), /backed up and read back .*: 3 cases/);
    await (end === 'killed' ? server.kill() : server.stop());
    const file = path.join(server.data, 'onetrip.db');
    assert.ok(existsSync(file));
    damage(file);
    const before = readFileSync(`${file}.mark`, 'utf8');

    const refused = await server.start().then(() => undefined, (error) => error.message);
    assert.match(refused ?? 'it started', /the server ended \(1\)/);
    const lines = refused.split('\n').filter((line) => line.startsWith('onetrip-server: '));
    assert.equal(lines.length, 1, refused);
    assert.match(lines[0], expected);
    assert.match(lines[0], /\.\/onetrip restore FILE --force/);
    assert.equal(readFileSync(`${file}.mark`, 'utf8'), before, 'a refused start changes nothing');

    server.run('restore', backup, '--force');
    await server.start();
    assert.equal(await checkAll(citizens), 3, 'every case acknowledged before the backup is there');
  });
}
