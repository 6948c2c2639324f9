// Pictures on a canvas: turned, cut, encoded. What comes of it has the pixels of the picture and nothing else of its file.

import type { Easel, Part } from '../../../shared/view/adjust';
import type { Size } from '../../../shared/view/crop';
import { decode_picture, type Picture } from './pictures';

/** What the canvas of every phone bears. */
const pixels_max = 12_000_000;

type Draw = (drawing: CanvasRenderingContext2D) => void;

function drawn(width: number, height: number, draw: Draw): Picture {
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [Math.max(1, Math.round(width)), Math.max(1, Math.round(height))];
  const drawing = canvas.getContext('2d');
  if (drawing) {
    drawing.fillStyle = '#fff';
    drawing.fillRect(0, 0, canvas.width, canvas.height);
    drawing.imageSmoothingQuality = 'high';
    draw(drawing);
  }
  return { width: canvas.width, height: canvas.height, source: canvas };
}

function scaled({ source, width, height }: Picture, scale: number): Picture {
  return drawn(width * scale, height * scale, (drawing) => drawing.drawImage(source, 0, 0, width * scale, height * scale));
}

function encoded(picture: Picture, quality: number): Promise<Uint8Array | null> {
  const canvas = picture.source as HTMLCanvasElement;
  return new Promise((resolve) => {
    const take = (blob: Blob | null) => {
      // Phones keep few canvases of that size.
      canvas.width = canvas.height = 0;
      blob ? void blob.arrayBuffer().then((bytes) => resolve(new Uint8Array(bytes))) : resolve(null);
    };
    canvas.toBlob(take, 'image/jpeg', quality);
  });
}

/** At most 1. */
const bearable = ({ width, height }: Size): number => Math.min(1, Math.sqrt(pixels_max / (width * height)));

export const easel: Easel<Picture> = {
  open: (file, type) => decode_picture(new Blob([file as Uint8Array<ArrayBuffer>], { type })),

  turn(picture, tenths) {
    const part = bearable(picture);
    const [width, height] = [picture.width * part, picture.height * part];
    const angle = (tenths * Math.PI) / 1800;
    const [sine, cosine] = [Math.abs(Math.sin(angle)), Math.abs(Math.cos(angle))];
    return drawn(width * cosine + height * sine, width * sine + height * cosine, (drawing) => {
      drawing.translate(drawing.canvas.width / 2, drawing.canvas.height / 2);
      drawing.rotate(angle);
      drawing.drawImage(picture.source, -width / 2, -height / 2, width, height);
    });
  },

  cut({ source }: Picture, part: Part) {
    const { x, y } = part;
    const [width, height] = [part.width * bearable(part), part.height * bearable(part)];
    return drawn(width, height, (drawing) => drawing.drawImage(source, x, y, part.width, part.height, 0, 0, width, height));
  },

  encode: (picture, { scale, quality }) => encoded(scaled(picture, scale * bearable(picture)), quality),

  encode_part({ source }, { x, y, width, height }, size, quality) {
    return encoded(drawn(size.width, size.height, (drawing) => drawing.drawImage(source, x, y, width, height, 0, 0, size.width, size.height)), quality);
  },
};
