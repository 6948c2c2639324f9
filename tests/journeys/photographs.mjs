// Photographs of documents as a citizen's phone would make them, drawn in the browser: what is on them is nobody's.

/** A printed page, as JPEG unless `type` says otherwise; `blur` in pixels, `turned` in quarters clockwise, `tilted` in degrees, `grain` in steps of brightness (it makes
    the file heavy). */
export async function letter(page, { width = 1500, height = 2000, blur = 0, turned = 0, tilted = 0, grain = 0, quality = 0.9, type = 'image/jpeg' } = {}) {
  const bytes = await page.evaluate(
    async (how) => {
      const sheet = document.createElement('canvas');
      [sheet.width, sheet.height] = [how.width, how.height];
      const drawing = sheet.getContext('2d');
      drawing.fillStyle = '#f4f3ef';
      drawing.fillRect(0, 0, how.width, how.height);
      if (how.blur) drawing.filter = `blur(${how.blur}px)`;
      drawing.translate(how.width / 2, how.height / 2);
      drawing.rotate((how.tilted * Math.PI) / 180);
      drawing.translate(-how.width / 2, -how.height / 2);
      drawing.fillStyle = '#1d1d1f';
      const size = how.width / 34;
      drawing.font = `${size}px "Noto Sans CJK SC", sans-serif`;
      const said = '兹证明持证人在国外学习期满成绩合格准予毕业学历学位经认证与国内本科相当特此证明';
      for (let line = 0; line < 22; line++) {
        const from = (line * 7) % said.length;
        drawing.fillText((said + said).slice(from, from + 22), how.width * 0.18, how.height * (0.15 + line * 0.033));
      }
      const lying = document.createElement('canvas');
      const swapped = how.turned % 2 === 1;
      [lying.width, lying.height] = swapped ? [how.height, how.width] : [how.width, how.height];
      const turning = lying.getContext('2d');
      turning.translate(lying.width / 2, lying.height / 2);
      turning.rotate((how.turned * Math.PI) / 2);
      turning.drawImage(sheet, -how.width / 2, -how.height / 2);
      if (how.grain) {
        const pixels = turning.getImageData(0, 0, lying.width, lying.height);
        let seed = 11;
        for (let at = 0; at < pixels.data.length; at += 4) {
          seed = (Math.imul(seed, 1103515245) + 12345) >>> 0;
          const step = ((seed >>> 16) % (2 * how.grain + 1)) - how.grain;
          for (let channel = 0; channel < 3; channel++) pixels.data[at + channel] += step;
        }
        turning.putImageData(pixels, 0, 0);
      }
      const blob = await new Promise((resolve) => lying.toBlob(resolve, how.type, how.quality));
      const reader = new FileReader();
      await new Promise((resolve) => {
        reader.onload = resolve;
        reader.readAsDataURL(blob);
      });
      return reader.result.split(',')[1];
    },
    { width, height, blur, turned, tilted, grain, quality, type },
  );
  return Buffer.from(bytes, 'base64');
}

/** What the camera of `withPlace` calls itself. */
export const cameraName = 'CAMERA-OF-A-TEST';

/** A TIFF directory: `[tag, type, count, value or offset]`. */
function directory(entries) {
  const bytes = Buffer.alloc(2 + entries.length * 12 + 4);
  bytes.writeUInt16BE(entries.length, 0);
  entries.forEach(([tag, type, count, value], at) => {
    const place = 2 + at * 12;
    bytes.writeUInt16BE(tag, place);
    bytes.writeUInt16BE(type, place + 2);
    bytes.writeUInt32BE(count, place + 4);
    if (type === 2 && count <= 4) bytes.write(value, place + 8, 'latin1');
    else bytes.writeUInt32BE(value, place + 8);
  });
  return bytes;
}

/** Degrees, minutes and seconds as rationals; nowhere in particular. */
function degrees(...parts) {
  const bytes = Buffer.alloc(24);
  parts.forEach((part, at) => {
    bytes.writeUInt32BE(part * 1000 + 7, at * 8);
    bytes.writeUInt32BE(1000, at * 8 + 4);
  });
  return bytes;
}

export const place = { latitude: degrees(30, 17, 5), longitude: degrees(120, 9, 31) };

/** The JPEG with an EXIF block that says with what and where it was taken. */
export function withPlace(jpeg) {
  const ascii = Buffer.from(`${cameraName}\0`, 'latin1');
  const gpsAt = 8 + 2 + 2 * 12 + 4;
  const asciiAt = gpsAt + 2 + 4 * 12 + 4;
  const latitudeAt = asciiAt + ascii.length;
  const main = directory([
    [0x010f, 2, ascii.length, asciiAt],
    [0x8825, 4, 1, gpsAt],
  ]);
  const gps = directory([
    [1, 2, 2, 'N'],
    [2, 5, 3, latitudeAt],
    [3, 2, 2, 'E'],
    [4, 5, 3, latitudeAt + 24],
  ]);
  const head = Buffer.from('Exif\0\0MM\0\x2a\0\0\0\x08', 'latin1');
  const body = Buffer.concat([head, main, gps, ascii, place.latitude, place.longitude]);
  const marker = Buffer.from([0xff, 0xe1, (body.length + 2) >> 8, (body.length + 2) & 255]);
  return Buffer.concat([jpeg.subarray(0, 2), marker, body, jpeg.subarray(2)]);
}
