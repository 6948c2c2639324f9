// The server is killed with SIGKILL while couriers call back, again and again, on the same data: every push that was acknowledged is
// there and was read; what is forged or repeated changes nothing.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import test from 'node:test';
import { Carrier, callbackBody, pushText, signature } from './carrier.mjs';
import { Client, pause } from './client.mjs';
import { shippedParcels } from './parcels.mjs';
import { Random, seed } from './random.mjs';
import { rounds } from './rounds.mjs';
import { Server } from './server.mjs';

const parcelCount = 6;
const historyMax = 12;
const accepted = '{"result":true,"returnCode":"200","message":"成功"}';
const headers = { 'Content-Type': 'application/x-www-form-urlencoded' };

/** A parcel whose courier tells its growing history, each push until it is acknowledged. */
class Parcel {
  constructor(server, random, { citizen, number, waybill, callback, salt }) {
    Object.assign(this, { random, citizen, number, waybill, callback, salt });
    this.client = new Client(() => server.address);
    this.began = Date.now() - 86_400_000;
    this.events = [];
    /** Every text that was acknowledged. */
    this.acknowledged = new Set();
    this.forged = 0;
  }

  send(param, sign = signature(param, this.salt)) {
    return this.client.ask('POST', this.callback, { body: callbackBody(param, sign), headers });
  }

  async push() {
    const count = this.acknowledged.size + 1;
    const code = count === 1 ? '103' : '1002';
    this.events = [...this.events, { at: this.began + count * 1000, code, text: `第 ${count} 站` }].slice(-historyMax);
    const param = pushText(this.waybill, this.events);
    const { status, text } = await this.send(param);
    assert.deepEqual([status, text], [200, accepted]);
    this.acknowledged.add(param);
  }

  async repeat() {
    const { status, text } = await this.send(this.random.pick([...this.acknowledged]));
    assert.deepEqual([status, text], [200, accepted]);
  }

  async forge() {
    this.forged += 1;
    const { status } = await this.send(pushText(this.waybill, [{ at: this.began + 1e9, code: '301', text: '伪造' }]), 'A'.repeat(32));
    assert.equal(status, 403);
  }

  async act() {
    const dice = this.random.next();
    if (dice < 0.1) return this.forge();
    if (dice < 0.3 && this.acknowledged.size > 0) return this.repeat();
    return this.push();
  }
}

async function callUntilKilled(server, parcels, random) {
  let hasEnded = false;
  const calling = Promise.all(
    parcels.map(async (parcel) => {
      while (!hasEnded) await parcel.act();
    }),
  );
  await pause(random.below(250));
  await server.kill();
  await server.start();
  hasEnded = true;
  await calling;
}

/** The page of each citizen shows the newest that was acknowledged, soon. */
async function checkPages(parcels) {
  for (const { citizen, number, events } of parcels) {
    let newest;
    for (let tries = 0; tries < 100 && newest !== events.at(-1).text; tries += 1, await pause(100)) {
      const { body } = await citizen.client.get(`/api/v1/cases/${number}`);
      newest = body.case.shipment.events.filter(({ text }) => text !== '').at(-1)?.text;
    }
    assert.equal(newest, events.at(-1).text, `the parcel of case ${number}`);
  }
}

function rowsOf(server, sql) {
  const text = execFileSync('sqlite3', ['-json', `${server.data}/onetrip.db`, sql], { encoding: 'utf8', maxBuffer: 64 << 20 });
  return text === '' ? [] : JSON.parse(text);
}

/** In the database: each acknowledged text once, and read; nothing else. */
function checkStore(server, parcels) {
  const ids = new Map(rowsOf(server, 'SELECT id, waybill FROM shipment').map(({ id, waybill }) => [waybill, id]));
  const outcomes = new Map(rowsOf(server, 'SELECT hex(content_hash) AS hash, outcome FROM push').map(({ hash, outcome }) => [hash, outcome]));
  let count = 0;
  for (const { waybill, acknowledged } of parcels) {
    for (const param of acknowledged) {
      const hash = createHash('sha256').update(`${ids.get(waybill)}\0${param}`).digest('hex').toUpperCase();
      assert.equal(outcomes.get(hash), 'taken', `a push for ${waybill} that was acknowledged`);
      count += 1;
    }
  }
  assert.equal(outcomes.size, count, 'pushes that nobody sent');
  return count;
}

test('the server is killed under callbacks: none that was acknowledged is lost, none is taken twice', async (t) => {
  const carrier = new Carrier();
  await carrier.start();
  const server = new Server({ options: ['--courier-url', carrier.address] });
  t.after(async () => {
    carrier.close();
    await server.close();
  });
  await server.start();
  const random = new Random();
  const shipped = await shippedParcels(server, carrier, random, parcelCount);
  const parcels = shipped.map((one) => new Parcel(server, random, one));
  for (let round = 0; round < rounds; round += 1) await callUntilKilled(server, parcels, random);
  await Promise.all(parcels.map((parcel) => parcel.push()));
  await checkPages(parcels);
  await server.stop();
  const pushes = checkStore(server, parcels);
  const tries = parcels.reduce((sum, { client }) => sum + client.retries, 0);
  const forged = parcels.reduce((sum, parcel) => sum + parcel.forged, 0);
  t.diagnostic(`note: killed under callbacks ${rounds} times: ${pushes} acknowledged pushes, ${forged} forged ones, ${tries} tries without an answer; seed ${seed}`);
});
