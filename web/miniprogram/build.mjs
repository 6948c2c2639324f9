// Builds the mini-program into miniprogram/dist: CommonJS without eval, what pages share in modules of its own, both
// cores beside it, sizes printed, 2 MB at most (WeChat's limit for the main package).

import { copyFileSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { transform } from 'esbuild';
import { rollup } from 'rollup';

const here = path.dirname(fileURLToPath(import.meta.url));
const source = path.join(here, 'src');
const target = path.join(here, 'dist');
const wasmFolder = process.env.ONETRIP_WASM_DIR ?? path.join(here, '../../build/wasm');
const publicUrl = process.env.ONETRIP_PUBLIC_URL ?? 'https://onetrip.example';
const packageBytesMax = 2 << 20;

const filesUnder = (folder) =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? filesUnder(path.join(folder, entry.name)) : [path.join(folder, entry.name)]);

function lay(name, content) {
  const file = path.join(target, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, content);
}

/** A package of npm by the module that its package.json names. */
function packaged(name) {
  const folder = path.join(here, '../node_modules', name);
  return path.join(folder, JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')).module);
}

const typescript = {
  name: 'typescript',
  resolveId(wanted, importer) {
    if (!importer) return null;
    if (!wanted.startsWith('.')) return packaged(wanted);
    const base = path.resolve(path.dirname(importer), wanted);
    const found = [`${base}.ts`, path.join(base, 'index.ts'), base].find((file) => statSync(file, { throwIfNoEntry: false })?.isFile());
    return found ?? null;
  },
  async transform(code, file) {
    const define = { ONETRIP_PUBLIC_URL: JSON.stringify(publicUrl) };
    const { code: script } = await transform(code, { loader: file.endsWith('.ts') ? 'ts' : 'js', target: 'es2018', charset: 'utf8', sourcefile: file, define });
    return { code: script, map: null };
  },
};

rmSync(target, { recursive: true, force: true });
const app = JSON.parse(readFileSync(path.join(source, 'app.json'), 'utf8'));
const components = readdirSync(path.join(source, 'components'));
// Every page is the same frame around one screen (page.wxml); every part of a screen is a component.
const usingComponents = Object.fromEntries(components.filter((name) => name !== 'asked').map((name) => [`part-${name}`, `/components/${name}/index`]));
const frame = readFileSync(path.join(source, 'page.wxml'));
for (const page of app.pages) {
  lay(`${page}.wxml`, frame);
  lay(`${page}.json`, JSON.stringify({ usingComponents }));
}
for (const file of filesUnder(source).filter((name) => /\.(json|wxml|wxss)$/.test(name) && !name.endsWith('page.wxml'))) {
  lay(path.relative(source, file), readFileSync(file));
}

const entries = ['app', ...app.pages, ...components.map((name) => `components/${name}/index`)];
const bundle = await rollup({
  input: Object.fromEntries(entries.map((name) => [name, path.join(source, `${name}.ts`)])),
  plugins: [typescript],
  onwarn(warning) {
    throw new Error(warning.message);
  },
});
// One module for what several pages use: the core must be there once.
await bundle.write({
  dir: target,
  format: 'cjs',
  dynamicImportInCjs: false,
  entryFileNames: '[name].js',
  chunkFileNames: 'shared/[name].js',
  manualChunks: (file) => (/[\\/]messages[\\/](en|zh-CN)/.test(file) ? undefined : file.includes('/components/') || file.includes('/pages/') || file.endsWith('/app.ts') ? undefined : 'program'),
});
await bundle.close();

mkdirSync(path.join(target, 'core'), { recursive: true });
for (const module of ['onetrip-core', 'onetrip-after', 'onetrip-vision', 'onetrip-vision-simd']) {
  copyFileSync(path.join(wasmFolder, `${module}.wasm.br`), path.join(target, `core/${module}.wasm.br`));
}

const kilobytes = (bytes) => `${Math.ceil(bytes / 1024)} kB`;
const sizeOf = (pattern) => filesUnder(target).filter((file) => pattern.test(file)).reduce((sum, file) => sum + statSync(file).size, 0);
const sizeBytes = sizeOf(/./);
console.log(`mini-program: ${kilobytes(sizeBytes)} in one package (at most ${packageBytesMax / 1024} kB): scripts ${kilobytes(sizeOf(/\.js$/))}, `
  + `cores ${kilobytes(sizeOf(/\.br$/))}, ${app.pages.length} pages, ${components.length} components`);
if (sizeBytes > packageBytesMax) {
  console.error('the main package is over WeChat\'s limit');
  process.exit(1);
}
