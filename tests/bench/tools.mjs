// What benches share: processes that end with the bench, pinned to a core, and what the kernel counted for them.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { cpus, tmpdir } from 'node:os';
import path from 'node:path';

const hasTwoCores = cpus().length > 1;
/** Where server and client compete, each has a core of its own. */
export const serverCore = 0;
export const clientCore = 1;

const pinned = (core, command, args) => (core === undefined || !hasTwoCores ? [command, args] : ['taskset', ['-c', String(core), command, ...args]]);

export async function freePort() {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

/** Processor time of all threads so far, in seconds: what the scheduler counted, to the nanosecond. */
export function cpuSeconds(pid) {
  let nanoseconds = 0;
  for (const task of readdirSync(`/proc/${pid}/task`)) {
    nanoseconds += Number(readFileSync(`/proc/${pid}/task/${task}/schedstat`, 'utf8').split(' ')[0]);
  }
  return nanoseconds / 1e9;
}

/** Memory that is the process's own and in use, in bytes. */
export function privateBytes(pid) {
  const text = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
  const kibibytes = (name) => Number(text.match(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm'))[1]);
  return 1024 * (kibibytes('Private_Clean') + kibibytes('Private_Dirty'));
}

/** Asks again and again until `is` holds; five seconds are long enough for any server to begin. */
async function until(is) {
  for (let tries = 0; !(await is()); tries += 1) {
    if (tries === 100) throw new Error('it did not begin in time');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

export function makeTools({ native, say }) {
  const running = new Set();
  const folders = [];

  /** Runs a program to its end and answers what it printed; fails if the program did. */
  async function run(command, args, { core, env } = {}) {
    const [program, all] = pinned(core, command, args);
    const child = spawn(program, all, { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...env } });
    running.add(child);
    let out = '';
    let errors = '';
    child.stdout.on('data', (data) => (out += data));
    child.stderr.on('data', (data) => (errors += data));
    const [code] = await once(child, 'close');
    running.delete(child);
    if (code !== 0) throw new Error(`${command} ended with ${code}:\n${out}${errors}`);
    return out;
  }

  /**
   * Starts a server and waits until it has printed what `ready` looks for, or until `begun` (asked again and again)
   * holds. What it prints goes into the file
   * `log`, if there is one, and is never shown.
   */
  async function start(command, args, { core, ready, begun, log, env } = {}) {
    const [program, all] = pinned(core, command, args);
    const child = spawn(program, all, { stdio: ['pipe', 'pipe', 'pipe'], env: { ...process.env, ...env } });
    running.add(child);
    let said = '';
    const ended = once(child, 'exit').then(() => running.delete(child));
    const match = await new Promise((resolve, reject) => {
      const look = (data) => {
        said = (said + data).slice(-(1 << 16));
        if (log) appendFileSync(log, data);
        const found = ready?.exec(said);
        if (found) resolve(found);
      };
      child.stdout.on('data', look);
      child.stderr.on('data', look);
      child.on('error', reject);
      ended.then(() => reject(new Error(`${command} ended:\n${said}`)));
      if (begun) until(begun).then(resolve, reject);
    });
    return {
      pid: child.pid,
      match,
      said: () => said,
      /** A line on its standard input; resolves when it has printed what `answer` looks for. */
      tell: (line, answer) =>
        new Promise((resolve) => {
          child.stdout.on('data', () => answer.test(said) && resolve());
          child.stdin.write(`${line}\n`);
        }),
      async stop() {
        child.kill('SIGTERM');
        const insist = setTimeout(() => child.kill('SIGKILL'), 10_000);
        await ended;
        clearTimeout(insist);
      },
    };
  }

  /** wrk against one address: `{ requests, seconds, perSecond, p99Milliseconds }`. Any answer but 2xx and 3xx fails. */
  async function wrk(url, { connections = 64, seconds = 2, script, scriptArgs = [] } = {}) {
    const args = ['-t1', `-c${connections}`, `-d${seconds}s`, '--latency', '--timeout', '10s'];
    const out = await run('wrk', [...args, ...(script ? ['-s', script] : []), url, ...(script ? ['--', ...scriptArgs] : [])], { core: clientCore });
    if (/Non-2xx|Socket errors/.test(out)) throw new Error(`wrk ${url}:\n${out}`);
    const [, requests, took, unit] = /(\d+) requests in ([\d.]+)(ms|s|m)/.exec(out);
    const scale = { us: 0.001, ms: 1, s: 1000, m: 60_000 };
    const [, latency, latencyUnit] = /99%\s+([\d.]+)(us|ms|s|m)/.exec(out);
    const inSeconds = (Number(took) * scale[unit]) / 1000;
    return { requests: Number(requests), seconds: inSeconds, perSecond: Number(requests) / inSeconds, p99Milliseconds: Number(latency) * scale[latencyUnit] };
  }

  /** A folder that goes with the bench. */
  function folder() {
    const made = mkdtempSync(path.join(tmpdir(), 'onetrip-bench-'));
    folders.push(made);
    return made;
  }

  async function close() {
    for (const child of running) child.kill('SIGTERM');
    await Promise.all([...running].map((child) => (child.exitCode === null && child.signalCode === null ? once(child, 'exit') : undefined)));
    for (const made of folders) rmSync(made, { recursive: true, force: true });
  }

  return { native, say, run, start, wrk, folder, freePort, cpuSeconds, privateBytes, close };
}
