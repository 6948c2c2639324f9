// clang-tidy over the core (the server's files, which take minutes, are looked at by `./onetrip test deep`). What was
// found clean is remembered by the hash of everything it could depend on, so a second run looks only at what changed.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import test from 'node:test';
import { read, under } from './tree.mjs';

const native = process.env.ONETRIP_NATIVE ?? 'build/dev';
const remembered = 'build/clang-tidy';
const rooms = process.env.ONETRIP_TIDY_ROOMS?.split(' ') ?? ['core'];

/** The text of a source and, once each, of all our headers it reaches. */
function dependencies(name, seen = new Map()) {
  if (seen.has(name) || !existsSync(name)) return seen;
  seen.set(name, read(name));
  for (const [, target] of seen.get(name).matchAll(/^\s*#\s*include\s+"([^"]+)"/gm)) dependencies(target, seen);
  return seen;
}

function fingerprint(name) {
  const hash = createHash('sha256').update(readFileSync('.clang-tidy'));
  for (const [file, text] of [...dependencies(name)].sort()) hash.update(file).update('\0').update(text).update('\0');
  return hash.digest('hex');
}

function tidy(name) {
  return new Promise((resolve) => {
    const child = spawn('clang-tidy', ['-p', native, '--quiet', name]);
    let output = '';
    child.stdout.on('data', (data) => (output += data));
    child.on('error', (error) => resolve(String(error)));
    child.on('close', (code) => resolve(code === 0 ? '' : `${name}\n${output}`));
  });
}

test(`clang-tidy finds nothing in ${rooms.join(', ')}`, async () => {
  mkdirSync(remembered, { recursive: true });
  const known = new Set(JSON.parse(readFileSync(`${native}/compile_commands.json`, 'utf8')).map(({ file }) => file));
  const waiting = rooms.flatMap((room) => under(room, '.cpp')).filter((name) => known.has(`${process.cwd()}/${name}`));
  assert.ok(waiting.length > 0);
  const complaints = [];
  const worker = async () => {
    while (waiting.length > 0) {
      const name = waiting.shift();
      const mark = `${remembered}/${fingerprint(name)}`;
      if (existsSync(mark)) continue;
      const complaint = await tidy(name);
      if (complaint) complaints.push(complaint);
      else writeFileSync(mark, name);
    }
  };
  await Promise.all(Array.from({ length: cpus().length }, worker));
  assert.equal(complaints.join('\n'), '');
});
