// Turns a built mini-program into one HTML page: its WXML compiled by WeChat's own template compiler, its scripts and
// styles as they are, its wasm by path. The page's runtime is host_runtime.mjs.

import { createRequire } from 'node:module';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { brotliDecompressSync } from 'node:zlib';

const fromWeb = createRequire(new URL('../../../web/package.json', import.meta.url));
const esbuild = fromWeb('esbuild');
const { TmplGroup } = fromWeb('glass-easel-template-compiler');

function filesUnder(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? filesUnder(path.join(folder, entry.name)) : [path.join(folder, entry.name)]);
}

/** `{script, style, problems}` of the mini-program built into `folder`; `appBase` is what WeChat says of itself. */
export async function packagePage(folder, { start, appBase } = {}) {
  const templates = new TmplGroup();
  const modules = {};
  const settings = {};
  const binaries = {};
  const problems = [];
  let style = '';
  for (const file of filesUnder(folder)) {
    const name = path.relative(folder, file).split(path.sep).join('/');
    const ending = path.extname(name);
    const stem = name.slice(0, -ending.length);
    if (ending === '.wxml') problems.push(...(templates.addTmpl(stem, readFileSync(file, 'utf8')) ?? []));
    if (ending === '.js') modules[name] = readFileSync(file, 'utf8');
    if (ending === '.json') settings[stem] = JSON.parse(readFileSync(file, 'utf8'));
    if (ending === '.wxss') style += readFileSync(file, 'utf8').replace(/^page\b/gm, 'body');
    if (ending === '.br') binaries[`/${name}`] = brotliDecompressSync(readFileSync(file)).toString('base64');
  }
  // What a mini-program's scripts see: the documented names, and none of a browser's.
  const names = ['require', 'module', 'exports', 'wx', 'App', 'Page', 'Component', 'WXWebAssembly', 'WebAssembly', 'window', 'document',
    'fetch', 'XMLHttpRequest', 'localStorage', 'TextDecoder', 'TextEncoder', 'crypto', 'navigator', 'location', 'self',
    'BigInt', 'Function', 'btoa', 'atob', 'URL', 'URLSearchParams', 'Blob', 'File', 'FileReader', 'Image', 'OffscreenCanvas',
    'structuredClone', 'AbortController', 'EventSource', 'indexedDB'];
  const wrapped = Object.entries(modules).map(([name, text]) => `${JSON.stringify(name)}: function (${names.join(', ')}) {${text}\n}`);
  const { outputFiles } = await esbuild.build({
    stdin: {
      contents: `import { run } from './host_runtime.mjs';
        run({ settings: ${JSON.stringify(settings)}, binaries: ${JSON.stringify(binaries)},
          start: ${JSON.stringify(start)}, appBase: ${JSON.stringify(appBase ?? {})},
          templates: ${templates.getTmplGenObjectGroups()}, modules: {${wrapped.join(',\n')}} });`,
      resolveDir: path.dirname(new URL(import.meta.url).pathname),
    },
    bundle: true,
    write: false,
    format: 'iife',
    nodePaths: [path.dirname(fromWeb.resolve('glass-easel/package.json')).replace(/\/glass-easel$/, '')],
    logLevel: 'error',
  });
  return { script: outputFiles[0].text, style, problems };
}
