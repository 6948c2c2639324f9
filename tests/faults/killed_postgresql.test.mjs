// The same rounds on PostgreSQL: a quarter of them kill the server, as on SQLite; all of them the database under a server that
// goes on.

import test from 'node:test';
import { openPostgresql } from '../server/postgresql.mjs';
import { playRounds, rounds, rules } from './rounds.mjs';
import { Server } from './server.mjs';

async function opened(t) {
  const database = await openPostgresql();
  t.after(() => database.close());
  const server = new Server({ store: database.address(), rules });
  t.after(() => server.close());
  await server.start();
  return { database, server };
}

test('the server on PostgreSQL is killed: nothing is lost', async (t) => {
  const { server } = await opened(t);
  const die = async () => {
    await server.kill();
    await server.start();
  };
  t.diagnostic(`note: server killed on PostgreSQL: ${await playRounds({ server, die, count: Math.ceil(rounds / 4) })}`);
});

test('PostgreSQL is killed under a running server: nothing is lost, and the server recovers by itself', async (t) => {
  const { database, server } = await opened(t);
  const die = async () => {
    await database.kill();
    await database.start();
  };
  t.diagnostic(`note: PostgreSQL killed: ${await playRounds({ server, die })}`);
});
