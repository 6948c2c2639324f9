// Photos for documents: how many good ones are refused and how many wrong ones are caught, by what is wrong. Floors may be
// raised, never lowered. ONETRIP_PORTRAITS sets how many people are drawn.

import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import test from 'node:test';
import { askNative } from '../same_answers/ask.mjs';
import { twoAtOnce } from './magick.mjs';
import { grounds, personOf, portray } from './portraits.mjs';

const people = Array.from({ length: Number(process.env.ONETRIP_PORTRAITS ?? 20) }, (_, at) => personOf(at + 1));
const specOf = (id) => JSON.parse(readFileSync(`catalog/photo_specs/${id}.json`, 'utf8')).accept;
const oneInch = specOf('one-inch-white');
const marriage = specOf('marriage-red');
const couple = { size: [626, 413], ground: grounds.red, heads: 2, scale: 0.95 };

/** What is wrong, how it is drawn, what has to be said (nothing: it is good), under which spec. */
const photos = [
  ['good', {}],
  ['a quarter of a shade', { shade: 5 }],
  ['head a little smaller', { scale: 0.9 }],
  ['a little to the side', { shift: 25 }],
  ['blue ground', { ground: grounds.blue }, 'photo_background'],
  ['red ground', { ground: grounds.red }, 'photo_background'],
  ['grey ground', { ground: '#b0b0b0' }, 'photo_background'],
  ['shadow on the wall', { shade: 35 }, 'photo_background_uneven'],
  ['head too small', { scale: 0.55 }, 'photo_head_size'],
  ['head too large', { scale: 1.5 }, 'photo_head_size'],
  ['off centre', { shift: 170 }, 'photo_head_place'],
  ['too low', { drop: 180 }, 'photo_head_place'],
  ['nobody', { heads: 0 }, 'photo_heads'],
  ['blurred', { blur: 3 }, 'blurred'],
  ['too few pixels', { size: [150, 210] }, 'pixels_too_few'],
  ['couple', couple, undefined, marriage],
  ['couple before a white wall', { ...couple, ground: grounds.white }, 'photo_background', marriage],
  ['one of two', { ...couple, heads: 1, scale: 0.5 }, 'photo_heads', marriage],
];
const caughtPercentMin = 95;
const refusedPercentMax = 2;

const folder = mkdtempSync(path.join(tmpdir(), 'onetrip-portraits-'));
test.after(() => rmSync(folder, { recursive: true }));

const wanted = photos.flatMap(([what, how, code, spec = oneInch], at) => people.map((person) => ({ what, how, code, spec, name: String(at), person })));
const files = await twoAtOnce(wanted.map(({ person, name, how }) => () => portray(person, folder, name, how)));
const answers = askNative(files.map((file, at) => JSON.stringify({ op: 'material.inspect', input: { spec: wanted[at].spec }, file })));
const seen = wanted.map((one, at) => ({ ...one, ...JSON.parse(answers[at]).ok }));
const percent = (list, is) => Math.round((100 * list.filter(is).length) / list.length);
const isRefused = ({ findings }) => findings.some(({ severity }) => severity === 'error');
const told = (list) => list.map((one) => `${one.person.seed}: ${one.findings.map(({ code, severity, measured, limit }) => `${code} ${severity} ${measured}/${limit}`)} ${JSON.stringify(one.portrait)}`).join('\n');

for (const [what, , code] of photos) {
  test(what, () => {
    const list = seen.filter((one) => one.what === what);
    const names = ({ findings }) => findings.some((finding) => finding.code === `material.${code}`);
    const caught = percent(list, names);
    const refused = percent(list, isRefused);
    console.log(`note: ${what.padEnd(28)} ${String(list.length).padStart(3)} photos, ${code ? `${String(caught).padStart(3)} % rightly told, ` : ''}${String(refused).padStart(3)} % refused`);
    if (code) assert.ok(caught >= caughtPercentMin && refused >= caughtPercentMin, told(list.filter((one) => !names(one) || !isRefused(one))));
    else assert.ok(refused <= refusedPercentMax, told(list.filter(isRefused)));
  });
}
