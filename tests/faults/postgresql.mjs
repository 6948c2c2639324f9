// A PostgreSQL of a test's own (tests/server/postgresql.sh) that can be killed without any warning and started again.

import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pause } from './client.mjs';

const bin = '/usr/lib/postgresql/15/bin';

export class Postgresql {
  constructor() {
    this.folder = mkdtempSync(path.join(tmpdir(), 'onetrip-pg-'));
    chmodSync(this.folder, 0o755);
  }

  get store() {
    return `postgresql://onetrip@${encodeURIComponent(this.folder)}/postgres`;
  }

  /** Resolves when it takes connections. */
  async start() {
    this.child = spawn('tests/server/postgresql.sh', [this.folder], { stdio: ['ignore', 'ignore', 'inherit'] });
    for (let tries = 0; ; tries += 1) {
      try {
        execFileSync(`${bin}/pg_isready`, ['-q', '-h', this.folder, '-U', 'onetrip']);
        return;
      } catch {
        if (tries > 600 || this.child.exitCode !== null) {
          throw new Error(`PostgreSQL did not start:\n${readFileSync(`${this.folder}/postgres.log`, 'utf8').slice(-2000)}`);
        }
        await pause(20);
      }
    }
  }

  /** The postmaster and every process of its. */
  processes() {
    const postmaster = this.child.pid; // the script became it
    const children = readdirSync('/proc').filter((pid) => /^\d+$/.test(pid) && parentOf(pid) === postmaster);
    return [postmaster, ...children.map(Number)];
  }

  async kill() {
    const gone = once(this.child, 'exit');
    const all = this.processes();
    all.forEach(killed);
    await gone;
    // While one of them is alive, a new postmaster takes the data for being in use.
    while (all.some((pid) => parentOf(pid) !== undefined)) await pause(5);
  }

  async close() {
    if (this.child.exitCode === null && this.child.signalCode === null) await this.kill();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Undefined for a process that is gone, or dead and only waited for. */
function parentOf(pid) {
  try {
    const [state, parent] = readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /s, '').split(' ');
    return state === 'Z' ? undefined : Number(parent);
  } catch {
    return undefined;
  }
}

function killed(pid) {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It went with its postmaster.
  }
}
