// Pictures on WeChat's canvas: turned, cut, encoded. What was done to one is kept as a recipe and drawn when it is encoded, so
// that it is drawn once, however often it was turned.

import type { Easel, Part } from '../../../shared/view/adjust';
import type { Size } from '../../../shared/view/crop';
import { called } from './call';
import { path_of, read_file } from './pictures';

export interface Picture extends Size {
  from: { image: WxImage; path: string } | { picture: Picture; tenths: number } | { picture: Picture; part: Part };
}

/** Of each page; there is no canvas without one. */
const selector = '#canvas';
/** What the canvas of every phone bears, in all and on a side. */
const pixels_max = 12_000_000;
const side_max = 4_096;
/** Of what is shown of a picture, on its longer side. */
const shown_max = 900;

const canvas_of_page = (): Promise<WxCanvas | null> =>
  new Promise((resolve) => wx.createSelectorQuery().select(selector).fields({ node: true }).exec(([found]) => resolve(found?.node ?? null)));

let drawing_before: Promise<unknown> = Promise.resolve();

/** A page has one canvas: who draws waits for who drew before. */
function in_turn<Value>(draw: () => Promise<Value>): Promise<Value> {
  const mine = drawing_before.then(draw);
  drawing_before = mine.catch(() => undefined);
  return mine;
}

const bearable = ({ width, height }: Size): number => Math.min(1, Math.sqrt(pixels_max / (width * height)), side_max / Math.max(width, height));

/** In the picture's own pixels. */
function paint(drawing: WxDrawing, { width, height, from }: Picture): void {
  if ('image' in from) return drawing.drawImage(from.image, 0, 0, width, height);
  const { picture } = from;
  if ('tenths' in from) {
    drawing.translate(width / 2, height / 2);
    drawing.rotate((from.tenths * Math.PI) / 1800);
    drawing.translate(-picture.width / 2, -picture.height / 2);
  } else {
    drawing.scale(width / from.part.width, height / from.part.height);
    drawing.translate(-from.part.x, -from.part.y);
    drawing.beginPath();
    drawing.rect(from.part.x, from.part.y, from.part.width, from.part.height);
    drawing.clip();
  }
  paint(drawing, picture);
}

/** The path of a file with what `draw` put on a white canvas of that size; null where it cannot. */
function drawn(size: Size, fileType: 'jpg' | 'png', quality: number, draw: (drawing: WxDrawing) => void): Promise<string | null> {
  return in_turn(async () => {
    const canvas = await canvas_of_page();
    if (!canvas) return null;
    const { width, height } = size;
    Object.assign(canvas, { width, height });
    const drawing = canvas.getContext('2d');
    drawing.save();
    drawing.fillStyle = '#fff';
    drawing.fillRect(0, 0, width, height);
    draw(drawing);
    drawing.restore();
    const shape = { canvas, fileType, quality, destWidth: width, destHeight: height } as const;
    return called<{ tempFilePath: string }>((done) => wx.canvasToTempFilePath({ ...shape, ...done })).then(({ tempFilePath }) => tempFilePath, () => null);
  });
}

/** `whole` as pixels of a canvas: at least one. */
const rounded = ({ width, height }: Size, scale: number): Size => ({
  width: Math.max(1, Math.round(width * scale)),
  height: Math.max(1, Math.round(height * scale)),
});

const drawn_picture = (picture: Picture, size: Size, quality: number): Promise<string | null> =>
  drawn(size, 'jpg', quality, (drawing) => {
    drawing.scale(size.width / picture.width, size.height / picture.height);
    paint(drawing, picture);
  });

const content_of = (path: string | null): Promise<Uint8Array | null> => (path === null ? Promise.resolve(null) : read_file(path));

function decoded(path: string): Promise<Picture | null> {
  return in_turn(async () => {
    const image = (await canvas_of_page())?.createImage();
    if (!image) return null;
    return new Promise((resolve) => {
      image.onload = () => resolve({ width: image.width, height: image.height, from: { image, path } });
      image.onerror = () => resolve(null);
      image.src = path;
    });
  });
}

export const easel: Easel<Picture> = {
  /** WeChat opens pictures by path: what was read here, from where it was read. */
  open(file) {
    const path = path_of(file);
    return path === null ? Promise.resolve(null) : decoded(path);
  },

  turn(picture, tenths) {
    const angle = (tenths * Math.PI) / 1800;
    const [sine, cosine] = [Math.abs(Math.sin(angle)), Math.abs(Math.cos(angle))];
    const { width, height } = picture;
    return { width: Math.round(width * cosine + height * sine), height: Math.round(width * sine + height * cosine), from: { picture, tenths } };
  },

  cut: (picture, part) => ({ ...rounded(part, 1), from: { picture, part } }),

  async encode(picture, { scale, quality }) {
    return content_of(await drawn_picture(picture, rounded(picture, scale * bearable(picture)), quality));
  },

  async encode_part(picture, part, size, quality) {
    return content_of(await drawn_picture({ ...size, from: { picture, part } }, size, quality));
  },
};

/** What is shown of pictures: a file that was chosen as it is, anything else drawn small. */
export class Previews {
  private readonly paths = new WeakMap<Picture, string>();

  /** `ready` is called when one can be shown that could not before. */
  constructor(private readonly ready: () => void) {}

  path_of(picture: Picture): string {
    if ('image' in picture.from) return picture.from.path;
    const known = this.paths.get(picture);
    if (known !== undefined) return known;
    this.paths.set(picture, '');
    const scale = Math.min(1, shown_max / Math.max(picture.width, picture.height));
    void drawn_picture(picture, rounded(picture, scale), 0.8).then((path) => {
      if (path === null) return;
      this.paths.set(picture, path);
      this.ready();
    });
    return '';
  }
}

/** A picture of dark and light squares, each some pixels wide; null where none can be drawn. */
export function squares(rows: boolean[][], pixels: number): Promise<string | null> {
  const side = rows.length * pixels;
  return drawn({ width: side, height: side }, 'png', 1, (drawing) => {
    drawing.fillStyle = '#000';
    rows.forEach((row, y) => row.forEach((dark, x) => dark && drawing.fillRect(x * pixels, y * pixels, pixels, pixels)));
  });
}
