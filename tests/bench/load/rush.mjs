// A rush: so many people, signed in beforehand, want one of few slots in the same seconds, each at a time of their own.
// usage: rush.mjs ADDRESS PEOPLE PLACES SECONDS DAY
//
// Everybody asks once, at the moment they are meant to, whatever the server is doing (an open loop); every tenth loses the
// answer and sends the same again, which must change nothing. Fails unless exactly PLACES got one, nobody two, and
// everybody was answered. Writes {"p50","p99","booked","byArrival","withRetry","without"} in milliseconds and shares.

import { openSync, readSync } from 'node:fs';
import { quantile } from '../figures.mjs';
import { request } from './applications.mjs';
import { Line } from './line.mjs';

const [address, peopleText, placesText, secondsText, day] = process.argv.slice(2);
const [people, places, seconds] = [Number(peopleText), Number(placesText), Number(secondsText)];
const connections = 256;

/** Codes by the last four digits of the phone; fewer people than that sign in at once, and each code is used once. */
const codes = new Map();
const shown = openSync(process.env.ONETRIP_BENCH_LOG, 'r');
const chunk = Buffer.alloc(1 << 16);
let unread = '';
function codeFor(phone) {
  for (let length; (length = readSync(shown, chunk)) > 0; ) unread += chunk.latin1Slice(0, length);
  const end = unread.lastIndexOf('\n') + 1;
  for (const [, ends, code] of unread.slice(0, end).matchAll(/"event":"demo_sms","phone_ends":"(\d+)","code":"(\d+)"/g)) codes.set(ends, code);
  unread = unread.slice(end);
  const code = codes.get(phone.slice(-4));
  codes.delete(phone.slice(-4));
  return code;
}

function post(path, body, at, cookie = '') {
  const from = `X-Forwarded-For: 10.${(at >> 16) & 255}.${(at >> 8) & 255}.${at & 255}\r\n`;
  const head = `POST /api/v1${path} HTTP/1.1\r\nHost: bench\r\n${from}Content-Type: application/json\r\n`;
  return `${head}${cookie ? `Cookie: ${cookie}\r\n` : ''}Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
}

/** Asked while the log has not shown a code yet: a wrong one would count as a try. */
const pause = 'GET /healthz HTTP/1.1\r\nHost: bench\r\n\r\n';

/** Signs in one after another, as many at once as there are connections; answers their cookies. */
class SigningIn {
  constructor(cookies, next) {
    Object.assign(this, { cookies, take: next, step: 0 });
    this.begin();
  }
  begin() {
    this.at = this.take();
    this.phone = `138${String(this.at).padStart(8, '0')}`;
    this.step = 0;
  }
  next() {
    if (this.step === 0) return post('/sessions', '{}', this.at);
    if (this.step === 1) return post('/phone-codes', JSON.stringify({ phone: this.phone }), this.at, this.cookie);
    this.code = codeFor(this.phone);
    if (this.code === undefined) return pause;
    return post('/sign-ins', JSON.stringify({ phone: this.phone, code: this.code }), this.at, this.cookie);
  }
  answered(status, body, head) {
    if (status >= 400) throw new Error(`${status} ${body} to step ${this.step} of ${this.at}`);
    if (this.step === 2 && this.code === undefined) return;
    this.cookie = /\r\nset-cookie: ([^;]+)/i.exec(head)?.[1] ?? this.cookie;
    this.step += 1;
    if (this.step < 3) return;
    this.cookies[this.at] = this.cookie;
    this.begin();
  }
}

async function signInAll() {
  const cookies = new Array(people);
  let given = 0;
  const take = () => given++;
  await Promise.all(
    Array.from({ length: 64 }, () => {
      const visitor = new SigningIn(cookies, take);
      const line = new Line(address, visitor);
      return new Promise((resolve) => {
        const again = () => {
          if (visitor.at < people) return line.ask(0, again);
          line.close();
          resolve();
        };
        again();
      });
    }),
  );
  return cookies;
}

async function slotsOf() {
  const { days } = await (await fetch(`${address}/api/v1/halls/demo-hospital/slots?service=medical-check&from=${day}&days=1`)).json();
  return days[0].slots.filter(({ state }) => state === 'open').map(({ id }) => id);
}

/** One person's request; `answered` notes what came of it. */
class Wish {
  constructor(outcomes) {
    this.outcomes = outcomes;
  }
  of(at, text) {
    Object.assign(this, { at, text });
    return this;
  }
  next() {
    return this.text;
  }
  answered(status, body) {
    const id = status === 201 ? /"id":"([^"]+)"/.exec(body.latin1Slice())[1] : null;
    const isLost = status === 409 && body.includes('slot_taken');
    if (!id && !isLost) throw new Error(`${status} ${body}`);
    const before = this.outcomes[this.at];
    if (before !== undefined && before !== id && before !== null) throw new Error('a retry was answered otherwise');
    this.outcomes[this.at] = before ?? id;
  }
}

const cookies = await signInAll();
const slots = await slotsOf();
const texts = cookies.map((cookie, at) =>
  request('POST', '/bookings', cookie, `rush-${process.pid}-${at}`, JSON.stringify({ hall: 'demo-hospital', service: 'medical-check', slot: slots[at % slots.length] })));
const outcomes = new Array(people);
const asks = texts.flatMap((text, at) => (at % 10 === 9 ? [{ at, text }, { at, text }] : [{ at, text }]));

const latencies = [];
await new Promise((resolve) => {
  const free = Array.from({ length: connections }, () => new Line(address, new Wish(outcomes)));
  const begin = performance.now();
  const meantAt = (index) => begin + (index * seconds * 1000) / asks.length;
  let next = 0;
  let answers = 0;
  const send = () => {
    while (next < asks.length && free.length > 0 && meantAt(next) <= performance.now()) {
      const line = free.pop();
      line.visitor.of(asks[next].at, asks[next].text);
      line.ask(meantAt(next), answered);
      next += 1;
    }
  };
  const timer = setInterval(send, 1);
  const answered = (line) => {
    latencies.push(performance.now() - line.meantAt);
    free.push(line);
    answers += 1;
    if (answers < asks.length) return send();
    clearInterval(timer);
    for (const one of free) one.close();
    resolve();
  };
});

const ids = outcomes.filter(Boolean);
if (outcomes.some((id) => id === undefined)) throw new Error('somebody was not answered');
if (ids.length !== places || new Set(ids).size !== places) throw new Error(`${ids.length} got one of ${places} places, ${new Set(ids).size} different`);
const share = (some) => some.filter(Boolean).length / some.length;
const tenth = people / 10;
console.log(
  JSON.stringify({
    p50: quantile(latencies, 0.5),
    p99: quantile(latencies, 0.99),
    booked: ids.length,
    byArrival: Array.from({ length: 10 }, (_, i) => share(outcomes.slice(i * tenth, (i + 1) * tenth))),
    withRetry: share(outcomes.filter((_, at) => at % 10 === 9)),
    without: share(outcomes.filter((_, at) => at % 10 !== 9)),
  }),
);
