// Parcels on both stores, and with two servers on one of them: what went wrong is seen by whoever looks after it, a return is
// told once and starts a new delivery.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { Carrier, callbackBody, pushText, signature } from '../faults/carrier.mjs';
import { shippedParcels } from '../faults/parcels.mjs';
import { Random } from '../faults/random.mjs';
import { Server } from '../faults/server.mjs';
import { Window } from '../faults/window.mjs';
import { openPostgresql } from './postgresql.mjs';

const formHeaders = { 'Content-Type': 'application/x-www-form-urlencoded' };
const hour = 3_600_000;

async function within(seconds, happened) {
  for (const end = Date.now() + seconds * 1000; Date.now() < end; await sleep(50)) if (await happened()) return;
  assert.fail(`not within ${seconds} seconds: ${happened}`);
}

/** `events`: `[hours ago, code, words]`, the oldest first. */
async function push(server, parcel, events) {
  const param = pushText(parcel.waybill, events.map(([hours, code, text]) => ({ at: Date.now() - hours * hour, code, text })));
  const body = callbackBody(param, signature(param, parcel.salt));
  const answer = await fetch(server.address + parcel.callback, { method: 'POST', headers: formHeaders, body });
  assert.equal(answer.status, 200);
}

async function followParcels(servers, carrier) {
  const [here, there] = [servers[0], servers.at(-1)];
  const told = (notice) => servers.reduce((sum, server) => sum + server.log().split(`"notice":"${notice}"`).length - 1, 0);
  const [parcel] = await shippedParcels(here, carrier, new Random(1), 1);
  const window = new Window(there);
  window.prefix = 'parcels-desk';
  await window.signIn();
  const attention = async () => {
    const { body } = await window.client.get('/api/v1/staff/parcels?list=attention');
    return body.parcels.map(({ waybill, reasons }) => `${waybill}: ${reasons}`).join();
  };
  const stateOfCase = async () => (await parcel.citizen.client.get(`/api/v1/cases/${parcel.number}`)).body.case.state;

  await push(here, parcel, [[72, '103', '已揽收']]);
  await within(5, () => told('parcel_collected') === 1);
  await push(there, parcel, [[72, '103', '已揽收'], [3, '204', '包裹异常']]);
  await within(5, async () => (await attention()) === `${parcel.waybill}: problem`);

  // Both servers are told, and told again.
  const back = [[72, '103', '已揽收'], [2, '6', '退回途中'], [1, '4', '已退回签收']];
  for (const server of [here, there, here]) await push(server, parcel, back);
  await within(5, async () => (await stateOfCase()) === 'granted');
  assert.equal(await attention(), `${parcel.waybill}: returned`);
  await within(5, () => told('parcel_returned') === 1);

  const again = '1012345679999';
  await window.act(parcel.number, 'shipments', { carrier: 'ems', waybill: again });
  assert.equal(await attention(), '');
  await carrier.subscribed(2);
  await push(there, { waybill: again, ...carrier.parcels.get(again) }, [[1, '103', '已揽收']]);
  await within(5, () => told('parcel_collected') === 2);
  assert.equal(await stateOfCase(), 'delivering');
  assert.equal(told('parcel_returned'), 1);
}

async function walk(stores) {
  const carrier = new Carrier();
  await carrier.start();
  const servers = stores.map((store) => new Server({ store, options: ['--courier-url', carrier.address] }));
  try {
    for (const server of servers) await server.start();
    await followParcels(servers, carrier);
  } finally {
    carrier.close();
    for (const server of servers) await server.close();
  }
}

test('SQLite', () => walk([undefined]));

test('PostgreSQL, two servers', async () => {
  const database = await openPostgresql();
  try {
    await walk([database.address(), database.address()]);
  } finally {
    await database.close();
  }
});
