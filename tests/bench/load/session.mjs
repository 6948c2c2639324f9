// How a visitor of the bench comes to a citizen's session: the only place that knows.

import { readFileSync } from 'node:fs';

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
  const logged = readFileSync(process.env.ONETRIP_BENCH_LOG, 'utf8').length;
  const sent = await post(address, '/phone-codes', { phone }, headers);
  if (!sent.ok) throw new Error(`no code: ${sent.status} ${await sent.text()}`);
  return cookieOf(await post(address, '/sign-ins', { phone, code: await codeFor(phone, logged) }, headers));
}

/** What the log says behind `logged`: an earlier round may have had a phone with the same end. */
async function codeFor(phone, logged) {
  for (let tries = 0; tries < 200; tries += 1) {
    const lines = readFileSync(process.env.ONETRIP_BENCH_LOG, 'utf8').slice(logged).split('\n');
    const line = lines.find((each) => each.includes('"demo_sms"') && each.includes(`"${phone.slice(-4)}"`));
    if (line) return /"code":"(\d+)"/.exec(line)[1];
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error('the log says no code');
}
