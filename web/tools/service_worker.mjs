// Writes DIST/service_worker.js with the list of everything in DIST, each file with its SHA-256. Runs after the page is
// built and before it is compressed.
// usage: service_worker.mjs SOURCE DIST

import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { buildSync } from 'esbuild';
import { old_phones } from './old_phones.mjs';

const [source, dist] = process.argv.slice(2);
if (!source || !dist) {
  console.error('usage: service_worker.mjs SOURCE DIST');
  process.exit(2);
}

const filesBelow = (folder) =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesBelow(path) : [path];
  });
const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');

const target = join(dist, 'service_worker.js');
rmSync(target, { force: true });
const files = filesBelow(dist)
  .filter((path) => !/\.(br|gz|map)$/.test(path))
  .map((path) => ({
    address: `/${relative(dist, path).replace(/^index\.html$/, '')}`,
    sha256: sha256(readFileSync(path)),
  }))
  .sort((a, b) => (a.address < b.address ? -1 : 1));
const version = sha256(JSON.stringify(files)).slice(0, 16);

buildSync({
  entryPoints: [source],
  outfile: target,
  bundle: true,
  format: 'iife',
  minify: true,
  target: old_phones,
  define: { onetrip_build: JSON.stringify({ version, files }) },
  logLevel: 'warning',
});
console.log(`service worker: build ${version}, ${files.length} files kept on the device`);
