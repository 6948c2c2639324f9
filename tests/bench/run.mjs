// Runs a bench: every row side by side with its peer in this one run, and a table of what was measured.
// usage: run.mjs PRESET [NAME] [--json] [--only TEXT]      without a name: which there are; with a text: rows that have it

import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { aimsOf, isMet } from './aims.mjs';
import { median, quartiles, short } from './figures.mjs';
import { makeTools } from './tools.mjs';

const folder = 'tests/bench';
const helpers = new Set(['run', 'tools', 'aims', 'figures']);
const [preset, ...asked] = process.argv.slice(2);
const asJson = asked.includes('--json');
const only = asked.includes('--only') ? asked.splice(asked.indexOf('--only'), 2)[1] : '';
const [name] = asked.filter((word) => !word.startsWith('--'));

/** Every other module of the folder that exports rows. */
const names = readdirSync(folder)
  .map((file) => file.match(/^([a-z]+)\.mjs$/)?.[1])
  .filter((found) => found && !helpers.has(found));

if (!name) {
  console.log('usage: ./onetrip bench NAME [--json] [--only TEXT]\n');
  for (const each of names) console.log(`  ${each.padEnd(10)}${(await import(`./${each}.mjs`)).about}`);
  process.exit(0);
}
if (!names.includes(name)) {
  console.error(`onetrip: there is no bench named ${name}; there are: ${names.join(' ')}`);
  process.exit(2);
}

const say = (text) => console.error(`== ${text}`);

function prepare(...step) {
  const { status } = spawnSync('./onetrip', ['build-part', ...step], { stdio: ['ignore', 2, 2], env: { ...process.env, ONETRIP_PRESET: preset } });
  if (status !== 0) process.exit(1);
}

/** Alternates the two sides, so that a busy moment of the machine meets both. */
async function measure(row) {
  const ours = [];
  const peer = [];
  for (let round = 0; round < (row.rounds ?? 5); round += 1) {
    ours.push(await row.ours());
    if (row.peer) peer.push(await row.peer());
  }
  // Pair by pair: a ratio is between two neighbours in time.
  const ratios = peer.map((figure, round) => (ours[round] === figure ? 1 : ours[round] / figure));
  return { ours, peer, ratios };
}

function write(row, { ours, peer, ratios }) {
  const figures = { ours: median(ours), peer: median(peer), ratio: median(ratios) };
  const met = isMet(aimsOf(row.aim), figures);
  if (asJson) {
    console.log(JSON.stringify({ row: row.row, ...figures, aim: row.aim, met }));
    return;
  }
  const spread = (values) => quartiles(values).map(short).join('–');
  console.log(`\n${row.row}`);
  console.log(`    ours  ${short(figures.ours)} ${row.unit}   (${spread(ours)})`);
  if (row.peer) console.log(`    peer  ${short(figures.peer)} ${row.unit}   (${spread(peer)})   ${row.peerName ?? ''}`);
  if (row.peer) console.log(`    ratio ${short(figures.ratio)}×   (${spread(ratios)})`);
  console.log(`    aim   ${row.aim}   ${met ? 'met' : 'MISSED'}`);
}

function writeUnmeasured(row) {
  if (asJson) console.log(JSON.stringify({ row: row.row, ours: null, peer: null, ratio: null, aim: row.aim, met: false }));
  else console.log(`\n${row.row}\n    not measured: ${row.unmeasured}\n    aim   ${row.aim}`);
}

const bench = await import(`./${name}.mjs`);
const needs = bench.needs ?? {};
if (needs.packages) prepare('packages', ...needs.packages);
for (const part of needs.parts ?? []) prepare(part);
if (needs.targets) prepare('native', ...needs.targets);
if (needs.wasm) prepare('wasm');
for (const peers of new Set([name, ...(needs.peers ?? [])])) {
  if (existsSync(`${folder}/peers/${peers}/package.json`)) prepare('node_modules', `${folder}/peers/${peers}`);
}

const tools = makeTools({ native: `build/${preset}`, say });
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => tools.close().then(() => process.exit(1)));
try {
  for await (const row of bench.rows(tools)) {
    if (!row.row.includes(only)) continue;
    say(row.row);
    if (row.unmeasured) writeUnmeasured(row);
    else write(row, await measure(row));
  }
} finally {
  await tools.close();
}
