import { expect, test } from 'vitest';
import { value_at, with_value_at } from '../../../../web/shared/base/pointer';

// root, pointer, value -> root afterwards
const cases: [object, string, unknown, object][] = [
  [{}, '/name', '张小满', { name: '张小满' }],
  [{ name: 'a', other: 1 }, '/name', undefined, { other: 1 }],
  [{}, '/address/street', 'x', { address: { street: 'x' } }],
  [{ children: [{ name: 'a' }, { name: 'b' }] }, '/children/1/name', 'c', { children: [{ name: 'a' }, { name: 'c' }] }],
  [{}, '/a~1b/c~0d', 1, { 'a/b': { 'c~d': 1 } }],
  [{ a: 1 }, '', 2, { a: 1 }],
];

test.each(cases)('%j with %s = %j', (root, pointer, value, expected) => {
  const before = JSON.stringify(root);
  const after = with_value_at(root, pointer, value);
  expect(after).toEqual(expected);
  if (pointer) expect(value_at(after, pointer)).toEqual(value);
  expect(JSON.stringify(root)).toBe(before);
});

test('what is not there is undefined', () => {
  expect(value_at({ a: null }, '/a/b')).toBeUndefined();
  expect(value_at({ a: 'text' }, '/a/b')).toBeUndefined();
});
