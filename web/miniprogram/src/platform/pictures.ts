// Pictures and files: taken, chosen, read, and cut on a canvas of the exact pixels.

import { called } from './call';

export interface Chosen {
  path: string;
  name: string;
  size_bytes: number;
}

/** Null when the citizen thought better of it. */
export async function choose_picture(source: 'album' | 'camera'): Promise<Chosen | null> {
  try {
    const { tempFiles } = await called<{ tempFiles: { tempFilePath: string; size: number }[] }>((done) =>
      wx.chooseMedia({ count: 1, mediaType: ['image'], sourceType: [source], sizeType: ['original'], ...done }),
    );
    const [file] = tempFiles;
    return file ? { path: file.tempFilePath, name: file.tempFilePath.split('/').pop()!, size_bytes: file.size } : null;
  } catch {
    return null;
  }
}

/** A document out of a chat: a mini-program reaches no other files. */
export async function choose_file(): Promise<Chosen | null> {
  try {
    const { tempFiles } = await called<{ tempFiles: { path: string; size: number; name: string }[] }>((done) =>
      wx.chooseMessageFile({ count: 1, type: 'file', ...done }),
    );
    const [file] = tempFiles;
    return file ? { path: file.path, name: file.name, size_bytes: file.size } : null;
  } catch {
    return null;
  }
}

export async function read_file(path: string): Promise<Uint8Array> {
  const { data } = await called<{ data: ArrayBuffer }>((done) => wx.getFileSystemManager().readFile({ filePath: path, ...done }));
  return new Uint8Array(data);
}

const canvas_of = (selector: string): Promise<WxCanvas | null> =>
  new Promise((resolve) => wx.createSelectorQuery().select(selector).fields({ node: true }).exec(([found]) => resolve(found?.node ?? null)));

export interface Picture {
  image: WxImage;
  path: string;
}

/** Null when it cannot be read as a picture. `canvas`: the selector of one on the page. */
export async function decode_picture(canvas: string, path: string): Promise<Picture | null> {
  const image = (await canvas_of(canvas))?.createImage();
  if (!image) return null;
  return new Promise((resolve) => {
    image.onload = () => resolve({ image, path });
    image.onerror = () => resolve(null);
    image.src = path;
  });
}

const qualities = [0.98, 0.94, 0.88, 0.8, 0.7, 0.55, 0.4];

/** The part of the picture as a JPEG of exactly `size`, of the best quality that stays within `size_bytes_max`. */
export async function encode_within(
  selector: string,
  { image }: Picture,
  part: { x: number; y: number; width: number; height: number },
  size: { width: number; height: number },
  size_bytes_max = Infinity,
): Promise<Uint8Array | null> {
  const canvas = await canvas_of(selector);
  if (!canvas) return null;
  Object.assign(canvas, size);
  const drawing = canvas.getContext('2d');
  drawing.fillStyle = '#fff';
  drawing.fillRect(0, 0, size.width, size.height);
  drawing.drawImage(image, part.x, part.y, part.width, part.height, 0, 0, size.width, size.height);
  for (const quality of qualities) {
    const shape = { canvas, fileType: 'jpg', quality, destWidth: size.width, destHeight: size.height } as const;
    const { tempFilePath } = await called<{ tempFilePath: string }>((done) => wx.canvasToTempFilePath({ ...shape, ...done }));
    const content = await read_file(tempFilePath);
    if (content.length <= size_bytes_max || quality === qualities[qualities.length - 1]) return content;
  }
  return null;
}
