import { expect, test } from 'vitest';
import { CropModel } from '../../../../web/shared/view/crop';

const frame = { width: 295, height: 413 };
const whole = (model: CropModel) => Object.values(model.cut()).map(Math.round);

// picture -> what is cut out at first: the middle, as large as the ratio allows
test.each([
  [{ width: 3000, height: 4000 }, [71, 0, 2857, 4000]],
  [{ width: 4000, height: 3000 }, [929, 0, 2143, 3000]],
  [{ width: 295, height: 413 }, [0, 0, 295, 413]],
  [{ width: 600, height: 4000 }, [0, 1580, 600, 840]],
])('%j', (picture, expected) => expect(whole(new CropModel(picture, frame))).toEqual(expected));

test('it never leaves the picture, however far it is dragged', () => {
  const model = new CropModel({ width: 3000, height: 4000 }, frame);
  model.move_by(10_000, 10_000);
  expect(whole(model)).toEqual([0, 0, 2857, 4000]);
  model.zoom_to(2);
  model.move_by(-10_000, -10_000);
  expect(whole(model)).toEqual([1571, 2000, 1429, 2000]);
});

test('the ratio stays, and no pixel is invented', () => {
  const model = new CropModel({ width: 590, height: 826 }, frame);
  expect(model.zoom_limit).toBe(2);
  model.zoom_to(100);
  const { width, height } = model.cut();
  expect([Math.round(width), Math.round(height)]).toEqual([295, 413]);
  expect(new CropModel(frame, frame).zoom_limit).toBe(1);
});

test('dragging to the right shows what lies left', () => {
  const model = new CropModel({ width: 3000, height: 4000 }, frame);
  model.zoom_to(2);
  const { x } = model.cut();
  model.move_by(20, 0);
  expect(model.cut().x).toBeLessThan(x);
});

// a head in the picture, and where it is wanted (permille) -> what is cut out
test.each([
  ['already there', { top: 105, width: 555 }, [71, 0, 2857, 4000]],
  ['half as large: nearer', { top: 300, width: 277.5 }, [750, 980, 1500, 2100]],
  ['too large: as far as the picture goes', { top: 105, width: 900 }, [71, 0, 2857, 4000]],
])('a head is aligned: %s', (_name, head, expected) => {
  const model = new CropModel({ width: 3000, height: 4000 }, frame);
  model.align(head, { top: 105, width: 555 });
  expect(whole(model)).toEqual(expected);
});
