// The pattern engine against V8: random patterns in random texts, equal verdicts.
// usage: node tests/fuzz/pattern_v8.mjs [CASES] [SEED]      (2,000 cases by default; ONETRIP_NATIVE names the build folder)
//
// A pattern that V8 takes may be refused on purpose; one that V8 refuses must be refused.

import { spawnSync } from 'node:child_process';

const cases = Number(process.argv[2] ?? 2000);
let state = Number(process.argv[3] ?? 1) >>> 0;
const tool = `${process.env.ONETRIP_NATIVE ?? 'build/release'}/server/onetrip-call`;

function random(below) {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  let mixed = state ^ (state >>> 15);
  mixed = Math.imul(mixed, 2246822519) >>> 0;
  return ((mixed ^ (mixed >>> 13)) >>> 0) % below;
}
const pick = (list) => list[random(list.length)];

const atoms = ['a', 'b', 'c', '中', '国', '·', 'é', '1', '5', '_', '-', ' ', '.', '\\d', '\\D', '\\w', '\\W', '\\s', '\\S', '\\b', '\\B', '^',
  '$', '\\p{L}', '\\P{L}', '\\p{Lu}', '\\p{Script=Han}', '\\p{Nd}', '\\p{Ll}', '[a-c]', '[^a]', '[\\d中-国]', '[^\\s\\w]', '[]', '[^]', '[^\\D]',
  '[\\p{Lo}-]', '\\u4e2d', '\\u{1F432}', '🐲', '\\ud83d\\udc32', '\\x61', '\\n', '\\t', '\\-', '[\\-a]', '[a-]', '[z-a]', '\\/', '{', '}', ']', '\\0',
  '[\\b]', '(?=a)', '\\1', '\\cA'];
const quantifiers = ['*', '+', '?', '{2}', '{1,2}', '{0,3}', '{2,}', '*?', '+?', '??', '{1,2}?', '{0}', '{3,1}', '{', '{1'];
const characters = ['a', 'b', 'c', 'A', '中', '国', '人', '·', 'é', 'É', '1', '5', '_', '-', ' ', '\n', '\t', '🐲', '𠮷', 'ж', '\u0967', '(', '\u2028', '\u3000'];

function randomPattern(depth) {
  let out = '';
  for (let left = 1 + random(4); left > 0; --left) {
    const kind = random(10);
    let part = pick(atoms);
    if (depth > 0 && kind < 2) part = pick(['(', '(?:', '(?<n>']) + randomPattern(depth - 1) + (random(12) === 0 ? '' : ')');
    else if (depth > 0 && kind === 2) part = `${randomPattern(depth - 1)}|${randomPattern(depth - 1)}`;
    out += part + (random(3) === 0 ? pick(quantifiers) : '');
  }
  return out;
}

const list = Array.from({ length: cases }, () => {
  const pattern = (random(4) === 0 ? '^' : '') + randomPattern(2) + (random(4) === 0 ? '$' : '');
  return [pattern, Array.from({ length: random(8) }, () => pick(characters)).join('')];
});

const lines = list.map(([pattern, instance]) => JSON.stringify({ op: 'schema.check', input: { schema: { pattern }, instance } }));
const { status, stdout, stderr } = spawnSync(tool, [], { input: `${lines.join('\n')}\n`, maxBuffer: 1 << 30 });
if (status !== 0) throw new Error(`${tool}: ${stderr}`);
const answers = stdout.toString().trimEnd().split('\n').map((line) => JSON.parse(line));

/** V8's verdict at every character; a plain search of V8's also finds `\\B` between the halves of a surrogate pair. */
function foundByV8(pattern, text) {
  const sticky = new RegExp(pattern, 'uy');
  let at = 0;
  for (const character of [...text, '']) {
    sticky.lastIndex = at;
    if (sticky.test(text)) return true;
    at += character.length;
  }
  return false;
}

const tally = {};
let different = 0;
list.forEach(([pattern, text], at) => {
  let theirs;
  try {
    theirs = foundByV8(pattern, text) ? 'found' : 'not found';
  } catch {
    theirs = 'malformed';
  }
  const { ok, error } = answers[at];
  const ours = ok ? (ok.valid ? 'found' : 'not found') : error.code.replace('schema.pattern_', '');
  const isEqual = ours === theirs || (ours === 'unsupported' && theirs !== 'malformed') || ours === 'too_large';
  tally[`${ours} / ${theirs}`] = (tally[`${ours} / ${theirs}`] ?? 0) + 1;
  if (!isEqual && different++ < 20) console.log(`${JSON.stringify(pattern)} in ${JSON.stringify(text)}: ours ${ours}, V8 ${theirs}`);
});
console.log(`ours / V8: ${JSON.stringify(tally)}`);
console.log(`${cases} cases, ${different} different`);
process.exit(different === 0 && answers.length === cases ? 0 : 1);
