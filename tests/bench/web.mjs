// The mobile page on a slow phone and a slow line, beside the page that a city would otherwise have written.

import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { makeVisits } from './web/visit.mjs';

export const about = 'the mobile page on a slow phone and line, beside Vue 3 with Vant and Ajv';
export const needs = { packages: ['chromium', 'fonts-noto-cjk'], targets: ['onetrip-server'], wasm: true, parts: ['web'] };

const peerName = 'Vue 3 + Vant 4 + Ajv 8';
const rounds = 7;

function built(folder, script, args, env) {
  const { status, stderr } = spawnSync(process.execPath, [script, ...args], { cwd: folder, encoding: 'utf8', env: { ...process.env, ...env } });
  if (status !== 0) throw new Error(`${script} ended with ${status}:\n${stderr}`);
}

/** The peer's page, built and compressed as ours is, in a folder that the same server serves. */
function buildPeer(tools) {
  const folder = tools.folder();
  const dist = path.join(folder, 'citizen/dist');
  mkdirSync(path.join(folder, 'console/dist'), { recursive: true });
  writeFileSync(path.join(folder, 'console/dist/index.html'), '<!doctype html><title>none</title>');
  built('tests/bench/peers/web', 'node_modules/vite/bin/vite.js', ['build', '--config', 'vite.config.mjs'], { PEER_OUT: dist });
  built('.', 'web/tools/precompress.mjs', [dist]);
  return folder;
}

async function serve(tools, web) {
  const options = ['--port', '0', '--data', tools.folder(), '--catalog', 'catalog', '--web', web, '--demo', '--no-log-requests'];
  const { match } = await tools.start(`${tools.native}/server/onetrip-server`, options, { ready: /citizen\s+(http:\/\/\S+?)\/?\s/ });
  return match[1];
}

/** What the scripts weigh as gzip has them, in kB: those that the document holds, and those of a file of their own. */
async function weight({ inside, addresses }) {
  const files = await Promise.all(addresses.map(async (address) => (await fetch(address)).text()));
  return [...inside, ...files].reduce((bytes, script) => bytes + gzipSync(script, { level: 9 }).length, 0) / 1000;
}

export async function* rows(tools) {
  const typed = '110101199003078670';
  const ours = makeVisits({
    address: `${await serve(tools, 'web')}/#/services/teacher-qualification/form`,
    selector: 'main form input',
    typeInto: (page) => page.getByLabel('证件号码', { exact: true }),
    typed,
    waitsForCore: true,
  });
  const peer = makeVisits({
    address: `${await serve(tools, buildPeer(tools))}/`,
    selector: 'main form input',
    typeInto: (page) => page.locator('input[name=id_no]'),
    typed,
    waitsForCore: false,
  });

  // One visit tells all of it: each row but the first takes from those that were made, side by side.
  const kept = { ours: [], peer: [] };
  const take = (side, visits, what) => {
    let at = 0;
    return async () => what((kept[side][at++] ??= await visits.first()));
  };
  const row = (name, unit, aim, what) => ({ row: name, unit, aim, peerName, rounds, ours: take('ours', ours, what), peer: take('peer', peer, what) });

  yield row('first visit: the first field of the form takes input', 'ms', '≤ 1000 ms, ≤ 0.667×', ({ field }) => field);
  yield { ...row('first visit: the core is ready', 'ms', '≤ 1600 ms', ({ core }) => core), peer: undefined };
  yield row('first visit: script before the field, gzip', 'kB', '≤ 30.72 kB', ({ scripts }) => weight(scripts));
  yield row('a keystroke answered by the page, nine of ten', 'ms', '≤ 16 ms', ({ answer }) => answer);
  yield row('from the key to the browser being done too, nine of ten', 'ms', '≤ 16 ms', ({ keystroke }) => keystroke);
  yield { ...row('first visit: layout shift', 'of the screen', '≤ 0 of the screen', ({ shift }) => shift) };
  yield {
    row: 'second visit: the first field takes input',
    unit: 'ms',
    aim: '≤ 400 ms',
    peerName,
    rounds,
    ours: async () => (await ours.second()).field,
    peer: async () => (await peer.second()).field,
  };
}
