// Lays FILE.br and FILE.gz beside every text and WASM file of a built page, prints what a first visit weighs, and fails
// when the script a page starts with is heavier than its budget.
// usage: precompress.mjs DIST [--script-budget-bytes N]

import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { inlined } from './inlined.mjs';

const [dist, option, budget] = process.argv.slice(2);
if (!dist || (option && (option !== '--script-budget-bytes' || !(Number(budget) > 0)))) {
  console.error('usage: precompress.mjs DIST [--script-budget-bytes N]');
  process.exit(2);
}

const compressible = /\.(html|js|css|svg|json|webmanifest|wasm|txt)$/;
const brotli = (bytes) =>
  brotliCompressSync(bytes, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
  });

function filesBelow(folder) {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesBelow(path) : [path];
  });
}

const sizes = [];
for (const path of filesBelow(dist).filter((path) => compressible.test(path))) {
  const bytes = readFileSync(path);
  const [br, gz] = [brotli(bytes), gzipSync(bytes, { level: 9 })];
  writeFileSync(`${path}.br`, br);
  writeFileSync(`${path}.gz`, gz);
  sizes.push({ path: relative(dist, path), raw: bytes.length, gz: gz.length, br: br.length });
}
for (const { path, raw, gz, br } of sizes.sort((a, b) => b.br - a.br))
  console.log(`${String(raw).padStart(8)} ${String(gz).padStart(8)} gz ${String(br).padStart(8)} br  ${path}`);

// A file that is named and not there shows only on the phone of who needs it first.
const named = sizes.filter(({ path }) => /\.(js|html)$/.test(path)).flatMap(({ path }) => readFileSync(join(dist, path), 'utf8').match(/assets\/[\w-]+\.(?:js|css|wasm)/g) ?? []);
const missing = [...new Set(named)].filter((name) => !existsSync(join(dist, name)));
if (missing.length > 0) throw new Error(`${dist} names what it does not hold: ${missing.join(', ')}`);

const html = readFileSync(join(dist, 'index.html'), 'utf8');
// A page may be served below a path of its own (`/console/assets/…`): the end of the address is the file.
const started = [...html.matchAll(/(?:src|href)="([^"]+\.js)"/g)].map((match) => match[1]);
const in_files = sizes.filter(({ path }) => started.some((address) => address.endsWith(path))).reduce((sum, { gz }) => sum + gz, 0);
const inside = inlined(html, 'script');
// A document may hold what it starts with itself: that fetches the rest; what only asks ahead does not.
if (started.length === 0 && !inside.some((script) => script.includes('import("/assets/'))) throw new Error(`${dist}/index.html starts no script`);
const weight = inside.reduce((sum, script) => sum + gzipSync(script, { level: 9 }).length, in_files);
console.log(`script at start: ${weight} bytes gz${budget ? ` of ${budget}` : ''}`);
if (budget && weight > Number(budget)) {
  console.error(`the script at start is over its budget by ${weight - Number(budget)} bytes`);
  process.exit(1);
}
