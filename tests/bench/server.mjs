// The server beside nginx and beside fastify: what a city would otherwise put there.

import { writeFileSync } from 'node:fs';
import { answers, makeCatalogue, service } from './load/form.mjs';
import { writeNginx } from './peers/server/nginx.mjs';
import { median } from './figures.mjs';
import * as store from './store.mjs';
import { clientCore, serverCore } from './tools.mjs';

export const about = 'the HTTP server and the store, beside nginx and fastify';
export const needs = {
  packages: ['wrk', ...store.needs.packages],
  parts: ['nginx'],
  targets: ['onetrip-server', 'onetrip-open-loop', ...store.needs.targets],
};

/** Request logs are off on both sides throughout: writing lines is not what is compared. */
export async function startOurs(tools, { makeCatalogue: make = makeCatalogue } = {}) {
  const catalogue = tools.folder();
  make(catalogue);
  const options = ['--port', '0', '--data', tools.folder(), '--catalog', catalogue, '--threads', '1', '--no-log-requests'];
  // The demo writes phone codes to its log; behind a proxy every citizen has an address of his own.
  options.push('--demo', '--trusted-proxies', '127.0.0.1');
  const log = `${tools.folder()}/log`;
  const server = await tools.start(`${tools.native}/server/onetrip-server`, options, { core: serverCore, log, ready: /citizen\s+(http:\/\/\S+?)\/?\s/ });
  return { ...server, log, address: server.match[1] };
}

export async function startNode(tools) {
  const args = ['--expose-gc', 'tests/bench/peers/server/app.mjs', tools.folder()];
  const server = await tools.start(process.execPath, args, { core: serverCore, ready: /listening on (\d+)/ });
  return { ...server, address: `http://127.0.0.1:${server.match[1]}` };
}

const isAnswered = (address) => fetch(address).then(() => true, () => false);

async function startNginx(tools, files) {
  const port = await tools.freePort();
  const address = `http://127.0.0.1:${port}`;
  const program = 'build/bench/nginx/usr/sbin/nginx';
  const server = await tools.start(program, writeNginx(tools.folder(), port, files), { core: serverCore, begun: () => isAnswered(address) });
  return { ...server, address };
}

/** Processor time of the server per request, in microseconds, with as many requests as one client core can ask for. */
async function cpuPerRequest(tools, server, path) {
  const before = tools.cpuSeconds(server.pid);
  const { requests } = await tools.wrk(server.address + path);
  return ((tools.cpuSeconds(server.pid) - before) / requests) * 1e6;
}

async function* cachedRows(tools) {
  const ours = await startOurs(tools);
  const paths = { list: '/api/v1/services', service: '/api/v1/services/teacher-qualification' };
  const files = {};
  for (const [name, path] of Object.entries(paths)) files[name] = await (await fetch(ours.address + path)).text();
  const peer = await startNginx(tools, files);
  for (const [name, path] of Object.entries(paths)) {
    yield {
      row: `cached catalogue GET (${name}, ${Buffer.byteLength(files[name])} bytes), CPU per request, against nginx serving the same bytes`,
      unit: 'µs',
      aim: '≤ 1.1×',
      peerName: 'nginx',
      ours: () => cpuPerRequest(tools, ours, path),
      peer: () => cpuPerRequest(tools, peer, `/${name}`),
    };
  }
  await peer.stop();
  await ours.stop();
}

async function* smallRows(tools) {
  const ours = await startOurs(tools);
  const peer = await startNode(tools);
  yield {
    row: 'small answers, requests per second, against fastify',
    unit: 'req/s',
    aim: '≥ 1.7×',
    peerName: 'fastify 5',
    ours: async () => (await tools.wrk(`${ours.address}/api/v1/keys`)).perSecond,
    peer: async () => (await tools.wrk(`${peer.address}/api/v1/keys`)).perSecond,
  };
  await peer.stop();
  await ours.stop();
}

/** How many clients at a time, where it is not wrk that asks. */
const waiting = 256;

async function* checkRows(tools, peaks) {
  const ours = await startOurs(tools);
  const peer = await startNode(tools);
  const path = `/api/v1/services/${service}/checks`;
  const body = `${tools.folder()}/check.json`;
  writeFileSync(body, JSON.stringify({ answers }));
  const post = (server) => tools.wrk(server.address + path, { script: 'tests/bench/load/post.lua', scriptArgs: [body] });
  yield {
    row: 'a 4 kB form posted and checked, answers per second, against fastify + Ajv',
    unit: 'answers/s',
    aim: '≥ 3×',
    peerName: 'fastify 5, Ajv 8',
    ours: async () => noted(peaks, 'checks', (await post(ours)).perSecond),
    peer: async () => (await post(peer)).perSecond,
  };
  yield lateRow('checks', async () => {
    peaks.checks ??= [(await post(ours)).perSecond];
    return openLoop(tools, ours, { path, body: JSON.stringify({ answers }), expected: '"verdict":"pass"' }, 0.7 * median(peaks.checks));
  });
  await peer.stop();
  await ours.stop();
}

/** One request again and again, at a rate. */
async function openLoop(tools, server, { path, body, expected }, perSecond) {
  const { host, port } = new URL(server.address);
  const head = `POST ${path} HTTP/1.1\r\nHost: ${host}\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n`;
  const request = `${tools.folder()}/request`;
  writeFileSync(request, head + body);
  const args = [port, request, expected, waiting, 3, perSecond].map(String);
  return JSON.parse(await tools.run(`${tools.native}/tests/onetrip-open-loop`, args, { core: clientCore }));
}

async function* durableRows(tools, peaks) {
  const ours = await startOurs(tools);
  const peer = await startNode(tools);
  const apply = async (server) => (await load(tools, server, 'applications', waiting, 3)).perSecond;
  yield {
    row: `durable submissions and bookings, ${waiting} citizens at a time, answers per second, against fastify + better-sqlite3`,
    unit: 'answers/s',
    aim: '≥ 3×',
    peerName: 'fastify 5, Ajv 8, better-sqlite3 12, synchronous = FULL',
    ours: async () => noted(peaks, 'applications', await apply(ours)),
    peer: () => apply(peer),
  };
  yield lateRow('applications', async () => {
    peaks.applications ??= [(await load(tools, ours, 'applications', waiting, 3)).perSecond];
    return load(tools, ours, 'applications', waiting, 3, 0.7 * median(peaks.applications));
  });
  await peer.stop();
  await ours.stop();
}

function noted(peaks, name, figure) {
  (peaks[name] ??= []).push(figure);
  return figure;
}

export async function load(tools, server, scenario, citizens, seconds, perSecond) {
  const args = ['tests/bench/load/client.mjs', `./${scenario}.mjs`, server.address, citizens, seconds, ...(perSecond ? [perSecond] : [])];
  return JSON.parse(await tools.run(process.execPath, args.map(String), { core: clientCore, env: { ONETRIP_BENCH_LOG: server.log } }));
}

/** Measured from the moment at which a request was meant to begin. */
function lateRow(scenario, atSeventyPercent) {
  return {
    row: `p99 at 70 % of the peak, open loop: ${scenario}`,
    unit: 'ms',
    aim: '≤ 50 ms',
    // The peak is that of the row before, or measured now if that was left out.
    ours: async () => (await atSeventyPercent()).p99,
  };
}

const listenersBefore = 1000;
const listenerCount = 2000;

/** How much a fresh server grows by so many listeners when it already has some, in bytes for each: pools that fill up once are not counted. */
async function bytesPerListener(tools, server, collectGarbage = () => {}) {
  const args = ['tests/bench/load/listeners.mjs', server.address, String(listenersBefore), String(listenerCount)];
  const clients = await tools.start(process.execPath, args, { core: clientCore, ready: /prepared/, env: { ONETRIP_BENCH_LOG: server.log } });
  const settled = async () => {
    collectGarbage(server.pid);
    await new Promise((resolve) => setTimeout(resolve, 300));
    return tools.privateBytes(server.pid);
  };
  const before = await settled();
  await clients.tell('open', /opened/);
  const after = await settled();
  await clients.stop();
  await server.stop();
  return (after - before) / listenerCount;
}

async function* listenerRows(tools) {
  yield {
    row: `memory per idle SSE client in user space, over ${listenerCount} clients, against Node`,
    unit: 'bytes',
    aim: '≤ 0.1×, ≤ 1024 bytes',
    peerName: 'fastify 5 (node:http underneath), after a garbage collection',
    rounds: 3,
    ours: async () => bytesPerListener(tools, await startOurs(tools)),
    peer: async () => bytesPerListener(tools, await startNode(tools), (pid) => process.kill(pid, 'SIGUSR2')),
  };
}

export async function* rows(tools) {
  const peaks = {};
  yield* cachedRows(tools);
  yield* smallRows(tools);
  yield* checkRows(tools, peaks);
  yield* durableRows(tools, peaks);
  yield* store.rows(tools);
  yield* listenerRows(tools);
}
