import { expect, test } from 'vitest';
import { CutModel, type Edge } from '../../../../web/shared/view/cut';

// moves -> left, right, top, bottom
const rows: [string, [Edge, number][], number[]][] = [
  ['nothing', [], [0, 1, 0, 1]],
  ['each by itself', [['left', 0.2], ['right', 0.9], ['top', 0.1], ['bottom', 0.5]], [0.2, 0.9, 0.1, 0.5]],
  ['not out of the picture', [['left', -1], ['bottom', 3]], [0, 1, 0, 1]],
  ['not past the other', [['right', 0.4], ['left', 0.9]], [0.3, 0.4, 0, 1]],
  ['nor onto it', [['top', 0.5], ['bottom', 0.5]], [0, 1, 0.5, 0.6]],
];
test.each(rows)('%s', (_name, moves, expected) => {
  const model = new CutModel();
  for (const [edge, to] of moves) model.move(edge, to);
  const { left, right, top, bottom } = model.state;
  expect([left, right, top, bottom].map((part) => Math.round(part * 1000) / 1000)).toEqual(expected);
});

test('a finger means the edges it is nearest to', () => {
  const model = new CutModel();
  expect(model.edges_near(0.1, 0.9)).toEqual(['left', 'bottom']);
  model.move('left', 0.6);
  expect(model.edges_near(0.7, 0.2)).toEqual(['left', 'top']);
});

test('what stays, in the picture’s own pixels', () => {
  const model = new CutModel();
  model.move('left', 0.25);
  model.move('bottom', 0.5);
  expect(model.part({ width: 400, height: 200 })).toEqual({ x: 100, y: 0, width: 300, height: 100 });
});
