// usage: inspect_module.mjs MODULE.wasm BROTLI_BYTES_MAX [simd]
// Writes MODULE.wasm.br beside it, prints both sizes, and fails if the module is over budget, has imports, exports a
// global (iOS cannot, in the mini-program), exports what is not on the reviewed list, or needs more than the MVP
// and `simd`, where that is said; a module that is said to use it has to.
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { brotliCompressSync, constants } from 'node:zlib';

// The second line is what Emscripten 3.1.6 adds by itself; of it the loader calls stackSave and stackRestore alone.
const reviewedExports = ['_initialize', 'memory', 'onetrip_alloc', 'onetrip_call', 'onetrip_free', 'onetrip_gave_up',
  '__indirect_function_table', '__errno_location', 'stackSave', 'stackRestore', 'stackAlloc'];
const [path, brotliBytesMax, beyond] = process.argv.slice(2);
const bytes = readFileSync(path);
const module = new WebAssembly.Module(bytes);
const problems = [];

const imports = WebAssembly.Module.imports(module);
if (imports.length > 0) problems.push(`imports ${imports.map((entry) => entry.name).join(', ')}`);
for (const entry of WebAssembly.Module.exports(module)) {
  if (entry.kind === 'global') problems.push(`exports the global ${entry.name}`);
  if (!reviewedExports.includes(entry.name)) problems.push(`exports ${entry.name}, which is not on the reviewed list`);
}
const check = (...features) => spawnSync('wasm-opt', ['--mvp-features', ...features, path, '-o', '/dev/null']);
const checked = beyond === 'simd' ? check('--enable-simd') : check();
if (checked.error || checked.status !== 0) problems.push(`is beyond the MVP: ${checked.error ?? checked.stderr}`);
if (beyond === 'simd' && check().status === 0) problems.push('is for SIMD and has none');

const compressed = brotliCompressSync(bytes, {
  params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 22 },
});
if (compressed.length > Number(brotliBytesMax)) {
  problems.push(`takes ${compressed.length} bytes of brotli, the budget is ${brotliBytesMax}`);
}
writeFileSync(`${path}.br`, compressed);
console.log(`${path.split('/').pop()}: ${bytes.length} bytes, ${compressed.length} in brotli (budget ${brotliBytesMax})`);
for (const problem of problems) console.error(`${path}: ${problem}`);
process.exit(problems.length === 0 ? 0 : 1);
