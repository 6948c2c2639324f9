import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { bytes_beside_page, picture_pdf } from '../../../../web/shared/base/picture_pdf';
import { real_core } from '../../support';

const jpeg = new Uint8Array(readFileSync(new URL('../../../vectors/files/page.jpg', import.meta.url)));
const page = (width: number, height: number) => ({ content: jpeg, width, height });
const text_of = (pdf: Uint8Array) => Buffer.from(pdf).toString('latin1');

test.each([1, 2, 20])('%i pages are a document that the core sees through', async (count) => {
  const pdf = picture_pdf(Array.from({ length: count }, () => page(700, 500)));
  const { kind, findings, ...facts } = await (await real_core()).inspect({ kinds: ['pdf'], pages_max: count }, pdf, { name: 'a.pdf', claimed_type: '' });
  expect([kind, findings]).toEqual(['pdf', []]);
  expect(facts).toMatchObject({ pages: count });
  expect(pdf.length).toBeLessThan(count * (jpeg.length + bytes_beside_page) + bytes_beside_page);
});

// pixels -> the sheet, and where the picture lies on it
test.each([
  [1000, 2000, '0 0 595 842', '421 0 0 842 87 0'],
  [2000, 1000, '0 0 842 595', '842 0 0 421 0 87'],
  [500, 500, '0 0 595 842', '595 0 0 595 0 123'],
])('%i by %i pixels lie on [%s] as %s', (width, height, sheet, drawing) => {
  const text = text_of(picture_pdf([page(width, height)]));
  expect(text).toContain(`/MediaBox [${sheet}]`);
  expect(text).toContain(`q ${drawing} cm /P Do Q`);
});

test('every object stands where the table says', () => {
  const text = text_of(picture_pdf([page(700, 500), page(500, 700)]));
  const places = [...text.matchAll(/(\d{10}) 00000 n /g)].map(([, place]) => Number(place));
  expect(places).toHaveLength(8);
  places.forEach((place, at) => expect(text.startsWith(`${at + 1} 0 obj\n`, place)).toBe(true));
  expect(text.startsWith('xref\n', Number(/startxref\n(\d+)/.exec(text)![1]))).toBe(true);
  expect(text.split(Buffer.from(jpeg).toString('latin1'))).toHaveLength(3);
});
