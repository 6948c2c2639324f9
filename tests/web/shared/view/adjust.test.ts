import { expect, test } from 'vitest';
import { AdjustModel } from '../../../../web/shared/view/adjust';
import type { FieldFinding } from '../../../../web/shared/core/shapes';
import { error, inspection, offered, paper_easel, text_of } from './easel';

/** A model of a picture of which the core says `first`, and `later` once anything was done. */
function adjust(first: FieldFinding[], later: FieldFinding[] = [], skew: number | null = null) {
  const picture = { width: 300, height: 400, acts: 'photo' };
  const inspect = () => Promise.resolve(inspection(later));
  return new AdjustModel(paper_easel, inspect, 1000, picture, offered('photo'), inspection(first, skew));
}

// what the core says at first -> what is sent then, and what was done without being asked
test.each([
  ['nothing is wrong', [], 'photo', 'page.png', null],
  ['only a warning', [{ code: 'material.skewed', severity: 'warn' }], 'photo', 'page.png', null],
  ['too many bytes', [error('material.too_large')], 'photo', 'page.jpg', 'made_smaller'],
  ['another kind', [error('material.kind_not_accepted')], 'photo', 'page.jpg', 'converted'],
  ['blurred and too many bytes', [error('material.too_large'), error('material.blurred')], 'photo', 'page.png', null],
] as [string, FieldFinding[], string, string, string | null][])('%s', async (_name, findings, content, name, done) => {
  const model = adjust(findings);
  await model.begin();
  expect([text_of(model.state.offered), model.state.offered.name, model.state.done_for_you]).toEqual([content, name, done]);
});

test('what was made smaller and still does not pass is not said to be done', async () => {
  const model = adjust([error('material.too_large')], [error('material.text_small')]);
  await model.begin();
  expect([model.state.done_for_you, model.is_refused()]).toEqual([null, true]);
});

test('turned, straightened and cut, one after the other, and judged each time', async () => {
  const skewed = { code: 'material.skewed', severity: 'warn' } as const;
  const model = adjust([skewed], [], 125);
  expect(model.skew()).toBe(125);
  await model.straighten();
  expect([model.skew(), text_of(model.state.offered)]).toEqual([0, 'photo turned -125']);
  await model.turn(-1);
  model.begin_cut();
  model.state.cut!.move('right', 0.5);
  await model.take_cut();
  expect(text_of(model.state.offered)).toBe('photo turned -125 turned -900 cut');
  expect(model.state.cut).toBeNull();
});

test('lines that stand straight enough are left alone', () => {
  expect(adjust([], [], 40).skew()).toBe(0);
});

test('a cut that was left, or cuts nothing, changes nothing', async () => {
  const model = adjust([]);
  model.begin_cut();
  model.leave_cut();
  model.begin_cut();
  await model.take_cut();
  expect(text_of(model.state.offered)).toBe('photo');
});

test('what cannot be encoded changes neither what is shown nor what is sent, and is said', async () => {
  const picture = { width: 300, height: 400, acts: 'photo' };
  const no_encoder = { ...paper_easel, encode: () => Promise.resolve(null) };
  const model = new AdjustModel(no_encoder, () => Promise.resolve(inspection([])), 1000, picture, offered('photo'), inspection([]));
  model.begin_cut();
  model.state.cut!.move('right', 0.5);
  await model.take_cut();
  const { picture: shown, is_working, unable } = model.state;
  expect([shown.acts, text_of(model.state.offered), is_working, unable]).toEqual(['photo', 'photo', false, true]);
});

test('a cut waits until the change before it is done', async () => {
  const model = adjust([]);
  model.begin_cut();
  model.state.cut!.move('right', 0.5);
  const turning = model.turn(1);
  await model.take_cut();
  expect(model.state.cut).not.toBeNull();
  await turning;
  await model.take_cut();
  expect(text_of(model.state.offered)).toBe('photo turned 900 cut');
});
