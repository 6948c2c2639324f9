// Pictures in a browser: read, and decoded upright.

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
