// The house rules that a machine can hold.

import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { code, files, read, under } from './tree.mjs';

test('the top level holds what the house names, and nothing else beside dotfiles', () => {
  const expected = ['CMakeLists.txt', 'CMakePresets.json', 'README.md', 'README.zh-CN.md', 'catalog', 'core', 'onetrip', 'server', 'tests', 'wasm', 'web'];
  const found = [...new Set(files.map((name) => name.split('/')[0]))].filter((name) => !name.startsWith('.')).sort();
  assert.deepEqual(found, expected.sort());
});

test('every room has a README.md', () => {
  const rooms = new Set(['catalog', 'core', 'wasm', 'server', 'web', 'tests']);
  for (const name of [...under('core', '.h'), ...under('server', '.h', '.cpp')]) rooms.add(path.dirname(name));
  for (const room of ['shared', 'citizen', 'console', 'miniprogram']) if (under(`web/${room}`, '.ts', '.tsx').length > 0) rooms.add(`web/${room}`);
  const ofStorage = ['server/storage/sql', 'server/storage/sqlite', 'server/storage/postgresql'];
  assert.deepEqual([...rooms].filter((room) => !ofStorage.includes(room) && !existsSync(`${room}/README.md`)), []);
});

test('a decision takes at most five lines', () => {
  const long = files
    .filter((name) => path.basename(name) === 'README.md')
    .flatMap((name) => read(name).split(/\n\n+/).filter((text) => /^\*\*\d{4}-\d\d-\d\d /.test(text) && text.trimEnd().split('\n').length > 5).map((text) => `${name}: ${text.slice(0, 60)}`));
  assert.deepEqual(long, []);
});

test('the usage names every command about the staff', () => {
  const source = read('server/staff_order.cpp');
  const commands = [...source.matchAll(/StaffAct::\w+,\s*"([a-z-]+)"/g)].map(([, name]) => name);
  const [, line] = read('onetrip').match(/^ {2}staff (.*) …$/m);
  assert.deepEqual(line.split(' | ').sort(), commands.sort());
});

test('a file can be read in one sitting: at most 400 lines, data tables aside', () => {
  const long = code.filter((name) => read(name).split('\n').length > 401).map((name) => `${name}: ${read(name).split('\n').length - 1}`);
  assert.deepEqual(long, []);
});

test('file names are snake_case in C++', () => {
  const wrong = [...under('core', '.h', '.cpp'), ...under('server', '.h', '.cpp'), ...under('wasm', '.h', '.cpp'), ...under('tests', '.h', '.cpp')]
    .filter((name) => !/^[a-z0-9_]+\.(h|cpp)$/.test(path.basename(name)));
  assert.deepEqual(wrong, []);
});

test('one folder is one namespace', () => {
  const wrong = under('core', '.h').filter((name) => {
    const room = name.split('/')[1];
    return name !== 'core/base/assert.h' && !new RegExp(`^namespace onetrip::${room}(::[a-z_]+)? \\{`, 'm').test(read(name));
  });
  assert.deepEqual(wrong, []);
});

test('every public header of the core has a test of its name', () => {
  // Headers that only say a shape or a table, and are proved wherever they are used.
  const shapes = new Set(['core/base/assert.h', 'core/base/finding.h', 'core/material/picture/plane.h', 'core/wire/operation.h']);
  const missing = under('core', '.h').filter((name) => {
    const stem = path.basename(name, '.h');
    if (shapes.has(name) || stem.endsWith('_operations') || stem.endsWith('_internal')) return false;
    return !existsSync(`tests/${path.dirname(name)}/${stem}_test.cpp`);
  });
  assert.deepEqual(missing, []);
});

test('every public header of the core says in /// what it is for', () => {
  assert.deepEqual(under('core', '.h').filter((name) => !read(name).includes('///')), []);
});

test('nothing is unfinished or skipped', () => {
  const pattern = new RegExp(['TO' + 'DO', 'FIX' + 'ME', '\\bXX' + 'X\\b', 'not implem' + 'ented', 'GTEST_' + 'SKIP', 'DISA' + 'BLED_', 'test\\.sk' + 'ip', 'it\\.sk' + 'ip', '(?:test|it|describe|suite)\\.on' + 'ly\\('].join('|'));
  const wrong = code.flatMap((name) => read(name).split('\n').map((line, at) => (pattern.test(line) ? `${name}:${at + 1}` : '')).filter(Boolean));
  assert.deepEqual(wrong, []);
});

test('the project speaks of itself alone', () => {
  const pattern = new RegExp(['/wo' + 'rk/', 'this ses' + 'sion', 'issue #?\\d', 'snapshot\\.deb' + 'ian', 'registry\\.npm' + 'js', 'deb\\.deb' + 'ian'].join('|'), 'i');
  const wrong = files
    .filter((name) => /\.(md|cpp|h|ts|tsx|mjs|json|css|html|sql|txt|toml)$/.test(name) || name === 'onetrip')
    .flatMap((name) => read(name).split('\n').map((line, at) => (pattern.test(line) ? `${name}:${at + 1}: ${line.trim().slice(0, 100)}` : '')).filter(Boolean));
  assert.deepEqual(wrong, []);
});

test('a page never evaluates text as code', () => {
  const wrong = [...under('web', '.ts', '.tsx'), ...under('wasm', '.ts')].filter((name) => /\beval\s*\(|new Function\s*\(|dangerouslySetInnerHTML|innerHTML/.test(read(name)));
  assert.deepEqual(wrong, []);
});

test('C++ is formatted as .clang-format says', () => {
  const sources = files.filter((name) => /\.(cpp|h)$/.test(name));
  const { status, stderr, error } = spawnSync('clang-format', ['--dry-run', '--Werror', ...sources], { encoding: 'utf8', maxBuffer: 64 << 20 });
  assert.equal(error, undefined);
  const where = [...new Set([...stderr.matchAll(/^([^\s:]+):\d+:\d+: error/gm)].map((match) => match[1]))];
  assert.deepEqual(where, []);
  assert.equal(status, 0, stderr);
});

test('the shell scripts parse', () => {
  for (const script of ['onetrip', '.ci/run']) execFileSync('bash', ['-n', script]);
});
