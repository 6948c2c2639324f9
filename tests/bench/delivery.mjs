// Following parcels: the core by itself, and couriers' callbacks beside fastify and better-sqlite3.

import { writeFileSync } from 'node:fs';
import { Carrier } from '../faults/carrier.mjs';
import { shippedParcels } from '../faults/parcels.mjs';
import { Random } from '../faults/random.mjs';
import { clientCore, serverCore } from './tools.mjs';

export const about = 'parcels: the core that reads what couriers push, and their callbacks beside fastify';
export const needs = { targets: ['onetrip-delivery-bench', 'onetrip-server'] };

const events = 1_000_000;
const parcelCount = 16;
const connections = 256;
const seconds = 3;
const callbacks = '/api/v1/couriers/kuaidi100/callbacks/';

/** Both sides know the same parcels; request logs are off on both. */
async function startOurs(tools) {
  const carrier = new Carrier();
  await carrier.start();
  const options = ['--port', '0', '--data', tools.folder(), '--catalog', 'catalog', '--threads', '1', '--no-log-requests', '--demo'];
  options.push('--courier-url', carrier.address, '--trusted-proxies', '127.0.0.1', '--metrics', `127.0.0.1:${await tools.freePort()}`);
  const server = await tools.start(`${tools.native}/server/onetrip-server`, options, { core: serverCore, ready: /citizen\s+(http:\/\/\S+?)\/?\s/ });
  const ours = { ...server, address: server.match[1], metrics: options.at(-1), log: server.said };
  const parcels = `${tools.folder()}/parcels.json`;
  const shipped = await shippedParcels(ours, carrier, new Random(1), parcelCount);
  writeFileSync(parcels, JSON.stringify(shipped.map(({ callback, salt, waybill }) => ({ path: callback, salt, waybill }))));
  carrier.close();
  return { ...ours, parcels };
}

async function startNode(tools, parcels) {
  const server = await tools.start(process.execPath, ['tests/bench/peers/delivery/app.mjs', tools.folder(), parcels], { core: serverCore, ready: /listening on (\d+)/ });
  return { ...server, address: `http://127.0.0.1:${server.match[1]}` };
}

async function callBack(tools, server, parcels) {
  const args = ['tests/bench/load/client.mjs', './callbacks.mjs', server.address, String(connections), String(seconds)];
  return JSON.parse(await tools.run(process.execPath, args, { core: clientCore, env: { ONETRIP_BENCH_PARCELS: parcels } }));
}

/** How many pushes our server has read into their parcels since it began. */
async function taken(server) {
  const text = await (await fetch(`http://${server.metrics}/metrics`)).text();
  return Number(/^onetrip_pushes_taken_total (\d+)/m.exec(text)[1]);
}

/** Waits until nothing more is read; answers how many a second that were. */
async function readingPace(server) {
  const began = performance.now();
  const before = await taken(server);
  for (let known = before, at = began; ; ) {
    await new Promise((resolve) => setTimeout(resolve, 300));
    const now = await taken(server);
    if (now === known) return { pushes: known - before, perSecond: ((known - before) / Math.max(at - began, 1)) * 1000 };
    [known, at] = [now, performance.now()];
  }
}

async function* callbackRows(tools) {
  const ours = await startOurs(tools);
  const peer = await startNode(tools, ours.parcels);
  const paces = [];
  const late = [];
  yield {
    row: `signed callbacks on the disk, ${connections} connections, answers per second, against fastify + better-sqlite3`,
    unit: 'answers/s',
    aim: '≥ 3×, ≥ 5000 answers/s',
    peerName: 'fastify 5, better-sqlite3 12, synchronous = FULL',
    ours: async () => {
      const { perSecond, p99 } = await callBack(tools, ours, ours.parcels);
      late.push(p99);
      // Our server reads afterwards: the next round begins when it has.
      const pace = await readingPace(ours);
      if (pace.pushes > 0) paces.push(pace.perSecond);
      return perSecond;
    },
    peer: async () => (await callBack(tools, peer, ours.parcels)).perSecond,
  };
  yield { row: 'p99 of an answer meanwhile', unit: 'ms', aim: '≤ 1000 ms', rounds: late.length, ours: async () => late.shift() };
  yield { row: 'what waited, read into parcels and cases afterwards', unit: 'pushes/s', aim: '≥ 500 pushes/s', rounds: paces.length, ours: async () => paces.shift() };
  await peer.stop();
  await ours.stop();
}

export async function* rows(tools) {
  yield {
    row: `${events / 1e6} million events through the core: read, taken into their shipment, shown`,
    unit: 'events/s',
    aim: '≥ 500000 events/s',
    rounds: 3,
    ours: async () => JSON.parse(await tools.run(`${tools.native}/tests/onetrip-delivery-bench`, [String(events)])).per_second,
  };
  yield* callbackRows(tools);
}
