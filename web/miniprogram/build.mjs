// Builds the mini-program into miniprogram/dist: CommonJS without eval, the core beside it, sizes printed, 2 MB at most
// (WeChat's limit for the main package).

import { copyFileSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const here = path.dirname(fileURLToPath(import.meta.url));
const source = path.join(here, 'src');
const target = path.join(here, 'dist');
const wasmFolder = process.env.ONETRIP_WASM_DIR ?? path.join(here, '../../build/wasm');
const packageBytesMax = 2 << 20;

const filesUnder = (folder) =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? filesUnder(path.join(folder, entry.name)) : [path.join(folder, entry.name)]);

rmSync(target, { recursive: true, force: true });
const sources = filesUnder(source);
for (const file of sources.filter((name) => /\.(json|wxml|wxss)$/.test(name))) {
  const copy = path.join(target, path.relative(source, file));
  mkdirSync(path.dirname(copy), { recursive: true });
  copyFileSync(file, copy);
}
const pages = sources.filter((name) => name.endsWith('index.ts'));
await build({
  entryPoints: [path.join(source, 'app.ts'), path.join(source, 'core.ts'), ...pages],
  outdir: target,
  outbase: source,
  bundle: true,
  format: 'cjs',
  target: 'es2018',
  charset: 'utf8',
  // Bundled page by page, the core would be there once for each page: they share one module.
  plugins: [{
    name: 'one-core',
    setup({ onResolve }) {
      onResolve({ filter: /\/core$/ }, ({ path: wanted, importer }) =>
        importer.includes(`${path.sep}pages${path.sep}`) && wanted.endsWith('/core') && !wanted.includes('shared')
          ? { path: `${wanted}.js`, external: true }
          : undefined);
    },
  }],
});
mkdirSync(path.join(target, 'core'), { recursive: true });
copyFileSync(path.join(wasmFolder, 'onetrip-core.wasm.br'), path.join(target, 'core/onetrip-core.wasm.br'));

const sizeBytes = filesUnder(target).reduce((sum, file) => sum + statSync(file).size, 0);
console.log(`mini-program: ${Math.ceil(sizeBytes / 1024)} kB in one package (at most ${packageBytesMax / 1024} kB)`);
if (sizeBytes > packageBytesMax) {
  console.error('the main package is over WeChat\'s limit');
  process.exit(1);
}
