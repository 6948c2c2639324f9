import { expect, test } from 'vitest';
import { span_of } from '../../../web/console/src/bars';

// values, as far as the axis goes at least -> the axis
test.each<[number[], number | undefined, [number, number]]>([
  [[3, 12, 7], undefined, [0, 12]],
  [[3, 12, 7], 100, [0, 100]],
  [[120], 100, [0, 120]],
  [[0, 0], undefined, [0, 1]],
  [[], undefined, [0, 1]],
])('bars of %j up to %s stand on %j', (values, full, span) => expect(span_of(values, full)).toEqual(span));
