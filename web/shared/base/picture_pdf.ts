// Several pictures as the pages of one PDF (ISO 32000-1): each JPEG as it is, laid on a sheet of A4, lying where it is wider
// than high. No fonts, no scripts, nothing else: whoever checks the document sees all of it.

export interface PdfPage {
  /** A JPEG in colour, upright without a note that it should be turned. */
  content: Uint8Array;
  width: number;
  height: number;
}

/** A4 in points. */
const [short, long] = [595, 842];

/** How many bytes the document has beside its pictures: at most this for each page, and once for the whole. */
export const bytes_beside_page = 700;

export function picture_pdf(pages: readonly PdfPage[]): Uint8Array {
  const pieces: Uint8Array[] = [];
  const places: number[] = [];
  let size = 0;
  const put = (piece: string | Uint8Array) => {
    const bytes = typeof piece === 'string' ? Uint8Array.from(piece, (character) => character.charCodeAt(0)) : piece;
    pieces.push(bytes);
    size += bytes.length;
  };
  const object = (number: number, body: string, stream?: Uint8Array | string) => {
    places[number] = size;
    put(`${number} 0 obj\n${body}\n`);
    if (stream !== undefined) {
      put('stream\n');
      put(stream);
      put('\nendstream\n');
    }
    put('endobj\n');
  };

  put('%PDF-1.4\n%\u00e2\u00e3\u00cf\u00d3\n');
  object(1, '<< /Type /Catalog /Pages 2 0 R >>');
  const first = (at: number) => 3 + at * 3;
  object(2, `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, at) => `${first(at)} 0 R`).join(' ')}] >>`);
  pages.forEach(({ content, width, height }, at) => {
    const sheet = width > height ? { width: long, height: short } : { width: short, height: long };
    const scale = Math.min(sheet.width / width, sheet.height / height);
    const [shown_width, shown_height] = [Math.floor(width * scale), Math.floor(height * scale)];
    const [x, y] = [Math.floor((sheet.width - shown_width) / 2), Math.floor((sheet.height - shown_height) / 2)];
    const number = first(at);
    const drawing = `q ${shown_width} 0 0 ${shown_height} ${x} ${y} cm /P Do Q`;
    object(
      number,
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${sheet.width} ${sheet.height}] ` +
        `/Resources << /XObject << /P ${number + 1} 0 R >> >> /Contents ${number + 2} 0 R >>`,
    );
    object(
      number + 1,
      `<< /Type /XObject /Subtype /Image /Width ${width} /Height ${height} /ColorSpace /DeviceRGB ` +
        `/BitsPerComponent 8 /Filter /DCTDecode /Length ${content.length} >>`,
      content,
    );
    object(number + 2, `<< /Length ${drawing.length} >>`, drawing);
  });

  const begins = size;
  const count = places.length;
  const line = (number: number) => `${String(places[number]).padStart(10, '0')} 00000 n \n`;
  put(`xref\n0 ${count}\n0000000000 65535 f \n`);
  for (let number = 1; number < count; number++) put(line(number));
  put(`trailer\n<< /Size ${count} /Root 1 0 R >>\nstartxref\n${begins}\n%%EOF\n`);

  const whole = new Uint8Array(size);
  pieces.reduce((at, piece) => (whole.set(piece, at), at + piece.length), 0);
  return whole;
}
