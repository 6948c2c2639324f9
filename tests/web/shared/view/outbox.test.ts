// The outbox cut at every step. A world has a device that keeps only what was written before it died, a network that
// loses requests and answers, and a server that knows keys: whatever is cut, the case is made once, and either the
// citizen has its number or the act still waits.

import { expect, test, vi } from 'vitest';
import type { Shelf, Transport } from '../../../../web/shared/base/host';
import { memory_shelf } from '../../../../web/shared/base/host';
import { repeat_hours_max, type Act } from '../../../../web/shared/view/outbox';
import { page_of, problem, test_host, type TestHost } from '../../support';

const title = { 'zh-CN': '教师资格认定' };
const number = '2611283301060000016';
const request = { service: 'teacher', service_version: 1, answers: { name: '张小满' }, materials: {}, booking: null, consents: ['processing'] };
const submit: Act = { kind: 'submit', service: 'teacher', request };
const supplement: Act = { kind: 'supplement', number, request: { answers: { name: '张' }, materials: {} } };
const withdraw: Act = { kind: 'withdraw', number };

class Died extends Error {}

/** Keeps what was flushed, one write after the other; after `writes_left` of them the device is dead. */
class Device {
  readonly disk = new Map<string, string>();
  writes = 0;
  constructor(public writes_left = Infinity) {}

  shelf(): Shelf {
    const inner = memory_shelf(Object.fromEntries(this.disk));
    const waiting: [string, string | null][] = [];
    return {
      ...inner,
      lasting: true,
      write: (key, text) => (inner.write(key, text), void waiting.push([key, text])),
      remove: (key) => (inner.remove(key), void waiting.push([key, null])),
      flush: async () => {
        for (const [key, text] of waiting.splice(0)) {
          if (this.writes_left-- <= 0) throw new Died();
          this.writes += 1;
          if (text === null) this.disk.delete(key);
          else this.disk.set(key, text);
        }
      },
    };
  }
}

type Fate = 'answered' | 'request lost' | 'answer lost' | 'killed before' | 'killed after';

/** Makes one case for each key, as the real one does, and meets `fates` in order; afterwards all goes well. */
class Server {
  readonly made = new Map<string, string>();
  readonly asked: string[] = [];
  constructor(public fates: Fate[] = []) {}

  readonly transport: Transport = (sent) => {
    const fate = this.fates.shift() ?? 'answered';
    if (fate === 'killed before') throw new Died();
    if (fate === 'request lost') return Promise.resolve({ failure: 'network_lost' });
    const key = sent.headers['Idempotency-Key']!;
    const body = `${sent.path} ${String(sent.body)}`;
    this.asked.push(key);
    const before = this.made.get(key);
    if (before !== undefined && before !== body) throw new Error('a key was used for something else');
    this.made.set(key, body);
    if (fate === 'killed after') throw new Died();
    if (fate === 'answer lost') return Promise.resolve({ failure: 'network_lost' });
    const text = JSON.stringify({ case: { number }, receipt: {}, query_code: 'K7MPQ2' });
    return Promise.resolve({ answer: { status: 201, header: () => null, text } });
  };
}

/** The page as it is opened on the device. */
function opened(device: Device, server: Server) {
  const host: TestHost = Object.assign(test_host(), { shelf: device.shelf(), transport: server.transport });
  host.shelf.write('session', 'open');
  return { host, ...page_of(host) };
}

/** Enters, sends, and lives on until it is done or dies. */
async function live(device: Device, server: Server, act: Act): Promise<void> {
  const { host, drafts, outbox } = opened(device, server);
  const key = act.kind === 'submit' ? act.service : `supplement.${number}`;
  if (act.kind !== 'withdraw') drafts.change(drafts.open('teacher', 1, key), { answers: { name: '张小满' } });
  await host.shelf.flush();
  await outbox.send(await outbox.put(act, title));
}

async function die(life: Promise<void>): Promise<boolean> {
  try {
    await life;
    return false;
  } catch (error) {
    if (error instanceof Died) return true;
    throw error;
  }
}

/** The device switched on again, everything in order now. */
async function again(device: Device, server: Server) {
  device.writes_left = Infinity;
  server.fates = [];
  const page = opened(device, server);
  const waited = page.outbox.state.entries.length;
  await page.outbox.send_all();
  await page.host.shelf.flush();
  return { ...page, waited };
}

/** How many writes a life takes in which nothing goes wrong. */
async function writes_of(act: Act, fates: Fate[]): Promise<number> {
  const device = new Device();
  await die(live(device, new Server([...fates]), act));
  return device.writes;
}

const fates: Fate[][] = [
  [],
  ['request lost'],
  ['answer lost'],
  ['answer lost', 'request lost'],
  ['request lost', 'answer lost'],
  ['request lost', 'request lost', 'request lost'],
  ['answer lost', 'answer lost', 'answer lost'],
  ['killed before'],
  ['killed after'],
  ['request lost', 'killed before'],
  ['request lost', 'killed after'],
  ['answer lost', 'killed before'],
  ['answer lost', 'killed after'],
];
let points = 0;

test.each([submit, supplement, withdraw])('$kind is cut between any two writes and at every exchange', async (act) => {
  for (const met of fates) {
    const all = await writes_of(act, met);
    for (let left = 0; left <= all; left++) {
      const [device, server] = [new Device(left), new Server([...met])];
      const died = await die(live(device, server, act));
      expect(died || server.fates.length === 0).toBe(true);
      const page = await again(device, server);
      const where = `${act.kind}, ${met.join(', ') || 'a good line'}, dead after ${left} of ${all} writes`;
      expect(server.made.size, where).toBeLessThanOrEqual(1);
      expect(page.outbox.state.entries, where).toEqual([]);
      if (act.kind === 'submit') {
        const kept = page.drafts.submission(number);
        // Either it never was put there (then the draft is what is left), or it is a case and this device knows it.
        if (server.made.size === 1) expect(kept, where).toEqual({ answers: request.answers, query_code: 'K7MPQ2' });
        else expect(kept, where).toEqual({});
        if (server.made.size === 1) expect(page.drafts.has('teacher'), where).toBe(false);
      }
      points += 1;
    }
  }
});

test('the points were many', () => {
  console.log(`note: the outbox was cut at ${points} points`);
  expect(points).toBeGreaterThan(200);
});

test('dying again and again ends well too', async () => {
  const [device, server] = [new Device(3), new Server(['answer lost', 'answer lost', 'answer lost'])];
  await die(live(device, server, submit));
  for (let writes = 0; writes < 6; writes++) {
    device.writes_left = writes;
    server.fates = ['answer lost', 'killed after'];
    const page = opened(device, server);
    await die(page.outbox.send_all());
  }
  const page = await again(device, server);
  expect(server.made.size).toBe(1);
  expect(page.outbox.state.entries).toEqual([]);
  expect(page.drafts.submission(number).query_code).toBe('K7MPQ2');
});

function stage(answers: Parameters<typeof test_host>[0]) {
  const host = test_host(answers, { session: 'open', person: '138****8000' });
  return { host, ...page_of(host), open: () => page_of(host).outbox };
}
const good = { status: 201, body: { case: { number }, receipt: {}, query_code: 'K7MPQ2' } };

// what the server answers -> how the act stands then
test.each([
  ['yes', good, []],
  ['a no', { status: 409, body: problem('slot_taken') }, ['refused']],
  ['findings', { status: 422, body: problem('findings', { findings: [] }) }, ['refused']],
  ['sign in first', { status: 401, body: problem('sign_in_needed') }, ['waiting']],
  ['later', { status: 429, body: problem('too_many_requests') }, ['waiting']],
  ['being in trouble', { status: 503, body: problem('busy') }, ['waiting']],
] as const)('the server answers %s', async (_name, answer, expected) => {
  const { outbox, open } = stage({ 'POST /cases': [answer] });
  await outbox.send(await outbox.put(submit, title));
  const after = open();
  expect(after.state.entries.map((entry) => after.standing_of(entry))).toEqual(expected);
});

// what happens after it was sent without an answer -> how it stands, and whether it is sent
test.each([
  ['a day passes', { hours: 24 }, 'waiting', 1],
  ['the server may have forgotten the key', { hours: repeat_hours_max + 1 }, 'doubtful', 0],
  ['somebody else signs in', { person: '139****0000' }, 'doubtful', 0],
  ['the session ends', { person: null }, 'doubtful', 0],
  ['the same person signs in again', { person: '138****8000' }, 'waiting', 1],
] as const)('%s', async (_name, then, standing, sent) => {
  const { host, outbox, open } = stage({ 'POST /cases': ['lost'] });
  await outbox.send(await outbox.put(submit, title));
  host.answers['POST /cases'] = [good];
  host.asked = [];
  if ('hours' in then) host.now += then.hours * 3_600_000;
  else if (then.person === null) host.shelf.remove('person');
  else host.shelf.write('person', then.person);
  const after = open();
  expect(after.standing_of(after.state.entries[0]!)).toBe(standing);
  await after.send_all();
  await after.send(after.state.entries[0] ?? outbox.state.entries[0]!);
  expect(host.asked.length).toBeGreaterThanOrEqual(sent);
  if (sent === 0) expect([host.asked.length, after.state.entries.length]).toEqual([0, 1]);
});

test('what has left the device cannot be taken back; what has not, can', async () => {
  const { host, outbox } = stage({ 'POST /cases': ['lost'] });
  host.turn(false);
  const entry = await outbox.put(submit, title);
  await outbox.send(entry);
  expect(await outbox.remove(entry.key)).toBe(true);
  host.turn(true);
  const other = await outbox.put(submit, title);
  await outbox.send(other);
  expect(await outbox.remove(other.key)).toBe(false);
  expect(outbox.state.entries.length).toBe(1);
});

test('a page that is open sends when the network returns, each once, the oldest first', async () => {
  const { host, outbox } = stage({ 'POST /cases': [good], [`POST /cases/${number}/withdrawal`]: [good] });
  host.turn(false);
  for (const act of [submit, withdraw]) {
    await outbox.put(act, title);
    host.now += 1000;
  }
  const stop = outbox.start();
  host.turn(true);
  host.turn(true);
  await vi.waitFor(() => expect(outbox.state.entries).toEqual([]));
  stop();
  expect(host.asked.map(({ path }) => path)).toEqual(['/api/v1/cases', `/api/v1/cases/${number}/withdrawal`]);
  expect(outbox.state.settled.map(({ act }) => act.kind)).toEqual(['submit', 'withdraw']);
});

/** The first request is held until `answer` is called. */
function held(host: TestHost): { answer(): void } {
  const { transport } = host;
  let go: () => void = () => undefined;
  const gate = new Promise<void>((resolve) => (go = resolve));
  host.transport = async (sent) => {
    host.transport = transport;
    await gate;
    return transport(sent);
  };
  return { answer: () => go() };
}

test('what was taken back while the one before it was on its way is never sent', async () => {
  const host = test_host({ 'POST /cases': [good], [`POST /cases/${number}/withdrawal`]: [good] });
  const line = held(host);
  const { outbox } = page_of(host);
  await outbox.put(submit, title);
  host.now += 1000;
  const taken_back = await outbox.put(withdraw, title);
  const all = outbox.send_all();
  expect(await outbox.remove(taken_back.key)).toBe(true);
  line.answer();
  await all;
  expect(host.asked.map(({ path }) => path)).toEqual(['/api/v1/cases']);
  expect(page_of(host).outbox.state.entries).toEqual([]);
  // Nor does whoever still holds it bring it back.
  expect((await outbox.send(taken_back)).problem?.code).toBe('outcome_unknown');
  expect(host.asked.length).toBe(1);
});

test('what was refused is not sent again, whoever still holds it', async () => {
  const { host, outbox } = stage({ 'POST /cases': [{ status: 409, body: problem('slot_taken') }, good] });
  const entry = await outbox.put(submit, title);
  await outbox.send(entry);
  expect((await outbox.send(entry)).problem?.code).toBe('slot_taken');
  expect(host.asked.length).toBe(1);
});

test('what never left gives way to the same thing asked anew, wherever the device dies', async () => {
  const corrected: Act = { kind: 'supplement', number, request: { answers: { name: '张小满' }, materials: {} } };
  for (let left = 0; left <= 3; left++) {
    const [device, server] = [new Device(), new Server()];
    const before = opened(device, server);
    await before.outbox.put(supplement, title);
    device.writes_left = left;
    await die(before.outbox.put(corrected, title).then(() => undefined));
    const page = await again(device, server);
    expect([page.waited, server.made.size], `dead after ${left} writes`).toEqual([1, 1]);
    const body = [...server.made.values()][0]!;
    // The session's mark is written first.
    if (left >= 2) expect(body).toContain('张小满');
  }
});

test('what is on its way does not give way', async () => {
  const host = test_host({ 'POST /cases': [good] });
  const line = held(host);
  const { outbox } = page_of(host);
  const first = await outbox.put(submit, title);
  const sent = outbox.send(first);
  expect(outbox.has_left(first)).toBe(true);
  const second = await outbox.put(submit, title);
  expect(second.key).not.toBe(first.key);
  line.answer();
  await sent;
  expect(outbox.state.entries.map(({ key }) => key)).toEqual([second.key]);
});

// who laid it there -> who is signed in when the network returns: how it stands, whose it is then, and whether it goes
test.each([
  ['one person', '138****8000', 'another', '139****0000', 'anothers', 0],
  ['one person', '138****8000', 'nobody', null, 'anothers', 0],
  ['one person', '138****8000', 'the same person', '138****8000', 'waiting', 1],
  ['a stranger', null, 'somebody', '139****0000', 'waiting', 1],
  ['a stranger', null, 'a stranger', null, 'waiting', 1],
] as const)('laid there by %s (%s), then %s is signed in (%s)', async (_by, person, _then, later, standing, sent) => {
  const host = test_host({ 'POST /cases': [good] }, { session: 'open', ...(person && { person }) });
  host.turn(false);
  const before = page_of(host).outbox;
  await before.send(await before.put(submit, title));
  if (later) host.shelf.write('person', later);
  else host.shelf.remove('person');
  host.turn(true);
  const { outbox } = page_of(host);
  const entry = outbox.state.entries[0]!;
  expect([entry.person, outbox.standing_of(entry)]).toEqual([person, standing]);
  await outbox.send_all();
  expect(host.asked.length).toBe(sent);
  if (sent > 0) return;
  expect((await outbox.send(entry)).problem?.code).toBe('anothers');
  // It does not give way to what somebody else asks for, and it goes when its person is back.
  const other = await outbox.put(submit, title);
  expect(other.key).not.toBe(entry.key);
  await outbox.remove(other.key);
  host.shelf.write('person', '138****8000');
  await outbox.send_all();
  expect([host.asked.length, outbox.state.entries.length]).toEqual([1, 0]);
});

test('whoever signs in cannot send what another person was asked to sign in for', async () => {
  const { host, outbox } = stage({ 'POST /cases': [{ status: 401, body: problem('sign_in_needed') }, good] });
  await outbox.send(await outbox.put(submit, title));
  host.shelf.write('person', '139****0000');
  await outbox.send_all();
  expect(host.asked.length).toBe(1);
  expect(await outbox.remove(outbox.state.entries[0]!.key)).toBe(true);
});
