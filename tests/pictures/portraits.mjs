// Photos of people who do not exist, as documents want them, and what is done wrong in them. ImageMagick draws, the seed decides.

import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { convert } from './magick.mjs';
import { randomOf } from './random.mjs';

const skins = ['#f1c9a5', '#e0ac82', '#c98e63', '#8d5a3b', '#f6d8c2'];
const hairs = ['#17120f', '#2a1c14', '#3b2a20', '#6d6a67'];
const clothes = ['#2b3a55', '#5b1f24', '#3c4b3a', '#777777', '#20262b'];
export const grounds = { white: '#fcfcfc', blue: '#438edb', red: '#c8101c' };

/** Who is in the photo, in permille of its sides: where the hair begins, how wide and high the head is with its hair. */
export function personOf(seed) {
  const random = randomOf(seed * 7 + 3);
  const pick = (list) => list[Math.floor(random() * list.length)];
  return {
    seed, skin: pick(skins), hair: pick(hairs), cloth: pick(clothes), hasLongHair: random() < 0.4,
    top: 70 + Math.round(30 * random()), width: 520 + Math.round(60 * random()), height: 560 + Math.round(60 * random()),
    lean: Math.round((random() - 0.5) * 30), noise: 0.1 + 0.3 * random(), quality: 85 + Math.round(10 * random()),
  };
}

const percent = (value) => value.toFixed(1);

/** The strokes of one person with the head's middle at `x` and its hair's top at `y`, head `w` by `h`, all in pixels. */
function strokesOf({ skin, hair, cloth, hasLongHair }, x, y, w, h, bottom) {
  const draw = [];
  const ellipse = (colour, cx, cy, rx, ry) => draw.push('-fill', colour, '-draw', `ellipse ${percent(cx)},${percent(cy)} ${percent(rx)},${percent(ry)} 0,360`);
  const neckTop = y + h * 0.85;
  const shoulders = y + h * 1.18;
  if (hasLongHair) draw.push('-fill', hair, '-draw', `roundrectangle ${percent(x - w * 0.46)},${percent(y + h * 0.35)} ${percent(x + w * 0.46)},${percent(y + h * 0.93)} ${percent(w * 0.1)},${percent(w * 0.1)}`);
  draw.push('-fill', skin, '-draw', `rectangle ${percent(x - w * 0.24)},${percent(neckTop)} ${percent(x + w * 0.24)},${percent(shoulders + h * 0.1)}`);
  draw.push('-fill', cloth, '-draw', `path 'M ${percent(x - w * 0.24)},${percent(shoulders - h * 0.06)} Q ${percent(x - w * 0.9)},${percent(shoulders)} ${percent(x - w * 1.05)},${percent(bottom)} L ${percent(x + w * 1.05)},${percent(bottom)} Q ${percent(x + w * 0.9)},${percent(shoulders)} ${percent(x + w * 0.24)},${percent(shoulders - h * 0.06)} Z'`);
  ellipse(hair, x, y + h * 0.45, w * 0.48, h * 0.45);
  ellipse(skin, x - w * 0.46, y + h * 0.58, w * 0.04, h * 0.07);
  ellipse(skin, x + w * 0.46, y + h * 0.58, w * 0.04, h * 0.07);
  ellipse(skin, x, y + h * 0.6, w * 0.42, h * 0.4);
  for (const side of [-1, 1]) ellipse('#20160f', x + side * w * 0.17, y + h * 0.56, w * 0.05, h * 0.02);
  ellipse('#a85448', x, y + h * 0.83, w * 0.1, h * 0.02);
  return draw;
}

/** Puts an EXIF of one entry, the orientation, behind the file's first marker. */
function tellOrientation(file, orientation) {
  const exif = Buffer.from([0xff, 0xe1, 0, 34, ...Buffer.from('Exif\0\0MM'), 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0]);
  const bytes = readFileSync(file);
  writeFileSync(file, Buffer.concat([bytes.subarray(0, 2), exif, bytes.subarray(2)]));
}

/**
 * Writes a photo and says where. What differs from a good one: `ground` (its colour), `shade` (percent taken from the ground
 * towards one corner), `scale` (of the head), `shift` (permille of the width), `drop` (permille of the height), `heads`, `size`,
 * of two `level` (permille of the height that the other is lower) and `broad` (times as wide). `bytes` is how many the file may have;
 * with `isLying` it is stored on its side, and EXIF says so.
 */
export async function portray(person, folder, name, { size = [295, 413], ground = grounds.white, shade = 0, scale = 1, shift = 0, drop = 0, heads = 1, blur = 0, level = 0, broad = 1, bytes, isLying = false } = {}) {
  const [width, height] = size;
  const w = (person.width / 1000) * width * scale;
  const h = (person.height / 1000) * height * scale;
  const x = width / 2 + (width * (shift + person.lean)) / 1000;
  const y = (height * (person.top + drop)) / 1000;
  const dark = `#${[1, 3, 5].map((at) => Math.round(parseInt(ground.slice(at, at + 2), 16) * (1 - shade / 100)).toString(16).padStart(2, '0')).join('')}`;
  const wall = ['-size', `${width}x${height}`, shade > 0 ? `gradient:${ground}-${dark}` : `xc:${ground}`];
  const people = heads === 0 ? [] : heads === 2
    ? [...strokesOf(person, width * 0.32, y, w * 0.45, h, height), ...strokesOf({ ...person, hair: '#2a1c14' }, width * 0.68, y + (height * level) / 1000, w * 0.45 * broad, h, height)]
    : strokesOf(person, x, y, w, h, height);
  const file = path.join(folder, `${name}-${person.seed}.jpg`);
  await convert([...wall, '-stroke', 'none', ...people, '-blur', `0x${0.6 + blur}`, '-seed', String(person.seed), '-attenuate', String(person.noise), '+noise', 'Gaussian',
    ...(isLying ? ['-rotate', '270'] : []), '-density', '300', '-sampling-factor', '1x1', ...(bytes ? ['-define', `jpeg:extent=${bytes}b`] : ['-quality', String(person.quality)]), file]);
  if (isLying) tellOrientation(file, 6);
  return file;
}
