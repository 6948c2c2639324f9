import { createHash } from 'node:crypto';
import { beforeEach, expect, test } from 'vitest';
import { for_host, Precache, type Build } from '../../../web/citizen/worker/precache';
// @ts-expect-error a tool of the build, without types
import { inlined } from '../../../web/tools/inlined.mjs';
// @ts-expect-error a tool of the build, without types
import { too_new_in, too_new_in_styles } from '../../../web/tools/old_phones.mjs';

const origin = 'https://one.trip';
const hash = (text: string | ArrayBuffer) =>
  createHash('sha256').update(typeof text === 'string' ? text : new Uint8Array(text)).digest('hex');

/** The browser's caches as far as the worker uses them. */
class Caches {
  readonly all = new Map<string, Map<string, Response>>();
  async open(name: string) {
    const kept = this.all.get(name) ?? new Map<string, Response>();
    this.all.set(name, kept);
    return {
      put: async (key: string, response: Response) => void kept.set(key, response),
      match: async (key: string) => kept.get(key)?.clone(),
    };
  }
  async match(key: string) {
    for (const kept of this.all.values()) if (kept.has(key)) return kept.get(key)!.clone();
    return undefined;
  }
  keys = async () => [...this.all.keys()];
  delete = async (name: string) => this.all.delete(name);
}

let served: Record<string, string>;
/** By the browser's own cache. */
let held: Record<string, string>;
let asked: string[];
let caches: Caches;
let online: boolean;

function worker_of(files: Record<string, string>) {
  const listed = Object.entries(files).map(([address, text]) => ({ address, sha256: hash(text) }));
  const build: Build = { version: hash(JSON.stringify(listed)).slice(0, 8), files: listed };
  return new Precache(build, {
    caches: caches as never,
    fetch: async ({ url, cache }) => {
      const address = url.slice(origin.length);
      asked.push(address);
      if (cache === 'default' && held[address] !== undefined) return new Response(held[address]);
      if (!online) throw new TypeError('no network');
      return served[address] === undefined ? new Response('', { status: 404 }) : new Response(served[address]);
    },
    sha256: async (bytes) => hash(bytes),
    origin,
  });
}

const request = (address: string, more: object = {}) =>
  ({ method: 'GET', mode: 'no-cors', url: address.startsWith('http') ? address : origin + address, ...more }) as Request;
const text_of = async (answer: Promise<Response> | null) => (answer ? (await answer).text() : null);

const first = { '/': 'document 1', '/icon.svg': 'icon', '/assets/index-aaaaaaaa.js': 'script 1' };
const second = { '/': 'document 2', '/icon.svg': 'icon', '/assets/index-bbbbbbbb.js': 'script 2' };

beforeEach(() => {
  held = {};
  served = { ...first };
  asked = [];
  caches = new Caches();
  online = true;
});

// what is asked for, without network -> what the worker answers; null: it keeps out of it
const rows: [string, Request, string | null][] = [
  ['the page', request('/', { mode: 'navigate' }), 'document 1'],
  ['the page from a link with a query', request('/?from=hall', { mode: 'navigate' }), 'document 1'],
  ['its script', request('/assets/index-aaaaaaaa.js'), 'script 1'],
  ['its icon', request('/icon.svg'), 'icon'],
  ['the services', request('/api/v1/services'), null],
  ['a case', request('/api/v1/cases/1', { mode: 'cors' }), null],
  ['sending', request('/', { method: 'POST' }), null],
  ['the console', request('/console/', { mode: 'navigate' }), null],
  ['another site', request('https://elsewhere.test/assets/a.js'), null],
];
test.each(rows)('%s', async (_name, asked_for, expected) => {
  const worker = worker_of(first);
  await worker.install();
  await worker.take_over();
  online = false;
  expect(await text_of(worker.answer(asked_for))).toBe(expected);
});

// what came in place of one file -> the build is not kept, and the one before stays
test.each([
  ['nothing', undefined],
  ['a portal’s page', '<html>please sign in to this network</html>'],
  ['the file of another deployment', 'document 1'],
])('an update for whose page %s came', async (_name, instead) => {
  const before = worker_of(first);
  await before.install();
  await before.take_over();
  served = { ...second } as Record<string, string>;
  if (instead === undefined) delete served['/'];
  else served['/'] = instead;
  await expect(worker_of(second).install()).rejects.toThrow();
  online = false;
  expect(await text_of(before.answer(request('/', { mode: 'navigate' })))).toBe('document 1');
  expect((await caches.keys()).filter((name) => name.startsWith('onetrip-build-')).length).toBe(1);
});

test('an update fetches what is new and nothing that is there already', async () => {
  const before = worker_of({ ...first, '/assets/core-cccccccc.wasm': 'core' });
  served['/assets/core-cccccccc.wasm'] = 'core';
  await before.install();
  await before.take_over();
  served = { ...served, ...second };
  asked = [];
  await worker_of({ ...second, '/assets/core-cccccccc.wasm': 'core' }).install();
  expect(asked.sort()).toEqual(['/', '/assets/index-bbbbbbbb.js', '/icon.svg']);
});

test('a file of the same name and another text is fetched anew, past what the browser keeps', async () => {
  const before = worker_of(first);
  await before.install();
  await before.take_over();
  served = { ...first, '/assets/index-aaaaaaaa.js': 'script 1, laid otherwise' };
  held = { '/assets/index-aaaaaaaa.js': 'script 1' };
  const now = worker_of(served);
  await now.install();
  await now.take_over();
  online = false;
  expect(await text_of(now.answer(request('/assets/index-aaaaaaaa.js')))).toBe('script 1, laid otherwise');
});

test('a page of the build before still finds its scripts; of three builds the oldest goes', async () => {
  for (const files of [first, second]) {
    served = { ...files };
    const worker = worker_of(files);
    await worker.install();
    await worker.take_over();
  }
  online = false;
  const now = worker_of(second);
  expect(await text_of(now.answer(request('/assets/index-aaaaaaaa.js')))).toBe('script 1');
  expect(await text_of(now.answer(request('/', { mode: 'navigate' })))).toBe('document 2');
  online = true;
  served = { '/': 'document 3' };
  const third = worker_of(served);
  await third.install();
  await third.take_over();
  online = false;
  await expect(third.answer(request('/assets/index-aaaaaaaa.js'))).rejects.toThrow('no network');
  expect(await text_of(third.answer(request('/assets/index-bbbbbbbb.js')))).toBe('script 2');
});

// a line of a built page -> what an old phone would stumble over
test.each([
  ['const a=b??c;', []],
  ['a||=b;', []],
  ['class A{static{this.b=1}}', ['syntax that has to be rewritten']],
  ['const a=b.at(-1);', ['.at(-']],
  ['const a=structuredClone(b);', ['structuredClone(']],
  ['const a=crypto.randomUUID();', ['randomUUID(']],
])('%s', async (text, expected) => expect(await too_new_in(text)).toEqual(expected));

// a line of a built stylesheet -> what an old phone would stumble over
test.each([
  ['a{top:0;left:0}', []],
  ['a:has(b){margin:0}', []],
  ['a:not(.b):not(.c){margin:0}', []],
  ['a{inset:0}', ['inset:']],
  ['a{scroll-margin-inset-start:0}', []],
  ['a{aspect-ratio:1}', ['aspect-ratio:']],
  ['a:not(.b,.c){margin:0}', [':not(.b,']],
  [':is(a,b){margin:0}', [':is(']],
  [':where(a){margin:0}', [':where(']],
  ['@layer a{b{margin:0}}', ['@layer']],
  ['@container (width>1px){a{margin:0}}', ['@container']],
])('%s', (text, expected) => expect(too_new_in_styles(text)).toEqual(expected));

// has the browser simd? -> which module for looking at files is kept on the device
test.each([
  [true, '/assets/onetrip-vision-simd-aB3_x-9z.wasm'],
  [false, '/assets/onetrip-vision-DdhJo9dc.wasm'],
])('with simd: %s', (has_simd, kept) => {
  const addresses = ['/', '/assets/onetrip-core-Ch_aaUUX.wasm', '/assets/onetrip-vision-DdhJo9dc.wasm', '/assets/onetrip-vision-simd-aB3_x-9z.wasm', '/assets/vision-B0.js'];
  const build = { version: '1', files: addresses.map((address) => ({ address, sha256: '' })) };
  expect(for_host(build, has_simd).files.map(({ address }) => address)).toEqual(['/', '/assets/onetrip-core-Ch_aaUUX.wasm', kept, '/assets/vision-B0.js']);
});

// a document's element -> what of it the build weighs and looks through, and the server names in the policy
test.each([
  ['script', ['first()', 'third()\n']],
  ['style', ['a{margin:0}']],
])('inlined %s', (element, texts) => {
  const document = '<script>first()</script><script src="/second.js"></script><style>a{margin:0}</style><script>third()\n</script><script>open()';
  expect(inlined(document, element)).toEqual(texts);
});
