// Pictures in a browser: read, decoded upright, cut out of and encoded within a size.

export interface Picture {
  width: number;
  height: number;
  source: CanvasImageSource;
}

/** What the memory of a cheap phone bears when a picture is unpacked; the catalogue's own limits are the core's to judge. */
export const file_bytes_max = 30 * 1024 * 1024;

/** Null when the file is larger than a page can handle. */
export async function read_file(file: File): Promise<Uint8Array | null> {
  if (file.size > file_bytes_max) return null;
  return new Uint8Array(await file.arrayBuffer());
}

/** Null when the browser cannot read it as a picture. An image element turns it as the camera's note (EXIF) says. */
export function decode_picture(file: Blob): Promise<Picture | null> {
  const address = URL.createObjectURL(file);
  const image = new Image();
  return new Promise((resolve) => {
    const end = (picture: Picture | null) => {
      URL.revokeObjectURL(address);
      resolve(picture);
    };
    image.onload = () => end({ width: image.naturalWidth, height: image.naturalHeight, source: image });
    image.onerror = () => end(null);
    image.src = address;
  });
}

const qualities = [0.98, 0.94, 0.88, 0.8, 0.7, 0.55, 0.4];

/** The part of the picture as a JPEG of exactly `size`, of the best quality that stays within `size_bytes_max`. */
export async function encode_within(
  picture: Picture,
  part: { x: number; y: number; width: number; height: number },
  size: { width: number; height: number },
  size_bytes_max = Infinity,
): Promise<Uint8Array | null> {
  const canvas = document.createElement('canvas');
  canvas.width = size.width;
  canvas.height = size.height;
  const drawing = canvas.getContext('2d');
  if (!drawing) return null;
  drawing.fillStyle = '#fff';
  drawing.fillRect(0, 0, size.width, size.height);
  drawing.imageSmoothingQuality = 'high';
  drawing.drawImage(picture.source, part.x, part.y, part.width, part.height, 0, 0, size.width, size.height);
  for (const quality of qualities) {
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality));
    if (!blob) return null;
    if (blob.size <= size_bytes_max || quality === qualities[qualities.length - 1]) {
      return new Uint8Array(await blob.arrayBuffer());
    }
  }
  return null;
}
