import { expect, test } from 'vitest';
import { memory_shelf } from '../../../../web/shared/base/host';
import { DisplayModel, sizes_count } from '../../../../web/shared/view/display';

test.each([
  [undefined, { elder: false, size: 0 }],
  ['standard', { elder: false, size: 0 }],
  ['elder 2', { elder: true, size: 2 }],
  [`elder ${sizes_count}`, { elder: true, size: 0 }],
  ['elder x', { elder: true, size: 0 }],
  ['7', { elder: false, size: 0 }],
])('the shelf holds %s', (kept, expected) => {
  expect(new DisplayModel(memory_shelf(kept === undefined ? {} : { display: kept })).state).toEqual(expected);
});

test('what is chosen is kept, sizes go as far as there are sizes', () => {
  const shelf = memory_shelf();
  const display = new DisplayModel(shelf);
  display.choose(true);
  for (let times = 0; times < 5; times++) display.resize(1);
  expect(new DisplayModel(shelf).state).toEqual({ elder: true, size: sizes_count - 1 });
  for (let times = 0; times < 5; times++) display.resize(-1);
  expect(display.state.size).toBe(0);
  display.choose(false);
  expect(new DisplayModel(shelf).state.elder).toBe(false);
});
