// The server beside nginx and beside fastify: what a city would otherwise put there.

import { writeNginx } from './peers/server/nginx.mjs';
import { serverCore } from './tools.mjs';

export const about = 'the HTTP server and the store, beside nginx and fastify';
export const needs = { packages: ['wrk'], parts: ['nginx'], targets: ['onetrip-server'] };

/** Request logs are off on both sides throughout: writing lines is not what is compared. */
async function startOurs(tools) {
  const options = ['--port', '0', '--data', tools.folder(), '--threads', '1', '--no-log-requests', '--demo'];
  const server = await tools.start(`${tools.native}/server/onetrip-server`, options, { core: serverCore, ready: /citizen\s+(http:\/\/\S+?)\/?\s/ });
  return { ...server, address: server.match[1] };
}

async function startNode(tools, file, args = []) {
  const server = await tools.start(process.execPath, [`tests/bench/peers/server/${file}`, ...args], { core: serverCore, ready: /listening on (\d+)/ });
  return { ...server, address: `http://127.0.0.1:${server.match[1]}` };
}

async function startNginx(tools, files) {
  const port = await tools.freePort();
  const program = 'build/bench/nginx/usr/sbin/nginx';
  const server = await tools.start(program, writeNginx(tools.folder(), port, files), { core: serverCore, answers: `http://127.0.0.1:${port}/` });
  return { ...server, address: `http://127.0.0.1:${port}` };
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
  const peer = await startNode(tools, 'app.mjs');
  yield {
    row: 'small answers, requests per second, against fastify',
    unit: 'req/s',
    aim: '≥ 1.7×',
    peerName: 'fastify 5',
    ours: async () => (await tools.wrk(`${ours.address}/api/v1/keys`)).perSecond,
    peer: async () => (await tools.wrk(`${peer.address}/keys`)).perSecond,
  };
  await peer.stop();
  await ours.stop();
}

export async function* rows(tools) {
  yield* cachedRows(tools);
  yield* smallRows(tools);
}
