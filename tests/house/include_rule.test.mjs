// Who may include whom: the drawing in core/README.md and design of the server's rooms, as a failing test.

import assert from 'node:assert/strict';
import test from 'node:test';
import { read, under } from './tree.mjs';

const rules = ['schema', 'logic', 'identity', 'calendar', 'seal'];
const middle = ['form', 'material', 'appointment', 'casework', 'delivery'];
const below = ['base', 'json', ...rules];
const coreMayInclude = {
  base: [],
  json: ['base'],
  ...Object.fromEntries(rules.map((room) => [room, ['base', 'json']])),
  ...Object.fromEntries(middle.map((room) => [room, below])),
  catalog: [...below, ...middle],
  submission: [...below, ...middle, 'catalog'],
  wire: [...below, ...middle, 'catalog', 'submission'],
};

const includes = (name) => [...read(name).matchAll(/^\s*#\s*include\s+[<"]([^>"]+)[>"]/gm)].map((match) => match[1]);

test('a core room includes only the rooms it may', () => {
  const wrong = [];
  for (const name of under('core', '.h', '.cpp')) {
    const room = name.split('/')[1];
    assert.ok(coreMayInclude[room], `${name}: a room that the drawing does not know`);
    for (const target of includes(name)) {
      const [top, other] = target.split('/');
      if (['server', 'web', 'tests', 'wasm'].includes(top)) wrong.push(`${name} includes ${target}`);
      if (top === 'core' && other !== room && !coreMayInclude[room].includes(other)) wrong.push(`${name} includes ${target}`);
    }
  }
  assert.deepEqual(wrong, []);
});

test('only core/seal includes sodium.h within the core', () => {
  const wrong = under('core', '.h', '.cpp').filter((name) => !name.startsWith('core/seal/') && includes(name).includes('sodium.h'));
  assert.deepEqual(wrong, []);
});

test('only core/material/decode includes a decoder', () => {
  const decoders = new Set(['jpeglib.h', 'spng.h', 'png.h']);
  const wrong = under('core', '.h', '.cpp').filter((name) => !name.startsWith('core/material/decode/') && includes(name).some((target) => decoders.has(target)));
  assert.deepEqual(wrong, []);
});

test('only a PDF\'s password is tried with mbedtls', () => {
  const wrong = under('core', '.h', '.cpp').filter((name) => name !== 'core/material/pdf_password.cpp' && includes(name).some((target) => target.startsWith('mbedtls/')));
  assert.deepEqual(wrong, []);
});

test('the core has no clock, no I/O, no randomness, no threads, no locale, no regular expressions of the host', () => {
  const banned = /^(iostream|fstream|cstdio|random|thread|mutex|atomic|future|locale|regex|filesystem|chrono|ctime|nlohmann\/.*)$/;
  // jpeglib.h names FILE and wants it declared.
  const allowed = new Set(['core/base/assert.cpp', 'core/material/decode/jpeg_decoder.cpp']);
  const wrong = under('core', '.h', '.cpp')
    .filter((name) => !allowed.has(name))
    .flatMap((name) => includes(name).filter((target) => banned.test(target)).map((target) => `${name}: ${target}`));
  assert.deepEqual(wrong, []);
});

test('an include of our own starts at the root of the repository', () => {
  const wrong = ['core', 'server', 'wasm', 'tests'].flatMap((room) =>
    under(room, '.h', '.cpp').flatMap((name) =>
      [...read(name).matchAll(/^\s*#\s*include\s+"([^"]+)"/gm)]
        .map((match) => match[1])
        .filter((target) => !/^(core|server|wasm|tests)\//.test(target))
        .map((target) => `${name}: "${target}"`)));
  assert.deepEqual(wrong, []);
});

const serverMayNotInclude = {
  http: ['endpoints', 'inspection', 'storage', 'accounts', 'couriers', 'notices', 'wechat', 'registers'],
  ports: ['endpoints', 'inspection', 'storage', 'accounts', 'couriers', 'notices', 'http', 'host', 'wechat', 'registers'],
  host: ['endpoints', 'inspection', 'storage', 'accounts', 'couriers', 'notices', 'wechat', 'registers'],
  storage: ['endpoints', 'inspection', 'accounts', 'couriers', 'notices', 'http', 'wechat', 'registers'],
  accounts: ['endpoints', 'inspection', 'couriers', 'wechat', 'registers'],
  couriers: ['endpoints', 'inspection', 'wechat', 'registers'],
  endpoints: ['inspection', 'registers'],
  inspection: ['endpoints', 'storage', 'accounts', 'couriers', 'notices', 'http', 'wechat', 'registers'],
  notices: ['endpoints', 'wechat', 'registers'],
  wechat: ['endpoints', 'inspection', 'storage', 'accounts', 'notices', 'registers'],
  registers: ['endpoints', 'inspection', 'storage', 'accounts', 'couriers', 'notices', 'http', 'wechat'],
};

test('a server room includes only the rooms it may', () => {
  const wrong = [];
  for (const name of under('server', '.h', '.cpp')) {
    const room = name.split('/')[1];
    for (const target of includes(name)) {
      const [top, other] = target.split('/');
      if (top === 'server' && serverMayNotInclude[room]?.includes(other)) wrong.push(`${name} includes ${target}`);
      const namesBackend = /^server\/storage\/(sqlite|postgresql)\//.test(target) || target === 'sqlite3.h' || target === 'libpq-fe.h';
      if (namesBackend && !/^server\/storage\/(sqlite\/|postgresql\/|open)/.test(name)) wrong.push(`${name} names a backend: ${target}`);
    }
  }
  assert.deepEqual(wrong, []);
});

test('the citizen page and the mini-program never import each other, and the shared package imports neither', () => {
  const importsOf = (name) => [...read(name).matchAll(/(?:from|import)\s*\(?\s*['"]([^'"]+)['"]/g)].map((match) => match[1]);
  const forbidden = { citizen: /miniprogram|console/, miniprogram: /citizen|console|preact|\/parts\//, console: /citizen|miniprogram/, shared: /citizen|miniprogram|console|preact|\/parts\//, parts: /citizen|miniprogram|console/ };
  const wrong = Object.entries(forbidden).flatMap(([room, pattern]) =>
    under(`web/${room}`, '.ts', '.tsx').flatMap((name) => importsOf(name).filter((target) => pattern.test(target)).map((target) => `${name}: ${target}`)));
  assert.deepEqual(wrong, []);
});
