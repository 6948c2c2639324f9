// How many spoilt photographs are caught and how many good ones are refused, defect by defect and amount by amount. The
// floors may be raised, never lowered. ONETRIP_PICTURE_PAPERS sets how many papers are photographed; with
// ONETRIP_PICTURE_EVERY=1 each of them is spoilt in every way (`deep`), else in a tenth of them in turn.

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import test from 'node:test';
import { askNative } from '../same_answers/ask.mjs';
import { twoAtOnce } from './magick.mjs';
import { defects, paperOf, photograph, spoilings } from './papers.mjs';

const papers = Array.from({ length: Number(process.env.ONETRIP_PICTURE_PAPERS ?? 52) }, (_, at) => paperOf(at + 1));
const every = Number(process.env.ONETRIP_PICTURE_EVERY ?? 10);

/** Percent of the bad photographs of which a citizen is told rightly what is wrong; of these as many are refused. */
const floors = {
  blur: { caught: 95, refused: 95 },
  motion: { caught: 95, refused: 95 },
  darkness: { caught: 95, refused: 50 },
  overexposure: { caught: 95, refused: 50 },
  contrast: { caught: 95, refused: 95 },
  glare: { caught: 95, refused: 95 },
  blank: { caught: 95, refused: 85 },
  skew: { caught: 95, refused: 40 },
  crop: { caught: 95, refused: 95 },
  small: { caught: 95, refused: 95 },
  noise: { caught: 95, refused: 95 },
  compression: { caught: 95, refused: 95 },
};
const goodRefusedPercentMax = 2;

const folder = mkdtempSync(path.join(tmpdir(), 'onetrip-pictures-'));
test.after(() => rmSync(folder, { recursive: true }));

const wanted = papers.flatMap((paper, at) => [undefined, ...spoilings.filter((_, turn) => (turn + at) % every === 0)].map((spoiling) => ({ paper, spoiling })));
const files = await twoAtOnce(wanted.map(({ paper, spoiling }) => () => photograph(paper, folder, spoiling)));
const answers = askNative(files.map((file) => JSON.stringify({ op: 'material.inspect', input: {}, file })));
const photos = wanted.map((one, at) => ({ ...one, file: path.basename(files[at]), ...JSON.parse(answers[at]).ok }));

const isRefused = ({ findings }) => findings.some(({ severity }) => severity === 'error');
const names = (photo, defect) => photo.findings.some(({ code }) => defects[defect].names.includes(code.replace('material.', '')));
const percent = (list, is) => Math.round((100 * list.filter(is).length) / Math.max(list.length, 1));
const middle = (numbers) => numbers.sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
const told = (list) => list.map(({ file, findings }) => `${file}: ${findings.map(({ code, severity, measured, limit }) => `${code} ${severity} ${measured}/${limit}`).join(', ')}`).join('\n');
const column = (value, width) => String(value).padStart(width);

test('good photographs are not refused', () => {
  const good = photos.filter(({ spoiling }) => !spoiling || spoiling.kind === 'good');
  console.log(`note: ${photos.length} photographs of ${papers.length} papers; of ${good.length} good ones ${percent(good, isRefused)} % refused, ` +
    `${percent(good, ({ findings }) => findings.length > 0)} % asked about`);
  assert.ok(percent(good, isRefused) <= goodRefusedPercentMax, told(good.filter(isRefused)));
});

console.log(`note: ${'defect'.padEnd(13)} amount of what      ${['photos', 'measured', 'rightly told', 'refused'].map((word) => column(word, 13)).join('')}`);
for (const [defect, { unit, check }] of Object.entries(defects)) {
  test(`${defect} is caught`, () => {
    const spoilt = photos.filter(({ spoiling }) => spoiling?.defect === defect);
    for (const { amount, kind } of spoilings.filter((one) => one.defect === defect)) {
      const list = spoilt.filter(({ spoiling }) => spoiling.amount === amount);
      const values = list.map(({ verdicts }) => verdicts.find((verdict) => verdict.check === check)?.value).filter((value) => value !== null);
      console.log(`note: ${defect.padEnd(13)} ${column(amount, 4)} ${unit.padEnd(15)}` + [list.length, middle(values) ?? '-', `${percent(list, (one) => names(one, defect))} %`,
        `${percent(list, isRefused)} %`].map((word) => column(word, 13)).join('') + (kind === 'bad' ? '  bad' : ''));
    }
    const bad = spoilt.filter(({ spoiling }) => spoiling.kind === 'bad');
    const missed = bad.filter((one) => !names(one, defect));
    assert.ok(percent(bad, (one) => names(one, defect)) >= floors[defect].caught, told(missed));
    assert.ok(percent(bad, isRefused) >= floors[defect].refused, told(bad.filter((one) => !isRefused(one))));
  });
}
