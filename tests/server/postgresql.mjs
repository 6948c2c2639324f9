// A PostgreSQL of a test's own (postgresql.sh) for tests in Node: one database, reached by a socket in its folder.

import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readlinkSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const client = (folder, ...command) =>
  spawnSync(`/usr/lib/postgresql/15/bin/${command[0]}`, ['-h', folder, '-U', 'onetrip', ...command.slice(1)], { encoding: 'utf8' });

/** The processes of a postmaster, itself among them: all of them work in its data. One that is only waited for does not. */
function workingIn(data) {
  return readdirSync('/proc').map(Number).filter((pid) => {
    try {
      return pid > 0 && readlinkSync(`/proc/${pid}/cwd`) === data;
    } catch {
      return false;
    }
  });
}

function killAtOnce(pid) {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It went with its postmaster.
  }
}

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
        if (tries > 1500 || child.exitCode !== null) throw new Error(`PostgreSQL did not start: see ${folder}/postgres.log`);
        await sleep(20);
      }
    },
    /** The postmaster and every process of its, without any warning. */
    async kill() {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      const killAll = () => workingIn(path.join(folder, 'data')).map(killAtOnce).length;
      killAll();
      await ended;
      // Also what was forked at the last moment: while one is alive, a new postmaster takes the data for being in use.
      while (killAll() > 0) await sleep(5);
    },
    /** Connections are ended and nothing is lost (SIGINT), or at once (SIGQUIT). */
    async stop(signal = 'SIGINT') {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill(signal);
      await ended;
    },
    /** A statement by hand; throws if it fails. */
    run(sql) {
      const { status, stderr } = client(folder, 'psql', '-q', '-v', 'ON_ERROR_STOP=1', '-d', 'onetrip', '-c', sql);
      if (status !== 0) throw new Error(stderr);
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
