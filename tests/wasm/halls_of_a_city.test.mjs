// What a phone downloads of a hall in a city as large as a real one stays small, and its calendar comes from it. How soon
// is measured by `./onetrip bench appointments`.

import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { days, first_day, halls_count, links_count, makeCity, makeTaken, now, services_count } from '../bench/appointments/city.mjs';

const esbuild = createRequire(new URL('../../web/package.json', import.meta.url))('esbuild');
const download_bytes_max = 20_000;

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

test('the calendar of any hall is computed from its download', () => {
  for (const { hall, taken } of downloads) {
    const answer = core.call('appointment.slots', { hall, service: hall.services.at(-1).id, from: first_day, days, now, summary: true, taken });
    assert.equal(answer.days.length, days);
    assert.ok(answer.days.some(({ slots_open }) => slots_open > 0), hall.id);
  }
});
