// Two servers on one PostgreSQL: what one was told the other knows, and neither needs the other to live.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { answers, makeCatalogue, service } from '../bench/load/form.mjs';
import { signIn } from '../bench/load/session.mjs';
import { Authenticator } from '../journeys/authenticator.mjs';
import { clerk, supervisor } from '../journeys/city.mjs';
import { openPostgresql } from './postgresql.mjs';

const native = process.env.ONETRIP_NATIVE ?? 'build/dev';
const folder = mkdtempSync(path.join(tmpdir(), 'onetrip-two-'));
const log = `${folder}/log`;
process.env.ONETRIP_BENCH_LOG = log; // where whoever signs in finds the demo's codes
const password = 'correct-horse';
const application = { service, service_version: 1, answers, materials: {}, booking: null, consents: ['processing'] };

let database;
let here;
let there;

async function startServer() {
  const child = spawn(
    `${native}/server/onetrip-server`,
    ['--port', '0', '--data', `${folder}/none`, '--catalog', `${folder}/catalog`, '--web', 'web', '--demo', '--second-factor-roles', 'decider', '--trusted-proxies', '127.0.0.1'],
    { stdio: ['ignore', 'pipe', openSync(log, 'a')], env: { ...process.env, ONETRIP_STORE: database.address(password) } },
  );
  const server = { child, said: '' };
  const ended = new Promise((resolve) => child.on('exit', resolve));
  server.address = await new Promise((resolve, reject) => {
    child.stdout.on('data', (data) => {
      server.said += data;
      const found = /citizen\s+(http:\/\/\S+)\//.exec(server.said);
      if (found) resolve(found[1]);
    });
    ended.then(() => reject(new Error(`the server ended:\n${readFileSync(log, 'utf8')}`)));
  });
  server.end = async (signal) => {
    child.kill(signal);
    await ended;
  };
  return server;
}

const get = (server, what, cookie) => fetch(`${server.address}/api/v1${what}`, { headers: cookie ? { Cookie: cookie } : {} });
const post = (server, what, cookie, key, body) =>
  fetch(`${server.address}/api/v1${what}`, {
    method: 'POST',
    headers: { Cookie: cookie, 'Content-Type': 'application/json', 'Idempotency-Key': key },
    body: JSON.stringify(body),
  });

async function created(answer) {
  const text = await answer.text();
  assert.ok(answer.ok, `${answer.status} ${text}`);
  return JSON.parse(text);
}

async function within(seconds, happened) {
  for (const end = Date.now() + seconds * 1000; Date.now() < end; await sleep(50)) if (await happened()) return;
  assert.fail(`not within ${seconds} seconds: ${happened}`);
}

const isReady = async (server) => (await fetch(`${server.address}/readyz`)).status === 200;

before(async () => {
  makeCatalogue(`${folder}/catalog`);
  database = await openPostgresql();
  [here, there] = await Promise.all([startServer(), startServer()]);
});

after(async () => {
  await Promise.all([here, there].filter(Boolean).map((server) => server.end('SIGTERM')));
  await database?.close();
  rmSync(folder, { recursive: true, force: true });
});

test('a session begun on one continues on the other, and so does what was done in it', async () => {
  const cookie = await signIn(here.address);
  const { case: made } = await created(await post(here, '/cases', cookie, 'first-case', application));
  const { case: seen } = await created(await get(there, `/cases/${made.number}`, cookie));
  assert.equal(seen.state, 'submitted');
  const again = await post(there, '/cases', cookie, 'first-case', application);
  assert.equal(again.headers.get('idempotency-replayed'), 'true');
  assert.equal((await created(again)).case.number, made.number);
});

/** What a member of the staff asks one of the servers, with the latest token that any of them gave. */
class Desk {
  async ask(server, method, what, body, token = this.token) {
    const answer = await fetch(`${server.address}/api/v1/staff${what}`, {
      method,
      headers: { ...(token ? { Cookie: token } : {}), ...(body ? { 'Content-Type': 'application/json', 'Idempotency-Key': randomUUID() } : {}) },
      body: body && JSON.stringify(body),
    });
    const laid = answer.headers.getSetCookie().find((cookie) => cookie.startsWith('onetrip_staff='));
    if (laid) this.token = laid.split(';')[0];
    const text = await answer.text();
    return { status: answer.status, ...(text ? JSON.parse(text) : {}) };
  }
}

/** For sessions of the staff this much time has passed. */
const pass = (seconds) =>
  database.run(`UPDATE staff_token SET ${['begun_at', 'drawn_at', 'expires_at', 'seen_at', 'succeeded_at'].map((at) => `${at} = ${at} - ${seconds * 1000}`)}`);

test('a clerk begins on one and goes on at the other: second factor, new tokens, signing out', async () => {
  const desk = new Desk();
  const stands = async (server, token) => (await desk.ask(server, 'GET', '/cases', undefined, token)).status;
  assert.equal((await desk.ask(here, 'POST', '/sessions', clerk)).staff.awaits, 'enrolment');
  const authenticator = new Authenticator((await desk.ask(there, 'POST', '/second-factor', {})).enrolment.secret);
  assert.equal((await desk.ask(here, 'POST', '/second-factor/confirmation', { code: await authenticator.next() })).status, 201);
  assert.equal(await stands(there), 200);

  assert.equal((await desk.ask(here, 'POST', '/sessions', clerk)).staff.awaits, 'code');
  assert.equal(await stands(there), 401, 'the password alone opens nothing there either');
  const code = await authenticator.next();
  assert.equal((await desk.ask(there, 'POST', '/sessions/current/second-factor', { code })).status, 200);
  assert.equal(await stands(here), 200);
  const again = new Desk();
  await again.ask(there, 'POST', '/sessions', clerk);
  assert.equal((await again.ask(here, 'POST', '/sessions/current/second-factor', { code })).code, 'second_factor_wrong', 'a code is good once');

  const old = desk.token;
  pass(16 * 60);
  assert.equal(await stands(there), 200);
  assert.notEqual(desk.token, old, 'a new token came along');
  assert.equal(await stands(here), 200, 'which holds here');
  assert.equal(await stands(here, old), 200, 'and so does the old one, a little longer');
  pass(61);
  assert.deepEqual([await stands(there), await stands(there, old), await stands(here, old)], [200, 401, 401]);

  assert.equal((await desk.ask(here, 'DELETE', '/sessions/current')).status, 204);
  assert.equal(await stands(there), 401);
});

test('what happens on one is seen by who listens on the other', async () => {
  const cookie = await signIn(here.address);
  const { case: made } = await created(await post(here, '/cases', cookie, 'heard-case', application));
  const stream = await get(there, `/cases/${made.number}/events`, cookie);
  assert.equal(stream.status, 200);
  let heard = '';
  const states = () => [...heard.matchAll(/"state":"(submitted|withdrawn)"/g)].map((found) => found[1]);
  const listening = (async () => {
    for await (const part of stream.body) {
      heard += Buffer.from(part).toString();
      if (states().includes('withdrawn')) return;
    }
  })();
  await within(5, () => states().includes('submitted'));
  await created(await post(here, `/cases/${made.number}/withdrawal`, cookie, 'withdraw-1', {}));
  await Promise.race([listening, sleep(5000)]);
  assert.ok(states().includes('withdrawn'), heard);
});

test('a hall that is changed on one is changed on the other, and taken back there', async () => {
  const desk = new Desk();
  await desk.ask(here, 'POST', '/sessions', supervisor);
  const slotsOf = async (server, what) => (await created(await get(server, `/halls/demo-hospital/slots?service=medical-check&${what}`))).days;
  const { day, slots } = (await slotsOf(here, 'days=31')).filter(({ open }) => open).at(-1);
  const capacities = async (server) => (await slotsOf(server, `days=1&from=${day}`))[0].slots.map(({ capacity }) => capacity);
  const plan = slots.map(({ capacity }) => capacity);
  const changed = await desk.ask(here, 'POST', '/halls/demo-hospital/changes', { team: 'medical-check', from: day, to: day, places: { online: 1 }, reason: '检修' });
  assert.equal(changed.status, 201, JSON.stringify(changed));
  assert.deepEqual(await capacities(there), plan.map(() => 1));
  const { hall } = await created(await get(there, '/halls/demo-hospital'));
  assert.equal(hall.services[0].changes.length, 1);
  const yesterday = new Date(Date.now() + (8 - 24) * 3_600_000).toISOString().slice(0, 10);
  const ended = await desk.ask(there, 'POST', `/halls/demo-hospital/changes/${changed.change.id}/end`, { last_day: yesterday });
  assert.equal(ended.status, 200, JSON.stringify(ended));
  assert.deepEqual(await capacities(here), plan);
});

test('one that is killed under load loses nothing, and the other goes on with the same keys', async () => {
  const { days } = await created(await get(here, '/halls/demo-hospital/slots?service=medical-check&days=31'));
  const free = days.flatMap((day) => day.slots).filter((slot) => slot.state === 'open');
  const citizens = await Promise.all(Array.from({ length: 24 }, () => signIn(here.address)));
  const wanted = (at) => ({ hall: 'demo-hospital', service: 'medical-check', slot: free[at % free.length].id });
  let acknowledged = 0;
  const tries = citizens.map(async (cookie, at) => {
    try {
      const { booking } = await created(await post(here, '/bookings', cookie, `booking-${at}`, wanted(at)));
      acknowledged += 1;
      if (acknowledged === 4) here.child.kill('SIGKILL');
      return booking.id;
    } catch {
      return undefined;
    }
  });
  const ids = await Promise.all(tries);
  await here.end('SIGKILL');
  assert.ok(acknowledged >= 4);
  for (const [at, cookie] of citizens.entries()) {
    const { booking } = await created(await post(there, '/bookings', cookie, `booking-${at}`, wanted(at)));
    if (ids[at]) assert.equal(booking.id, ids[at]);
    const { bookings } = await created(await get(there, '/bookings', cookie));
    assert.deepEqual(bookings.map(({ id }) => id), [booking.id]);
  }
  here = await startServer();
});

test('while the database is away it says so, lives, and recovers without a restart', async () => {
  const cookie = await signIn(there.address);
  await database.stop();
  await within(5, async () => !(await isReady(there)));
  assert.equal((await fetch(`${there.address}/healthz`)).status, 200);
  const read = await get(there, '/bookings', cookie);
  assert.equal(read.status, 503);
  assert.ok(read.headers.get('retry-after'));
  assert.equal((await post(there, '/cases', cookie, 'away-case', application)).status, 503);
  await database.start();
  await within(10, () => isReady(there));
  await within(10, () => isReady(here));
  await created(await post(there, '/cases', cookie, 'away-case', application));
});

test('the password of the store is in nothing they said', () => {
  for (const text of [here.said, there.said, readFileSync(log, 'utf8')]) assert.ok(!text.includes(password));
  assert.match(readFileSync(log, 'utf8'), /listening/);
});
