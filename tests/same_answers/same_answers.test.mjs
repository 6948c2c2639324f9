// The same requests to the native core and to the WebAssembly: every answer equal to the byte, and equal to what the
// vectors and the examples in core/wire/README.md say.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import test from 'node:test';
import { ask, askNative, compareAll, native } from './ask.mjs';

/** `### \`op\`` sections, each with pairs of ```json blocks: a request and its answer. */
function examples() {
  const text = readFileSync('core/wire/README.md', 'utf8');
  const found = [];
  for (const section of text.split(/^### /m).slice(1)) {
    const op = section.match(/^`([^`]+)`/)?.[1];
    const blocks = [...section.matchAll(/^```json[^\n]*\n([\s\S]*?)^```/gm)].map((match) => match[1].trim());
    for (let at = 0; at + 1 < blocks.length; at += 2) found.push({ op, request: blocks[at], answer: blocks[at + 1] });
  }
  return found;
}

test('every example of core/wire/README.md answers what it says, natively and in WebAssembly', () => {
  const all = examples();
  const lines = all.map(({ request }) => request.split('\n').map((line) => line.trim()).join(' '));
  const answers = compareAll(lines);
  for (let at = 0; at < all.length; at++) {
    assert.equal(JSON.parse(lines[at]).op, all[at].op);
    assert.deepEqual(JSON.parse(answers[at]), JSON.parse(all[at].answer), lines[at]);
  }
});

test('every operation has an example', () => {
  const { ok } = JSON.parse(askNative(['{"op":"wire.operations","input":{}}'])[0]);
  const shown = new Set(examples().map(({ op }) => op));
  assert.ok(ok.operations.length > 0);
  assert.deepEqual(ok.operations.filter((name) => !shown.has(name)), []);
  assert.deepEqual([...shown].filter((name) => !ok.operations.includes(name)), []);
});

for (const name of readdirSync('tests/vectors').filter((file) => file.endsWith('.json')).sort()) {
  test(`the vectors of ${name} answer the same, and what they say`, () => {
    const vectors = JSON.parse(readFileSync(`tests/vectors/${name}`, 'utf8'));
    assert.ok(vectors.length > 0);
    const answers = compareAll(vectors.map(({ request }) => JSON.stringify(request)));
    vectors.forEach((vector, at) => assert.deepEqual(JSON.parse(answers[at]), vector.answer, JSON.stringify(vector.request)));
  });
}

test('what is no request is answered the same', () => {
  compareAll(['{', '[]', '{"op":1}', '{"op":"nothing.such"}', '{"op":"identity.check","more":1}', '{"op":"identity.check"}',
    '{"op":"identity.check","input":{"kind":"citizen_id_18","value":"\\ud800"}}', '{"a":1,"a":2}', '1e999',
    '{"op":"identity.check","file":"/nowhere/at/all"}', '['.repeat(200) + ']'.repeat(200), '{"op":"identity.check","file":7}']);
});

test('an integer beyond a double keeps every digit', () => {
  const [answer] = compareAll(['{"op":"logic.apply","input":{"rule":{"+":[9007199254740993,1]}}}']);
  assert.equal(answer, '{"ok":{"result":9007199254740994}}');
});

for (const vision of ['vision', 'vision-simd']) test(`the phone's modules answer the same bytes, but for what they leave out (${vision})`, () => {
  const of = (module) => (lines) => ask(lines, process.execPath, ['build/wasm/call.mjs', `build/wasm/onetrip-${module}.wasm`]);
  const homes = new Map([['material.inspect', vision], ['material.strip', vision], ['seal.verify_pass', 'desk']]);
  const isAfter = (op) => /^(appointment|casework|delivery|seal)\./.test(op);
  const leftOut = new Set(['bundle.checklist', 'bundle.precheck', 'bundle.check', 'schema.open', 'schema.check', 'schema.close', 'catalog.lint', 'appointment.book_step', 'wire.operations']);
  const lines = examples().map(({ request }) => request.split('\n').map((line) => line.trim()).join(' '));
  const ours = askNative(lines);
  const homeOf = (line) => {
    const { op } = JSON.parse(line);
    return homes.get(op) ?? (isAfter(op) ? 'after' : 'core');
  };
  const theirs = new Array(lines.length);
  for (const module of ['core', 'after', 'desk', vision]) {
    const places = lines.map((_, at) => at).filter((at) => homeOf(lines[at]) === module);
    of(module)(places.map((at) => lines[at])).forEach((answer, at) => (theirs[places[at]] = answer));
  }
  lines.forEach((line, at) => {
    if (!leftOut.has(JSON.parse(line).op)) assert.equal(theirs[at], ours[at], line);
  });
});

test('a line that is no UTF-8 is answered the same', () => {
  const line = Buffer.concat([Buffer.from('{"op":"'), Buffer.from([0xff, 0xc0]), Buffer.from('"}\n')]);
  const run = (command, args) => spawnSync(command, args, { input: line }).stdout.toString();
  const ours = run(`${native}/server/onetrip-call`, []);
  assert.equal(ours, '{"error":{"code":"json.bad_text"}}\n');
  assert.equal(run(process.execPath, ['build/wasm/call.mjs', 'build/wasm/onetrip-whole.wasm']), ours);
});

test('the bytes of a file come in beside the request', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'onetrip-call-'));
  const file = path.join(folder, 'photo.jpg');
  writeFileSync(file, Buffer.from('%PDF-1.7\n%%EOF\n'));
  const [answer] = compareAll([JSON.stringify({ op: 'material.inspect', input: {}, file })]);
  assert.equal(JSON.parse(answer).ok.kind, 'pdf');
  rmSync(folder, { recursive: true });
});

test('what is no file, or none of a line that is no request, is said the same, and the next line is answered', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'onetrip-call-'));
  const inspect = (file, more = '') => `{"op":"material.inspect","input":{${more}},"file":${JSON.stringify(file)}}`;
  const [inFolder, endless, zeroByte, ...rest] = compareAll([inspect(folder), inspect('/dev/zero'), inspect('/etc/passwd\0x'),
    inspect('/nowhere', '"a":1,"a":2'), inspect('/nowhere', '"a":1e999'), inspect('/nowhere', '"a":"\\ud800"'),
    inspect('/nowhere', `"a":${'['.repeat(200)}${']'.repeat(200)}`), '{"op":"wire.operations","file":"/etc/passwd","file":"/nowhere"}',
    '{"op":"identity.mask","input":{"by":"mobile","value":"13800138000"}}']);
  const unreadable = '{"error":{"code":"file_unreadable","at":"/file"}}';
  assert.deepEqual([inFolder, endless, zeroByte], [unreadable, unreadable, unreadable]);
  assert.deepEqual(rest.map((answer) => JSON.parse(answer).error?.code ?? JSON.parse(answer).ok.masked), ['json.duplicate_name',
    'json.number_range', 'json.bad_text', 'json.too_deep', 'json.duplicate_name', '138****8000']);
  rmSync(folder, { recursive: true });
});

test('a line beyond the limit is refused, and the next one answered', () => {
  const mask = (value) => `{"op":"identity.mask","input":{"by":"mobile","value":"${value}"}}`;
  const fitting = mask('1'.repeat((4 << 20) - mask('').length));
  const [edge, beyond, next] = compareAll([fitting, fitting + ' ', mask('13800138000')]);
  assert.equal(JSON.parse(edge).error.code, 'input_invalid');
  assert.equal(JSON.parse(beyond).error.code, 'json.too_large');
  assert.equal(JSON.parse(next).ok.masked, '138****8000');
});
