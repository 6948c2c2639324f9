// The module that looks at files in the page, asked without a page.

import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';

const esbuild = createRequire(new URL('../../web/package.json', import.meta.url))('esbuild');

async function load() {
  const { outputFiles } = esbuild.buildSync({ entryPoints: ['wasm/loader/loader.ts'], bundle: true, format: 'esm', write: false });
  const { loadCore } = await import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
  return loadCore((imports) => WebAssembly.instantiate(readFileSync('build/wasm/onetrip-vision.wasm'), imports));
}

let loading = null;

export async function spokenByVision(operation, input, bytes) {
  return (await (loading ??= load())).call(operation, input, bytes);
}
