import { expect, test } from 'vitest';
import { bars_of, path_of_bars } from '../../../web/console/src/barcode';
import { share } from '../../../web/console/src/pages/parcel_figures';
import { parcel_words } from '../../../web/console/src/parcel_words';

test('both languages say the same things about parcels', () => {
  expect(Object.keys(parcel_words.en)).toEqual(Object.keys(parcel_words['zh-CN']));
});

// ISO/IEC 15417: eleven modules a symbol, thirteen for the stop; digits go in pairs. Starts and stop as in its table 1.
test.each([
  ['1130012345678', '11', 11],
  ['SF1234567890123', '110', 13],
  ['AB-1', '110', 7],
])('%s is Code 128', async (text, start, symbols) => {
  const bars = (await bars_of(text))!;
  expect(bars.startsWith(start)).toBe(true);
  expect(bars.endsWith('1100011101011')).toBe(true);
  expect((bars.length - 2) % 11).toBe(0);
  expect((bars.length - 2) / 11).toBe(symbols);
});

test('what Code 128 cannot say has no bars', async () => expect(await bars_of('快递')).toBeNull());

test('one bar for each run of dark modules', () => expect(path_of_bars('1101')).toBe('M10 0h2v1h-2zM13 0h1v1h-1z'));

test.each([
  [0, 0, '–'],
  [1, 4, '25.0 %'],
  [4, 4, '100.0 %'],
])('%i of %i', (part, whole, said) => expect(share(part, whole)).toBe(said));
