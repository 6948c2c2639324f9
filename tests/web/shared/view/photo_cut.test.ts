import { expect, test } from 'vitest';
import type { Inspection } from '../../../../web/shared/core/client';
import type { Accept } from '../../../../web/shared/core/shapes';
import type { Inspect } from '../../../../web/shared/view/adjust';
import { PhotoCutModel } from '../../../../web/shared/view/photo_cut';
import { error, inspection, paper_easel, text_of } from './easel';

const frame = { width: 100, height: 100 };
const spec = { head_top: [100, 200], head_width: [400, 600], head_height: [600, 800] } as const;
const accept = (more: object = {}): Accept => ({ kinds: ['jpeg'], ...more }) as Accept;
const with_head = { ...inspection([]), portrait: { heads: 1, head_top: [200, 200], head_width: [250, 250] } } as Inspection;

/** A model, and how its clock is told that the photo has stood still. */
function cutting(inspect: Inspect, asked: Accept = accept()) {
  let waiting: (() => void)[] = [];
  const clock = {
    after: (_delay_ms: number, act: () => void) => {
      waiting.push(act);
      return () => void (waiting = waiting.filter((one) => one !== act));
    },
  };
  const model = new PhotoCutModel(paper_easel, inspect, clock, asked, frame, { width: 300, height: 400, acts: 'photo' });
  const stand_still = async () => {
    for (const act of waiting.splice(0)) act();
    for (let turns = 0; turns < 20; ++turns) await Promise.resolve();
  };
  return { model, stand_still, count: () => waiting.length };
}

test('is judged once it has stood still, and anew whenever it was moved', async () => {
  const findings = [error('material.head_large')];
  const { model, stand_still, count } = cutting(() => Promise.resolve(inspection(findings)));
  model.begin();
  expect(model.state.findings).toBeNull();
  await stand_still();
  expect([model.state.findings, model.is_refused()]).toEqual([findings, true]);
  findings.length = 0;
  model.state.crop.zoom_to(2);
  model.state.crop.move_by(3, 0);
  expect([model.state.findings, count()]).toEqual([null, 1]);
  await stand_still();
  expect([model.state.findings, model.is_refused()]).toEqual([[], false]);
});

test('what is judged of a photo that was moved or left meanwhile comes to nothing', async () => {
  const answers: ((judged: Inspection) => void)[] = [];
  const { model, stand_still } = cutting(() => new Promise((resolve) => answers.push(resolve)));
  model.begin();
  await stand_still();
  model.state.crop.zoom_to(2);
  await stand_still();
  expect(answers).toHaveLength(2);
  answers[0]!(inspection([error('material.blurred')]));
  await Promise.resolve();
  expect(model.state.findings).toBeNull();
  model.leave();
  answers[1]!(inspection([error('material.blurred')]));
  await Promise.resolve();
  expect(model.state.findings).toBeNull();
});

test('the head is put where the catalogue wants it, at once and after a turn', async () => {
  const { model, stand_still } = cutting(() => Promise.resolve(with_head), accept({ image: { photo: spec } }));
  expect(model.may_align()).toBe(true);
  model.begin();
  await stand_still();
  expect(model.state.crop.state.zoom).toBeGreaterThan(1);
  model.turn(1);
  expect([model.state.picture.acts, model.state.crop.state.zoom]).toEqual(['photo turned 900', 1]);
  await stand_still();
  expect(model.state.crop.state.zoom).toBeGreaterThan(1);
});

// the bytes that are taken -> the quality: the best that fits, else the coarsest there is
test.each([
  [undefined, 'photo, 300×300 to 100×100 at 0.98'],
  [34, 'photo, 300×300 to 100×100 at 0.8'],
  [1, 'photo, 300×300 to 100×100 at 0.4'],
])('at most %s bytes', async (size_bytes_max, sent) => {
  const { model } = cutting(() => Promise.resolve(inspection([])), accept(size_bytes_max === undefined ? {} : { size_bytes_max }));
  const offered = await model.offer();
  expect(text_of(offered!)).toBe(sent);
});
