// A PostgreSQL of a test's own (postgresql.sh) for tests in Node: one database, reached by a socket in its folder.

import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const client = (folder, ...command) =>
  spawnSync(`/usr/lib/postgresql/15/bin/${command[0]}`, ['-h', folder, '-U', 'onetrip', ...command.slice(1)], { encoding: 'utf8' });

export async function openPostgresql(options = []) {
  const folder = mkdtempSync(path.join(tmpdir(), 'onetrip-pg-'));
  let child;
  const server = {
    folder,
    /** Any password does: the socket is trusted. */
    address: (password = '') => `postgresql://onetrip${password && `:${password}`}@${encodeURIComponent(folder)}/onetrip`,
    async start() {
      child = spawn('tests/server/postgresql.sh', [folder, ...options], { stdio: 'inherit' });
      for (let tries = 0; client(folder, 'pg_isready', '-q').status !== 0; tries += 1) {
        if (tries > 300 || child.exitCode !== null) throw new Error(`PostgreSQL did not start: see ${folder}/postgres.log`);
        await sleep(100);
      }
    },
    /** Connections are ended and nothing is lost (SIGINT), or at once (SIGQUIT, SIGKILL). */
    async stop(signal = 'SIGINT') {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill(signal);
      await ended;
    },
    async close() {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  await server.start();
  const { status, stderr } = client(folder, 'createdb', '-T', 'template0', '-E', 'UTF8', 'onetrip');
  if (status !== 0) throw new Error(stderr);
  return server;
}
