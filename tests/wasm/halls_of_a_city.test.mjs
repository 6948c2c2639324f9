// A city as large as a real one: 109 halls, 287 services, 500 links between them, all made up. What a phone downloads of
// a hall stays small, and from it the calendar is computed at once.

import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { brotliCompressSync, gzipSync } from 'node:zlib';

const esbuild = createRequire(new URL('../../web/package.json', import.meta.url))('esbuild');

const halls_count = 109;
const services_count = 287;
const links_count = 500;
const days = 60;
const download_bytes_max = 20_000;
const compute_ms_max = 5;
const digits = '0123456789';
const week = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'];
const hours = [['09:00', '12:00'], ['13:30', '17:00']];
const first_day = '2026-12-01';
const now = '2026-12-01T09:30:00+08:00';

function dice(seed) {
  let state = seed;
  return (below) => (state = (state * 1_103_515_245 + 12_345) % 2_147_483_648) % below;
}

/** Most halls are small; the city's own, the first, gives a third of all services. */
function makeCity() {
  const draw = dice(109);
  const services = Array.from({ length: services_count }, (_, i) => `service-${String(i + 1).padStart(3, '0')}`);
  const halls = Array.from({ length: halls_count }, (_, i) => ({ id: `hall-${String(i + 1).padStart(3, '0')}`, services: new Set() }));
  // One for each hall first, so that none is empty.
  services.forEach((id, i) => halls[i < halls_count ? i : i % 3 === 0 ? 0 : 1 + draw(halls_count - 1)].services.add(id));
  for (let links = services_count; links < links_count; ) {
    const { services: given } = halls[draw(halls_count)];
    const before = given.size;
    given.add(services[draw(services_count)]);
    links += given.size - before;
  }
  return halls.map(({ id, services: given }) => makeHall(id, [...given], draw));
}

/** A team for each four services, of which each other service has two; slots of 15, 20 or 30 minutes. */
function makeHall(id, given, draw) {
  const teams = Array.from({ length: Math.max(1, Math.ceil(given.length / 4)) }, (_, i) => ({
    id: `team-${i + 1}`,
    slot_minutes: id === 'hall-001' ? 15 : [15, 20, 30][draw(3)],
    places: { online: 2 + draw(6), walk_in: 2, staff: 1, priority: 1 },
  }));
  const services = given.map((service, i) => {
    const own = teams[Math.floor(i / 4)];
    const other = teams.find((team) => team !== own && team.slot_minutes === own.slot_minutes);
    const by = i % 2 === 1 && other ? [own.id, other.id] : [own.id];
    return { id: service, teams: by, slots: 1 + (i % 3 === 2 ? 1 : 0), days_ahead_min: i % 2, days_ahead_max: days, release_at: '09:00' };
  });
  return {
    id,
    title: { 'zh-CN': `云川市第${id.slice(-3)}政务服务大厅`, en: `Yunchuan service hall ${id.slice(-3)}` },
    address: { 'zh-CN': `云川市青山区人民路${draw(400)}号`, en: `${draw(400)} Renmin Road, Qingshan, Yunchuan` },
    utc_offset_minutes: 480,
    services,
    teams,
    weekly: Object.fromEntries(week.map((day) => [day, hours])),
    closures: [{ day: '2026-12-31' }],
    extra_days: [{ day: '2026-12-26', hours: [['09:00', '12:00']] }],
    follows_holidays: true,
  };
}

/** The further ahead, the emptier; nothing on days that are not open, as the core says, and on short ones. */
function makeTaken(hall, core) {
  const { id, teams, services } = hall;
  const draw = dice(Number(id.slice(-3)) + 7);
  const of_day = ({ slot_minutes, places }, ahead) =>
    Array.from({ length: Math.floor(390 / slot_minutes) }, () => (draw(days) < ahead ? 0 : draw(places.online + 1)));
  const short_day = '2026-12-26';
  const plan = core.call('appointment.slots', { hall, service: services[0].id, from: first_day, days, now, summary: true }).days;
  const is_open = (ahead) => plan[ahead].open && plan[ahead].day !== short_day;
  return {
    from: first_day,
    teams: Object.fromEntries(
      teams.map((team) => [
        team.id,
        Array.from({ length: days }, (_, ahead) => (is_open(ahead) ? of_day(team, ahead).map((count) => digits[count]).join('').replace(/0+$/, '') : '')),
      ]),
    ),
  };
}

async function loadCore() {
  const bundle = esbuild.buildSync({
    stdin: { contents: `export { loadCore } from './wasm/loader/loader';`, resolveDir: process.cwd(), loader: 'ts' }, bundle: true, format: 'cjs', write: false,
  });
  const module = { exports: {} };
  new Function('module', 'exports', bundle.outputFiles[0].text)(module, module.exports);
  return module.exports.loadCore((imports) => WebAssembly.instantiate(readFileSync('build/wasm/onetrip-after.wasm'), imports));
}

const core = await loadCore();
const halls = makeCity();
const downloads = halls.map((hall) => ({ hall, taken: makeTaken(hall, core) }));

test('the city is as large as it says', () => {
  const links = halls.flatMap(({ services }) => services.map(({ id }) => id));
  assert.equal(halls.length, halls_count);
  assert.equal(links.length, links_count);
  assert.equal(new Set(links).size, services_count);
});

test('sixty days of any hall are under 20 kB compressed', () => {
  const sizes = downloads.map(({ hall, taken }) => {
    const text = JSON.stringify({ hall }) + JSON.stringify({ now, hall_id: hall.id, taken });
    return { id: hall.id, gzip: gzipSync(text).length, brotli: brotliCompressSync(text).length };
  });
  const largest = sizes.reduce((most, one) => (one.gzip > most.gzip ? one : most));
  console.log(`largest: ${largest.id}, ${largest.gzip} bytes of gzip, ${largest.brotli} of brotli; all ${sizes.reduce((sum, { gzip }) => sum + gzip, 0)}`);
  assert.ok(largest.gzip < download_bytes_max, JSON.stringify(largest));
});

test('the calendar of any hall is computed within its time', () => {
  let slowest = { ms: 0 };
  for (const { hall, taken } of downloads) {
    const input = { hall, service: hall.services.at(-1).id, from: first_day, days, now, summary: true, taken };
    const question = JSON.stringify({ op: 'appointment.slots', input });
    // The best of some: the machine may be doing something else.
    let ms = Infinity;
    for (let round = 0; round < 5; round += 1) {
      const began = performance.now();
      const answer = JSON.parse(core.callText(question));
      ms = Math.min(ms, performance.now() - began);
      assert.equal(answer.ok?.days.length, days, JSON.stringify(answer).slice(0, 200));
    }
    if (ms > slowest.ms) slowest = { id: hall.id, ms };
  }
  console.log(`slowest: ${slowest.id}, ${slowest.ms.toFixed(2)} ms`);
  assert.ok(slowest.ms < compute_ms_max, JSON.stringify(slowest));
});
