// Clients that listen to one case and say nothing: opened a few at a time, held until the process is ended.
// usage: listeners.mjs ADDRESS COUNT      prints "opened", after it was asked to by a line on standard input

import { get, Agent } from 'node:http';
import { createInterface } from 'node:readline';
import { Citizen } from './applications.mjs';
import { signIn } from './session.mjs';

const [address, count] = process.argv.slice(2);
const atOnce = 50;
const agent = new Agent({ maxSockets: Infinity });

/** A case of one's own to listen to. */
async function submit(cookie) {
  const answer = await fetch(`${address}/api/v1/cases`, { method: 'POST', ...Citizen.submission(cookie) });
  if (answer.status !== 201) throw new Error(`${answer.status} ${await answer.text()}`);
  return (await answer.json()).case.number;
}

function listen(path, cookie) {
  return new Promise((resolve, reject) => {
    get(address + path, { agent, headers: { Cookie: cookie } }, (answer) => {
      if (answer.statusCode !== 200) return reject(new Error(`${answer.statusCode}`));
      answer.once('data', resolve);
      answer.on('end', () => reject(new Error('a stream was ended')));
    }).on('error', reject);
  });
}

const cookie = await signIn(address);
const path = `/api/v1/cases/${await submit(cookie)}/events`;
await listen(path, cookie);
console.log('prepared');
createInterface({ input: process.stdin }).once('line', async () => {
  for (let opened = 0; opened < count; opened += atOnce) {
    await Promise.all(Array.from({ length: Math.min(atOnce, count - opened) }, () => listen(path, cookie)));
  }
  console.log('opened');
});
