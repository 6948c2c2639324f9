// The server as a process that can be killed and started again on the same port and the same data.

import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

export const native = process.env.ONETRIP_NATIVE ?? 'build/dev';

/** The demo's catalogue, whose halls have these rules for their bookings. */
function catalogueWith(rules, folder) {
  cpSync('catalog', folder, { recursive: true });
  for (const name of readdirSync(path.join(folder, 'halls'))) {
    const file = path.join(folder, 'halls', name);
    writeFileSync(file, JSON.stringify({ ...JSON.parse(readFileSync(file, 'utf8')), rules }));
  }
  return folder;
}

export class Server {
  /**
   * `store`: an address of `--store`; without one the database lies in `data`. `wrapper`: a command that becomes the server, for
   * running it as somebody else. `rules`: what the halls set for their bookings. Its folder goes with it.
   */
  constructor({ store, options = [], wrapper = [], rules } = {}) {
    this.folder = mkdtempSync(path.join(tmpdir(), 'onetrip-faults-'));
    chmodSync(this.folder, 0o755);
    this.data = path.join(this.folder, 'data');
    this.store = store;
    this.options = options;
    this.wrapper = wrapper;
    this.catalogue = rules ? catalogueWith(rules, path.join(this.folder, 'catalog')) : 'catalog';
    this.port = '0';
    this.said = '';
    this.starts = 0;
    this.startMilliseconds = 0;
  }

  get address() {
    return `http://127.0.0.1:${this.port}`;
  }

  log() {
    return this.said;
  }

  /** Resolves when it listens; throws with what it said if it ends before. */
  async start() {
    const began = performance.now();
    const [command, ...args] = [
      ...this.wrapper,
      `${native}/server/onetrip-server`,
      ...['--port', this.port, '--data', this.data, '--catalog', this.catalogue, '--web', 'web', '--log-requests=false', '--trusted-proxies', '127.0.0.1', '--demo', ...this.options],
    ];
    const child = spawn(command, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: this.environment,
    });
    this.child = child;
    let said = '';
    const listening = new Promise((resolve, reject) => {
      const look = (data) => {
        said += data;
        this.said += data;
        const found = /"event":"listening".*"port":(\d+)/.exec(said);
        if (found) resolve(found[1]);
      };
      child.stdout.on('data', look);
      child.stderr.on('data', look);
      child.on('close', (code, signal) => reject(new Error(`the server ended (${code ?? signal}):\n${said}`)));
    });
    this.port = await listening;
    this.starts += 1;
    this.startMilliseconds += performance.now() - began;
  }

  get environment() {
    return { ...process.env, ...(this.store ? { ONETRIP_STORE: this.store } : {}) };
  }

  /** One of its commands on its data, to the end; throws if it fails. */
  run(command, ...args) {
    const program = `${native}/server/onetrip-server`;
    return execFileSync(program, [command, '--data', this.data, ...args], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], env: this.environment });
  }

  /** Without any warning. */
  async kill() {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const gone = once(this.child, 'close');
    this.child.kill('SIGKILL');
    await gone;
  }

  async stop() {
    const gone = once(this.child, 'close');
    this.child.kill('SIGTERM');
    const [code] = await gone;
    return code;
  }

  async close() {
    await this.kill();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
