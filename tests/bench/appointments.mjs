// Appointments: the rush for few slots, durable bookings, the calendar of a month on a phone.

import { readFileSync, writeFileSync } from 'node:fs';
import { days as cityDays, first_day, makeCity, makeTaken, now as cityNow } from './appointments/city.mjs';
import { householdQuestion } from './appointments/errands.mjs';
import { largeHall, monthView } from './appointments/month_view.mjs';
import { loadModule, microseconds } from './forms.mjs';
import { makeCatalogue } from './load/form.mjs';
import { load, startNode, startOurs } from './server.mjs';
import { clientCore } from './tools.mjs';

export const about = 'the rush for few slots, durable bookings and the calendar of a month';
export const needs = { targets: ['onetrip-server'], wasm: true, peers: ['server'] };

const people = 20_000;
const seconds = 10;
const places = 500;
const citizens = 256;

/** One morning of five slots of a hundred places, which everybody wants. */
function makeRushCatalogue(folder) {
  makeCatalogue(folder);
  const file = `${folder}/halls/demo-hospital.json`;
  const hall = JSON.parse(readFileSync(file, 'utf8'));
  const week = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
  hall.weekly = Object.fromEntries(week.map((day) => [day, [['08:00', '10:30']]]));
  Object.assign(hall.services[0], { slot_minutes: 30, capacity: places / 5 });
  Object.assign(hall, { closures: [], follows_holidays: false });
  writeFileSync(file, JSON.stringify(hall));
}

/** Two days ahead: a day nobody else has touched. */
const dayAhead = () => new Date(Date.now() + 8 * 3_600_000 + 2 * 86_400_000).toISOString().slice(0, 10);

async function rush(tools) {
  const ours = await startOurs(tools, { makeCatalogue: makeRushCatalogue });
  const args = ['tests/bench/load/rush.mjs', ours.address, people, places, seconds, dayAhead()].map(String);
  const told = JSON.parse(await tools.run(process.execPath, args, { core: clientCore, env: { ONETRIP_BENCH_LOG: ours.log } }));
  await ours.stop();
  const shares = told.byArrival.map((share) => `${Math.round(100 * share)} %`).join(' ');
  tools.say(`booked ${told.booked} of ${people}; chance by arrival, in tenths: ${shares}; sent twice ${(100 * told.withRetry).toFixed(1)} %, once ${(100 * told.without).toFixed(1)} %; p50 ${told.p50.toFixed(1)} ms`);
  return told.p99;
}

async function* bookingRows(tools) {
  const ours = await startOurs(tools);
  const peer = await startNode(tools);
  const book = async (server) => (await load(tools, server, 'booking', citizens, 3)).perSecond;
  yield {
    row: `durable bookings and their return on many slots, ${citizens} citizens at a time, answers per second`,
    unit: 'answers/s',
    aim: '≥ 3×',
    peerName: 'fastify 5, better-sqlite3 12, synchronous = FULL',
    ours: () => book(ours),
    peer: () => book(peer),
  };
  await peer.stop();
  await ours.stop();
}

async function* monthRows(tools) {
  const core = await loadModule(tools, 'onetrip-after');
  const { hall, taken } = largeHall();
  const [hallText, takenText] = [JSON.stringify(hall), JSON.stringify(taken)];
  const [from, days, now] = ['2026-12-01', 31, '2026-12-03T10:10:00+08:00'];
  const question = `{"op":"appointment.slots","input":{"hall":${hallText},"service":"passport","from":"${from}","days":${days},"now":"${now}","summary":true,"taken":${takenText}}}`;
  const ours = () => JSON.parse(core.callText(question)).ok.days.map(({ day, slots_ahead, slots_open }) => ({ day, slots_ahead, slots_open }));
  const plain = () => monthView(JSON.parse(hallText), 'passport', JSON.parse(takenText), from, days, now);
  if (JSON.stringify(ours()) !== JSON.stringify(plain())) throw new Error(`the two calendars differ:\n${JSON.stringify(ours())}\n${JSON.stringify(plain())}`);
  yield {
    row: `the calendar of ${days} days of a hall with ${hall.teams.length} teams, from its download: WASM in Node against plain JavaScript`,
    unit: 'µs',
    aim: '≤ 0.2×',
    peerName: 'plain JavaScript',
    rounds: 7,
    ours: () => microseconds(ours),
    peer: () => microseconds(plain),
  };
}

const households = 40;

/** Milliseconds of the slowest of several questions, each at its best of some. */
function slowest(questions, ask) {
  const best = (question) => {
    const times = Array.from({ length: 3 }, () => {
      const began = performance.now();
      ask(question);
      return performance.now() - began;
    });
    return Math.min(...times);
  };
  return Math.max(...questions.map(best));
}

/** What a phone computes by itself, whatever the hall or the household: the slowest counts. */
async function* phoneRows(tools) {
  const core = await loadModule(tools, 'onetrip-after');
  const answer = (question) => {
    const { ok } = JSON.parse(core.callText(question));
    if (!ok || ok.exact === false) throw new Error(`no answer, or not the best one, to ${question.slice(0, 300)}`);
  };
  const halls = makeCity();
  const calendar = (hall) => ({ hall, service: hall.services.at(-1).id, from: first_day, days: cityDays, now: cityNow, summary: true, taken: makeTaken(hall, core) });
  const calendars = halls.map((hall) => JSON.stringify({ op: 'appointment.slots', input: calendar(hall) }));
  yield { row: `the calendar of ${cityDays} days, the slowest of ${halls.length} halls of a city`, unit: 'ms', aim: '≤ 5 ms', ours: () => slowest(calendars, answer) };
  const plans = Array.from({ length: households }, (_, seed) => householdQuestion(seed + 1));
  yield { row: `the fewest trips for 8 errands, 20 halls and 30 days, the slowest of ${households} households`, unit: 'ms', aim: '≤ 50 ms', ours: () => slowest(plans, answer) };
}

export async function* rows(tools) {
  yield* monthRows(tools);
  yield* phoneRows(tools);
  yield* bookingRows(tools);
  yield {
    row: `a rush of ${people} for ${places} places in ${seconds} s, open loop: p99; exactly ${places} booked, nobody twice, everybody answered`,
    unit: 'ms',
    aim: '≤ 250 ms',
    rounds: 1,
    ours: () => rush(tools),
  };
}
