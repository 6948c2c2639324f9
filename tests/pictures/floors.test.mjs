// How many spoilt photographs are caught and how many good ones are refused, defect by defect and amount by amount. The floors
// may be raised, never lowered. ONETRIP_PICTURE_PAPERS sets how many papers are photographed (`deep` takes more).

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import test from 'node:test';
import { askNative } from '../same_answers/ask.mjs';
import { defects, paperOf, photograph } from './generator.mjs';

const papers = Array.from({ length: Number(process.env.ONETRIP_PICTURE_PAPERS ?? 4) }, (_, at) => paperOf(at + 1));
const caughtPercentMin = 95;
const refusedPercentMax = 2;

const folder = mkdtempSync(path.join(tmpdir(), 'onetrip-pictures-'));
test.after(() => rmSync(folder, { recursive: true }));

/** The inspections of one photo of each paper. */
function inspect(defect, amount) {
  const files = papers.map((paper) => photograph(paper, folder, defect, amount));
  return askNative(files.map((file) => JSON.stringify({ op: 'material.inspect', input: {}, file }))).map((line) => JSON.parse(line).ok);
}

const percent = (inspections, is) => Math.round((100 * inspections.filter(is).length) / inspections.length);
const hasError = ({ findings }) => findings.some(({ severity }) => severity === 'error');
const verdictOf = (check) => ({ verdicts }) => verdicts.find((one) => one.check === check);
const middle = (numbers) => numbers.sort((a, b) => a - b)[Math.floor(numbers.length / 2)];

test('good photographs are not refused', () => {
  const good = inspect();
  const refused = percent(good, hasError);
  console.log(`note: ${good.length} good photographs, ${refused} % refused, ${percent(good, ({ findings }) => findings.length > 0)} % asked about`);
  assert.ok(refused <= refusedPercentMax, good.filter(hasError).map(({ findings }) => JSON.stringify(findings)).join('\n'));
});

for (const [defect, { unit, amounts, bad, check = defect, harmless }] of Object.entries(defects)) {
  test(`${defect} by its amount`, () => {
    const isWorse = amounts.length < 2 || amounts[0] < amounts[1] ? (amount) => amount >= bad : (amount) => amount <= bad;
    let caught = [];
    let refused = [];
    for (const amount of amounts) {
      const inspections = inspect(defect, amount);
      const errors = percent(inspections, hasError);
      if (harmless) {
        refused.push(errors);
        console.log(`note: ${defect.padEnd(13)} ${String(amount).padStart(4)} ${unit}: refused ${errors} %`);
        continue;
      }
      const verdict = verdictOf(check);
      const own = percent(inspections, (one) => verdict(one) && verdict(one).verdict !== 'pass');
      const any = percent(inspections, ({ findings }) => findings.length > 0);
      if (isWorse(amount)) caught.push(own);
      console.log(`note: ${defect.padEnd(13)} ${String(amount).padStart(4)} ${unit}: measured ${middle(inspections.map((one) => verdict(one)?.value ?? -1))}, ` +
        `named ${own} %, asked about or refused ${any} %, refused ${errors} %${isWorse(amount) ? '  <- bad' : ''}`);
    }
    assert.ok(caught.every((share) => share >= caughtPercentMin), `caught ${caught}`);
    assert.ok(refused.every((share) => share <= refusedPercentMax), `refused ${refused}`);
  });
}
