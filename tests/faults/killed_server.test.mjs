// The server is killed with SIGKILL under load, again and again, on the same data: nothing that was acknowledged is lost.

import test from 'node:test';
import { playRounds, rules } from './rounds.mjs';
import { Server } from './server.mjs';

test('the server is killed: none missing, none doubled, no slot oversold, receipts verify', async (t) => {
  const server = new Server({ rules });
  t.after(() => server.close());
  await server.start();
  const die = async () => {
    await server.kill();
    await server.start();
  };
  t.diagnostic(`note: server killed on SQLite: ${await playRounds({ server, die })}`);
});
