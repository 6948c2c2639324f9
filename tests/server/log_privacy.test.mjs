// The log names nobody: a whole journey is walked over HTTP, its wrong turns included, at the finest log level, and then
// every line is searched for everything personal or secret that was said or handed out. The one exception is the line by
// which a demo city shows the code of a sign-in.

import assert from 'node:assert/strict';
import test from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { Citizen } from '../faults/citizen.mjs';
import { Client } from '../faults/client.mjs';
import { freeSlots } from '../faults/checker.mjs';
import { Random } from '../faults/random.mjs';
import { Authenticator } from '../journeys/authenticator.mjs';
import { clerk as account, openCity } from '../journeys/city.mjs';

const demoLine = '"event":"demo_sms"';
const newAddress = '云川市广济路9号7栋';
const notice = '请补充清晰的照片，李经办留言';
const waybill = '1012345678901';

const keyed = (body, key) => ({ body: JSON.stringify(body), key });

/** What a clerk does, each with a key of its own. */
function desk(client, number) {
  let count = 0;
  return async (act, body, status = 201) => {
    const answer = await client.ask('POST', `/api/v1/staff/cases/${number}/${act}`, keyed(body, `desk-${act}-${(count += 1)}`));
    assert.equal(answer.status, status, answer.text);
    return answer.body;
  };
}

/** Signs in for the first time, sets up the second factor and signs in with it; everything of it that is secret. */
async function signInWithSecondFactor(clerk) {
  const post = async (target, body, status) => {
    const answer = await clerk.ask('POST', `/api/v1/staff/${target}`, keyed(body));
    assert.equal(answer.status, status, answer.text);
    return answer.body;
  };
  await post('sessions', account, 201);
  const { enrolment } = await post('second-factor', {}, 201);
  const authenticator = new Authenticator(enrolment.secret);
  const codes = [await authenticator.next(), await authenticator.next()];
  const { recovery_codes: recoveryCodes } = await post('second-factor/confirmation', { code: codes[0] }, 201);
  const earlier = clerk.cookie;
  await post('sessions', account, 201);
  await post('sessions/current/second-factor', { code: codes[0] }, 401);
  await post('sessions/current/second-factor', { code: codes[1] }, 200);
  const tokens = [earlier, clerk.cookie].map((cookie) => cookie.split('=')[1]);
  return [enrolment.secret, ...codes, ...recoveryCodes, recoveryCodes[0].replaceAll('-', ''), ...tokens];
}

async function apply(citizen) {
  const [slot] = await freeSlots(citizen.client, 1);
  await citizen.hold(slot.id);
  await citizen.submit();
  const [number] = citizen.cases.keys();
  return { number, ...JSON.parse(citizen.acknowledged.at(-1).text) };
}

async function supplement(citizen, number) {
  const { upload } = (await citizen.sendPhoto()).body;
  const body = JSON.stringify({ answers: { mail_address: newAddress }, materials: { photo: upload.id } });
  const answer = await citizen.client.ask('POST', `/api/v1/cases/${number}/supplements`, { body, key: 'supplement-1' });
  assert.equal(answer.status, 200, answer.text);
}

const base64 = (text) => Buffer.from(text).toString('base64');

/** A file in chunks that begins well and is never sent, and beginnings that are wrong, all with a name to keep quiet about. */
async function beginTransfers(client, fileName) {
  const fields = { 'Tus-Resumable': '1.0.0', 'Upload-Length': '20000' };
  const metadata = `service ${base64('teacher-qualification')},material ${base64('photo')},filename ${base64(fileName)}`;
  const begun = await client.ask('POST', '/api/v1/transfers', { headers: { ...fields, 'Upload-Metadata': metadata } });
  assert.equal(begun.status, 201, begun.text);
  for (const wrong of [`filename ${base64(fileName)}`, base64(fileName), `${metadata},${base64(fileName)}`]) {
    const { status } = await client.ask('POST', '/api/v1/transfers', { headers: { ...fields, 'Upload-Metadata': wrong } });
    assert.ok(status >= 400 || wrong.startsWith(metadata), wrong);
  }
}

/** Requests that are wrong, each with something personal in the wrong place. */
async function takeWrongTurns(client, number, secrets) {
  const wrong = async (method, target, request) => assert.ok((await client.ask(method, target, request)).status >= 400, target);
  for (const secret of secrets) {
    const escaped = encodeURIComponent(secret);
    await wrong('GET', `/api/v1/cases/${escaped}`);
    await wrong('GET', `/api/v1/cases?${escaped}=${escaped}`);
    await wrong('GET', `/${escaped}?q=${escaped}`);
    await wrong('POST', '/api/v1/cases', { body: `{"${secret}`, key: 'wrong-turn-1' });
    await wrong('POST', '/api/v1/cases', keyed({ [secret]: secret }, 'wrong-turn-2'));
    await wrong('POST', '/api/v1/case-lookups', keyed({ number: secret, query_code: secret }, 'wrong-turn-3'));
    await wrong('POST', '/api/v1/case-lookups', keyed({ number, query_code: '00000000' }, 'wrong-turn-4'));
    await wrong('POST', '/api/v1/couriers/kuaidi100/callbacks/nobody', {
      body: `param=${escaped}&sign=${escaped}`,
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    });
  }
  await wrong('POST', '/api/v1/staff/sessions', keyed({ user: secrets[0], password: account.password + 'x' }));
}

async function delivered(client, number) {
  for (let tries = 0; tries < 100; tries += 1, await sleep(100)) {
    const { body } = await client.get(`/api/v1/cases/${number}`);
    if (body.case.shipment?.events.length >= 3) return;
  }
  assert.fail('the parcel never moved');
}

/** The citizen was told by short message, as the demo shows it. */
async function told(city, name) {
  for (let tries = 0; tries < 100; tries += 1, await sleep(100)) {
    if (city.said().split('\n').some((line) => line.includes(demoLine) && line.includes(`"notice":"${name}"`))) return;
  }
  assert.fail(`nobody was told of ${name}`);
}

test('the log names nobody', async () => {
  const city = await openCity({ paceMs: 50, options: ['--log-level', 'debug', '--trusted-proxies', '127.0.0.1', '--second-factor-roles', 'decider'] });
  try {
    const server = { address: city.address, log: city.said };
    const citizen = new Citizen(server, new Random());
    await citizen.signIn();
    const { number, query_code: code } = await apply(citizen);
    const somebody = new Citizen(server, new Random());
    await somebody.signIn();
    const lookup = await somebody.client.ask('POST', '/api/v1/case-lookups', keyed({ number, query_code: code }, 'lookup-1'));
    assert.equal(lookup.status, 200, lookup.text);

    const clerk = new Client(() => city.address);
    const signIn = await signInWithSecondFactor(clerk);
    const act = desk(clerk, number);
    assert.equal((await clerk.get(`/api/v1/staff/cases/${number}`)).status, 200);
    const items = [
      { kind: 'material', id: 'photo', reason_code: 'unclear', text: notice },
      { kind: 'field', id: '/mail_address', reason_code: 'unclear', text: notice },
    ];
    await act('supplement-notices', { items });
    await told(city, 'case_supplement_requested');
    await supplement(citizen, number);
    await act('acceptance', {}, 200);
    await act('decisions', { outcome: 'granted' });
    await act('shipments', { carrier: 'ems', waybill });
    await told(city, 'case_granted');
    await delivered(citizen.client, number);

    const person = Object.values(citizen.person).filter(Boolean);
    await takeWrongTurns(citizen.client, number, person);
    await beginTransfers(citizen.client, citizen.person.fileName);
    const secrets = [code, account.password, ...signIn, ...[citizen, somebody, { client: clerk }].map(({ client }) => client.cookie.split('=')[1])];
    const lines = city.said().split('\n').filter((line) => line.startsWith('{') && !line.includes(demoLine));
    assert.ok(lines.length > 40, `${lines.length} lines were logged`);
    for (const text of [...person, ...secrets, newAddress, notice, waybill, number]) {
      for (const form of [text, encodeURIComponent(text), encodeURIComponent(text).toLowerCase(), base64(text)]) {
        assert.deepEqual(lines.filter((line) => line.includes(form)), [], `the log says ${text}`);
      }
    }
  } finally {
    await city.close();
  }
});
