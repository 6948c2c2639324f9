// Clients that listen to one case and say nothing: opened a few at a time, held until the process is ended.
// usage: listeners.mjs ADDRESS BEFORE COUNT      opens some and prints "prepared"; at a line on standard input opens the ones
// that count and prints "opened"

import { get, Agent } from 'node:http';
import { createInterface } from 'node:readline';
import { Citizen } from './applications.mjs';
import { signIn } from './session.mjs';

const [address, before, count] = process.argv.slice(2);
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

async function open(wanted) {
  for (let opened = 0; opened < wanted; opened += atOnce) {
    await Promise.all(Array.from({ length: Math.min(atOnce, wanted - opened) }, () => listen(path, cookie)));
  }
}

await open(Number(before));
console.log('prepared');
createInterface({ input: process.stdin }).once('line', async () => {
  await open(Number(count));
  console.log('opened');
});
