// Photographs of papers that nobody wrote, spoilt by known amounts. ImageMagick draws and spoils, the seed decides all of it.

import path from 'node:path';
import { convert, movementKernel } from './magick.mjs';
import { randomOf } from './random.mjs';

const serif = '/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc';
const sans = '/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc';
const sentences = ['兹证明张小满同志系本单位职工，', '自二〇一九年三月起从事教学工作。', '任教学科为数学，思想品德良好，', '无违法违纪记录。特此证明。',
  '本证明仅用于办理教师资格认定。', '申请人已阅读并知悉以上内容，', '所提交的材料真实、准确、完整。', '地址：云川市临江区和平路十八号'];
const latin = ['This is to certify that the bearer', 'has completed the course of study', 'and passed every examination held', 'at the Third School of Yunchuan.'];
const width = 800;
const height = 1120;

/** A paper on a desk: a letter, a form with lines, an English certificate or a dense page. */
export function paperOf(seed) {
  const random = randomOf(seed);
  const kind = ['letter', 'form', 'english', 'dense'][seed % 4];
  const between = (least, most) => Math.round(least + (most - least) * random());
  return {
    seed, kind,
    font: random() < 0.5 ? serif : sans,
    point: kind === 'dense' ? between(18, 21) : between(24, 34),
    paper: between(190, 240),
    ink: between(40, 95),
    desk: [between(60, 150), between(50, 120), between(40, 100)],
    margin: between(24, 56),
    turn: (random() - 0.5) * 6,
    shade: between(0, 25),
    noise: 0.05 + 0.15 * random(),
    quality: between(70, 95),
  };
}

function draw(paper, isBlank) {
  const random = randomOf(paper.seed + 1000);
  const grey = (value) => `rgb(${value},${value},${value})`;
  const { margin, point } = paper;
  const right = width - margin;
  const bottom = height - margin;
  const args = ['-size', `${width}x${height}`, `xc:rgb(${paper.desk})`, '-fill', grey(paper.paper), '-draw', `rectangle ${margin},${margin} ${right},${bottom}`];
  if (isBlank) return args;
  args.push('-fill', grey(paper.ink), '-font', paper.font, '-pointsize', String(point));
  const step = Math.round(point * 1.7);
  const from = margin + 56;
  const letters = paper.kind === 'english' ? 34 : Math.floor((right - from - 48) / point);
  for (let y = margin + 96; y < bottom - 48; y += step) {
    const lines = paper.kind === 'english' ? latin : sentences;
    const one = () => lines[Math.floor(random() * lines.length)];
    args.push('-annotate', `+${from}+${y}`, (one() + one() + one()).slice(0, letters));
    if (paper.kind === 'form') args.push('-draw', `line ${from - 16},${y + Math.round(point * 0.4)} ${right - 40},${y + Math.round(point * 0.4)}`);
  }
  return args;
}

/** What a camera does even to a good photo: a little turn, a shade, a soft lens. */
const taken = (paper) => ['-colorspace', 'Gray', '-background', 'gray30', '-rotate', String(paper.turn), '-gravity', 'Center', '-extent', `${width}x${height}`, '-gravity', 'NorthWest',
  '(', '-size', `${height}x${width}`, `gradient:white-rgb(${255 - paper.shade},${255 - paper.shade},${255 - paper.shade})`, '-rotate', '90', ')', '-compose', 'Multiply', '-composite',
  '-blur', '0x0.5'];
const light = (factor) => ['-gamma', String(1 / 2.2), '-evaluate', 'multiply', String(factor), '-gamma', '2.2'];

function lamp(percent, random) {
  const size = Math.round((width * percent) / 100) * 2;
  const at = (side) => Math.round(side * (0.3 + 0.4 * random()) - size / 2);
  const signed = (value) => `${value < 0 ? '' : '+'}${value}`;
  return ['(', '-size', `${size}x${size}`, 'radial-gradient:white-black', '-level', '0,60%', ')', '-geometry', signed(at(width)) + signed(at(height)), '-compose', 'Screen', '-composite'];
}

/**
 * What is done to a good photo, by amount. `good` amounts nobody would mind, of `bad` ones everybody says that the photo has to
 * be taken again; between them opinions differ. `check` is the verdict whose number is shown, `names` are what a citizen
 * is rightly told: of a page without any contrast, that nothing is on it.
 */
export const defects = {
  blur: { unit: 'px deviation', good: [0.4], between: [1, 1.5, 2], bad: [3, 5], check: 'sharpness', names: ['blurred'], spoil: (amount) => ['-blur', `0x${amount}`] },
  motion: {
    unit: 'px path', good: [1.5], between: [4, 8], bad: [14, 22], check: 'movement', names: ['blurred'],
    spoil: (amount, random) => ['-morphology', 'Convolve', movementKernel(amount, random() * 180)],
  },
  darkness: { unit: 'stops under', good: [0.7], between: [1.5, 2], bad: [3, 4], check: 'darkness', names: ['too_dark', 'low_contrast'], spoil: (amount) => light(2 ** -amount) },
  overexposure: { unit: 'stops over', good: [0.3], between: [1, 2, 3], bad: [4, 5], check: 'overexposure', names: ['too_bright', 'low_contrast', 'blank'], spoil: (amount) => light(2 ** amount) },
  contrast: {
    unit: '% left', good: [75], between: [50, 30], bad: [15, 8], check: 'contrast', names: ['low_contrast', 'blank'],
    spoil: (amount) => ['-evaluate', 'multiply', String(amount / 100), '-evaluate', 'add', `${45 - amount * 0.4}%`],
  },
  glare: { unit: '% of the width', good: [], between: [5, 15], bad: [30, 45], check: 'glare', names: ['glare'], spoil: lamp },
  blank: { unit: 'empty sheet', good: [], between: [], bad: [1], check: 'content', names: ['blank'], isBlank: true, spoil: () => [] },
  skew: {
    unit: 'degrees', good: [2], between: [6], bad: [14, 25], check: 'skew', names: ['skewed'],
    spoil: (amount, random) => ['-resize', '80%', '-background', 'gray30', '-rotate', String(random() < 0.5 ? amount : -amount)],
  },
  crop: {
    unit: '% cut off', good: [1], between: [], bad: [40, 55], check: 'cut_off', names: ['cut_off'],
    spoil: (amount, random) => ['-gravity', random() < 0.5 ? 'East' : 'West', '-crop', `${100 - amount}%x100%+0+0`, '+repage', '-gravity', 'NorthWest'],
  },
  small: { unit: 'px high', good: [18], between: [12, 9], bad: [7, 5], check: 'text_height', names: ['text_small'], spoil: (amount, random, paper) => ['-resize', `${(amount * 100) / (paper.point * 0.92)}%`] },
  noise: { unit: 'attenuate', good: [0.4], between: [1], bad: [3, 5], check: 'grain', names: ['grainy'], spoil: (amount) => ['-attenuate', String(amount), '+noise', 'Gaussian'] },
  compression: { unit: 'JPEG quality', good: [60, 40], between: [20, 12], bad: [5, 3], check: 'compression', names: ['compressed'], isQuality: true, spoil: () => [] },
};

/** Every defect's amounts: `{defect, amount, kind}`, where `kind` is good, between or bad. */
export const spoilings = Object.entries(defects).flatMap(([defect, how]) =>
  ['good', 'between', 'bad'].flatMap((kind) => how[kind].map((amount) => ({ defect, amount, kind }))));

const negatives = new Map();

/** The good photo of a paper, before its noise; drawn once. */
function negative(paper, folder, isBlank) {
  const file = path.join(folder, `${paper.seed}${isBlank ? '-blank' : ''}.pgm`);
  if (!negatives.has(file)) negatives.set(file, convert([...draw(paper, isBlank), ...taken(paper), file]).then(() => file));
  return negatives.get(file);
}

/** Writes one photo as JPEG into the folder and says where. Without `spoiling` a good one. */
export async function photograph(paper, folder, spoiling) {
  const how = spoiling && defects[spoiling.defect];
  const spoilt = how ? how.spoil(spoiling.amount, randomOf(paper.seed * 31 + 7), paper) : [];
  const noise = ['-seed', String(paper.seed), '-attenuate', String(paper.noise), '+noise', 'Gaussian'];
  const file = path.join(folder, `${paper.seed}-${spoiling ? `${spoiling.defect}-${spoiling.amount}` : 'good'}.jpg`);
  const quality = how?.isQuality ? spoiling.amount : paper.quality;
  await convert([await negative(paper, folder, how?.isBlank), ...spoilt, ...noise, '-quality', String(quality), file]);
  return file;
}
