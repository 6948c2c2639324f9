import { expect, test } from 'vitest';
import { PagesModel } from '../../../../web/shared/view/pages';
import { error, inspection, offered, paper_easel, text_of } from './easel';

/** The core refuses what is called a blur. */
function gather(pages_max = 3, size_bytes_max?: number) {
  const inspect = (one: ReturnType<typeof offered>) =>
    Promise.resolve(inspection(text_of(one).includes('blur') ? [error('material.blurred')] : []));
  return new PagesModel(paper_easel, inspect, size_bytes_max, pages_max);
}
const order = (model: PagesModel<{ width: number; height: number; acts: string }>) => model.state.pages.map(({ picture }) => picture.acts);

test('pages are put in order, turned and made into a document', async () => {
  const model = gather();
  for (const page of ['one', 'two', 'three', 'four']) await model.add(offered(page));
  expect([order(model), model.is_full()]).toEqual([['one', 'two', 'three'], true]);
  model.move_up(2);
  model.move_up(0);
  await model.turn(0);
  model.remove(2);
  expect(order(model)).toEqual(['one turned 900', 'three']);
  const text = new TextDecoder('latin1').decode((await model.make())!);
  expect(text.indexOf('one turned 900')).toBeGreaterThan(0);
  expect(text.indexOf('three')).toBeGreaterThan(text.indexOf('one turned 900'));
  expect(text).toContain('/Count 2');
});

test('a page that cannot be used stands in the way until it is gone', async () => {
  const model = gather();
  expect(model.is_ready()).toBe(false);
  await model.add(offered('blur'));
  expect([model.is_ready(), await model.make()]).toEqual([false, null]);
  model.remove(0);
  await model.add(offered('one'));
  expect(model.is_ready()).toBe(true);
});

test('what is no picture is said and not added', async () => {
  const model = gather();
  await model.add(offered(''));
  expect([model.state.unreadable, order(model)]).toEqual([true, []]);
  await model.add(offered('one'));
  expect(model.state.unreadable).toBe(false);
});

test('pages that do not fit into the bytes together', async () => {
  const model = gather(3, 3000);
  await model.add(offered('x'.repeat(200)));
  expect(await model.make()).not.toBeNull();
  await model.add(offered('y'.repeat(200)));
  expect(await model.make()).toBeNull();
  expect(model.state.is_working).toBe(false);
});

test('a page that is still being turned keeps its place while others move or go', async () => {
  const moved = gather();
  for (const page of ['one', 'two', 'three']) await moved.add(offered(page));
  const turning = moved.turn(1);
  moved.move_up(1);
  await turning;
  expect(order(moved)).toEqual(['two turned 900', 'one', 'three']);
  const turning_again = moved.turn(2);
  moved.remove(0);
  await turning_again;
  expect(order(moved)).toEqual(['one', 'three turned 900']);
});

test('a page that only has too many pixels is made smaller in the document', async () => {
  const inspect = ({ name }: ReturnType<typeof offered>) =>
    Promise.resolve(inspection(name === 'page.jpg' ? [] : [error('material.pixels_too_many')]));
  const model = new PagesModel(paper_easel, inspect, undefined, 3);
  await model.add(offered('one'));
  expect(model.is_ready()).toBe(true);
});

test('what goes wrong with one page keeps no other back', async () => {
  let is_there = false;
  const model = new PagesModel(paper_easel, () => (is_there ? Promise.resolve(inspection([])) : Promise.reject(new Error('gone'))), undefined, 3);
  await expect(model.add(offered('one'))).rejects.toThrow('gone');
  is_there = true;
  await model.add(offered('two'));
  expect(order(model)).toEqual(['two']);
});
