// A whole city for a journey: the server and the demo carrier on free ports, as `./onetrip serve` starts them, in a folder
// of their own. Everything ends with the journey.

import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const native = process.env.ONETRIP_NATIVE ?? 'build/dev';

/** `environment`: what is set there for the server, secrets above all. */
export async function openCity({ paceMs = 400, options = [], environment = {} } = {}) {
  const folder = mkdtempSync(path.join(tmpdir(), 'onetrip-city-'));
  const child = spawn(
    process.execPath,
    ['server/serve.mjs', native, '--port', '0', '--data', folder, '--pace-ms', String(paceMs), ...options],
    { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...environment } },
  );
  let said = '';
  const ended = new Promise((resolve) => child.on('exit', resolve));
  const address = await new Promise((resolve, reject) => {
    child.stdout.on('data', (data) => {
      said += data;
      const found = /citizen\s+(http:\/\/\S+)\//.exec(said);
      if (found) resolve(found[1]);
    });
    child.stderr.on('data', (data) => (said += data));
    ended.then((code) => reject(new Error(`the city ended (${code}):\n${said}`)));
  });
  return {
    address,
    folder,
    said: () => said,
    async close() {
      child.kill('SIGTERM');
      const code = await ended;
      rmSync(folder, { recursive: true, force: true });
      return code;
    },
  };
}

export const clerk = { user: 'clerk', password: 'yunchuan-demo-2026' };
export const supervisor = { ...clerk, user: 'supervisor' };
