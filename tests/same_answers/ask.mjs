// Both builds of the core as line tools: one request a line, one answer a line.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';

export const native = process.env.ONETRIP_NATIVE ?? 'build/dev';

export function ask(lines, command, args) {
  const { status, stdout, stderr } = spawnSync(command, args, { input: lines.join('\n') + '\n', maxBuffer: 256 << 20 });
  assert.equal(status, 0, String(stderr));
  const answers = stdout.toString('utf8').split('\n');
  assert.equal(answers.pop(), '');
  assert.equal(answers.length, lines.length, 'one answer a line');
  return answers;
}

export const askNative = (lines) => ask(lines, `${native}/server/onetrip-call`, []);
export const askWasm = (lines) => ask(lines, process.execPath, ['build/wasm/call.mjs', 'build/wasm/onetrip-whole.wasm']);

/** The answers, which both builds give to the byte. */
export function compareAll(lines) {
  const ours = askNative(lines);
  const theirs = askWasm(lines);
  for (let at = 0; at < lines.length; at++) assert.equal(theirs[at], ours[at], lines[at]);
  return ours;
}
