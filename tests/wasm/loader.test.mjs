// The loader and the module in the places they must work: Node, and a realm as bare as a mini-program's (no WebAssembly
// but WXWebAssembly, no TextDecoder, no BigInt, no fetch, no eval).

import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import vm from 'node:vm';
import { brotliDecompressSync } from 'node:zlib';

const esbuild = createRequire(new URL('../../web/package.json', import.meta.url))('esbuild');
const modulePath = 'build/wasm/onetrip-core.wasm';
const afterPath = 'build/wasm/onetrip-after.wasm';
const visionPath = 'build/wasm/onetrip-vision.wasm';
const simdPath = 'build/wasm/onetrip-vision-simd.wasm';

function bundled(contents, target = 'es2018') {
  return esbuild.buildSync({ stdin: { contents, resolveDir: process.cwd(), loader: 'ts' }, bundle: true, format: 'cjs', target, write: false })
    .outputFiles[0].text;
}

/** WXWebAssembly with the documented members only: takes a path in the package, `.wasm` or `.wasm.br`, nothing else. */
function weChatWebAssembly(answersInstanceOnly) {
  return Object.freeze({
    async instantiate(path, imports) {
      if (typeof path !== 'string' || !/\.wasm(\.br)?$/.test(path)) throw new TypeError('a path in the package, .wasm or .wasm.br');
      const file = readFileSync(`build/wasm/${path.split('/').pop()}`);
      const module = new WebAssembly.Module(path.endsWith('.br') ? brotliDecompressSync(file) : file);
      if (WebAssembly.Module.exports(module).some(({ kind }) => kind === 'global')) throw new Error('iOS cannot export globals');
      const instance = await WebAssembly.instantiate(module, imports);
      return answersInstanceOnly ? instance : { instance, module };
    },
  });
}

for (const answersInstanceOnly of [true, false]) {
  test(`loads in a mini-program's realm (WXWebAssembly answers ${answersInstanceOnly ? 'an instance' : 'a pair'})`, async () => {
    const script = bundled(`
      import { loadCore } from './wasm/loader/loader';
      import { fromPackage } from './wasm/loader/hosts';
      export const run = () => loadCore(fromPackage('/core/onetrip-core.wasm.br'));`);
    const realm = vm.createContext(
      { WXWebAssembly: weChatWebAssembly(answersInstanceOnly), module: { exports: {} }, exports: {} },
      { codeGeneration: { strings: false, wasm: false } },
    );
    vm.runInContext('delete globalThis.WebAssembly; delete globalThis.BigInt; delete globalThis.SharedArrayBuffer;', realm);
    for (const name of ['WebAssembly', 'BigInt', 'TextDecoder', 'TextEncoder', 'fetch', 'crypto']) {
      assert.equal(vm.runInContext(`typeof ${name}`, realm), 'undefined', name);
    }
    vm.runInContext(script, realm);
    const core = await realm.module.exports.run();
    const answer = core.call('identity.check', { kind: 'citizen_id_18', value: '１１０１０１１９９００３０７８６７０', today: '2026-11-28' });
    assert.equal(answer.value, '110101199003078670');
    assert.throws(() => core.call('no.such', {}), /operation_unknown/);
  });
}

for (const [what, refused, expected] of [
  ['takes', () => false, ['/core/onetrip-vision-simd.wasm.br']],
  ['does not take', (path) => path.includes('-simd'), ['/core/onetrip-vision-simd.wasm.br', '/core/onetrip-vision.wasm.br']],
]) test(`a phone that ${what} simd looks at files`, async () => {
  const script = bundled(`
    import { loadCore } from './wasm/loader/loader';
    import { firstTaken, fromPackage } from './wasm/loader/hosts';
    export const run = () => loadCore(firstTaken(fromPackage('/core/onetrip-vision-simd.wasm.br'), fromPackage('/core/onetrip-vision.wasm.br')));`);
  const asked = [];
  const { instantiate } = weChatWebAssembly(true);
  const WXWebAssembly = {
    instantiate(path, imports) {
      asked.push(path);
      if (refused(path)) throw new WebAssembly.CompileError('invalid value type');
      return instantiate(path, imports);
    },
  };
  const realm = { WXWebAssembly, module: { exports: {} }, exports: {}, TextEncoder, TextDecoder };
  vm.runInNewContext(script, realm);
  const vision = await realm.module.exports.run();
  assert.equal(vision.call('material.inspect', {}, readFileSync('tests/vectors/files/page.jpg')).kind, 'jpeg');
  assert.deepEqual(asked, expected);
});

test('a host with simd is known by a module of a few bytes', () => {
  const script = bundled(`export * from './wasm/loader/simd';`);
  const hasSimd = (validate) => {
    const realm = { WebAssembly: { validate }, module: { exports: {} }, exports: {}, Uint8Array };
    vm.runInNewContext(script, realm);
    return realm.module.exports.hasSimd();
  };
  assert.equal(hasSimd((bytes) => WebAssembly.validate(bytes)), true);
  assert.equal(hasSimd(() => false), false);
});

test('UTF-8 by hand is UTF-8', () => {
  const realm = { module: { exports: {} }, exports: {} };
  vm.runInNewContext(bundled(`export * from './wasm/loader/utf8';`), realm);
  const { encodeByHand, decodeByHand } = realm.module.exports;
  for (const text of ['', 'a', '姓名', '𠮷野家😀é', '\ud800x', 'x\udc00', 'x'.repeat(9999) + '界'.repeat(5000) + '𠮷'.repeat(3000)]) {
    const expected = Buffer.from(text, 'utf8');
    assert.deepEqual(Buffer.from(encodeByHand(text)), expected);
    assert.equal(decodeByHand(expected), expected.toString('utf8'));
  }
});

test('a large request makes the memory grow and is answered whole', async () => {
  const realm = { module: { exports: {} }, exports: {}, TextEncoder, TextDecoder };
  vm.runInNewContext(bundled(`export * from './wasm/loader/loader';`), realm);
  const core = await realm.module.exports.loadCore((imports) => WebAssembly.instantiate(readFileSync(visionPath), imports));
  const file = new Uint8Array(24 << 20);
  file.set([0xff, 0xd8, 0xff, 0xe0]);
  const answer = core.call('material.inspect', {}, file);
  assert.equal(answer.size_bytes, file.length);
  const tooLarge = JSON.parse(core.callText(`{"op":"${'x'.repeat(5 << 20)}"}`));
  assert.equal(tooLarge.error.code, 'json.too_large');
});

for (const [what, path, more] of [['core', modulePath, []], ['after', afterPath, []], ['vision', visionPath, ['onetrip_gave_up']], ['vision-simd', simdPath, ['onetrip_gave_up']]]) test(`onetrip-${what}.wasm has no imports, exports no global and only what was reviewed`, () => {
  const module = new WebAssembly.Module(readFileSync(path));
  assert.deepEqual(WebAssembly.Module.imports(module), []);
  assert.deepEqual(WebAssembly.Module.exports(module).filter(({ kind }) => kind === 'global'), []);
  const callable = WebAssembly.Module.exports(module).filter(({ name }) => name.startsWith('onetrip_')).map(({ name }) => name).sort();
  assert.deepEqual(callable, ['onetrip_alloc', 'onetrip_call', 'onetrip_free', ...more]);
});
