// The code that a demo city's log shows instead of sending it to a phone.

import { setTimeout as pause } from 'node:timers/promises';

/** The latest code for a phone in what `readLog()` says from that place on; waits a little for it. */
export async function codeSentTo(phone, readLog, from = 0) {
  const wanted = new RegExp(`"event":"demo_sms","phone_ends":"${phone.slice(-4)}","code":"(\\d+)"`, 'g');
  for (let tries = 0; tries < 200; tries += 1, await pause(20)) {
    const sent = [...readLog().slice(from).matchAll(wanted)].at(-1);
    if (sent) return sent[1];
  }
  throw new Error(`the log shows no code for …${phone.slice(-4)}`);
}
