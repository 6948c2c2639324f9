// How a visitor of the bench comes to a citizen's session: the only place that knows.

import { readFileSync } from 'node:fs';
import { codeSentTo } from '../../server/demo_sms.mjs';

let count = 0;

function post(address, path, body, headers = {}) {
  return fetch(`${address}/api/v1${path}`, { method: 'POST', headers: { 'Content-Type': 'application/json', ...headers }, body: JSON.stringify(body) });
}

async function cookieOf(answer) {
  if (!answer.ok) throw new Error(`no session: ${answer.status} ${await answer.text()}`);
  return answer.headers.getSetCookie()[0].split(';')[0];
}

/** Signs in until the server says that somebody is; answers the Cookie field. */
export async function signIn(address) {
  const begun = await post(address, '/sessions', {});
  const cookie = await cookieOf(begun);
  const { session } = await begun.json();
  return session.signed_in === false ? signInByPhone(address, cookie) : cookie;
}

/** The demo writes the code to its log, which the bench keeps in a file. Every citizen comes from an address of his own. */
async function signInByPhone(address, cookie) {
  count += 1;
  const phone = `138${String(process.pid % 10_000).padStart(4, '0')}${String(count).padStart(4, '0')}`;
  const headers = { Cookie: cookie, 'X-Forwarded-For': `10.${process.pid & 255}.${count >> 8}.${count & 255}` };
  const log = () => readFileSync(process.env.ONETRIP_BENCH_LOG, 'utf8');
  // An earlier round may have had a phone with the same end.
  const logged = log().length;
  const sent = await post(address, '/phone-codes', { phone }, headers);
  if (!sent.ok) throw new Error(`no code: ${sent.status} ${await sent.text()}`);
  return cookieOf(await post(address, '/sign-ins', { phone, code: await codeSentTo(phone, log, logged) }, headers));
}
