// Photographs of papers that nobody wrote, spoilt by known amounts. ImageMagick draws and spoils, the seed decides all of it.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

const serif = '/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc';
const sans = '/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc';
const sentences = ['兹证明张小满同志系本单位职工，', '自二〇一九年三月起从事教学工作。', '任教学科为数学，思想品德良好，', '无违法违纪记录。特此证明。',
  '本证明仅用于办理教师资格认定。', '申请人已阅读并知悉以上内容，', '所提交的材料真实、准确、完整。', '地址：云川市临江区和平路十八号'];
const latin = ['This is to certify that the bearer', 'has completed the course of study', 'and passed every examination held', 'at the Third School of Yunchuan.'];
export const width = 1000;
export const height = 1400;

/** Numbers from 0 to 1 that a seed decides (xorshift32). */
export function randomOf(seed) {
  let state = (seed * 2654435761) >>> 0 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state = (state ^ (state << 5)) >>> 0;
    return state / 2 ** 32;
  };
}

/** A paper on a desk: a letter, a form with lines, an English certificate or a dense page. */
export function paperOf(seed) {
  const random = randomOf(seed);
  const kind = ['letter', 'form', 'english', 'dense'][seed % 4];
  const between = (least, most) => Math.round(least + (most - least) * random());
  return {
    seed, kind,
    font: random() < 0.5 ? serif : sans,
    point: kind === 'dense' ? between(22, 26) : between(30, 42),
    paper: between(200, 240),
    ink: between(20, 70),
    desk: [between(60, 150), between(50, 120), between(40, 100)],
    margin: between(30, 70),
    turn: (random() - 0.5) * 6,
    shade: between(0, 25),
    noise: 0.05 + 0.15 * random(),
    quality: between(70, 95),
  };
}

function draw(paper, { blank = false } = {}) {
  const random = randomOf(paper.seed + 1000);
  const grey = (value) => `rgb(${value},${value},${value})`;
  const { margin, point } = paper;
  const right = width - margin;
  const bottom = height - margin;
  const args = ['-size', `${width}x${height}`, `xc:rgb(${paper.desk})`, '-fill', grey(paper.paper), '-draw', `rectangle ${margin},${margin} ${right},${bottom}`];
  if (blank) return args;
  args.push('-fill', grey(paper.ink), '-font', paper.font, '-pointsize', String(point));
  const step = Math.round(point * 1.7);
  const from = margin + 70;
  const letters = paper.kind === 'english' ? 34 : Math.floor((right - from - 60) / point);
  for (let y = margin + 120; y < bottom - 60; y += step) {
    const lines = paper.kind === 'english' ? latin : sentences;
    const text = (lines[Math.floor(random() * lines.length)] + lines[Math.floor(random() * lines.length)]).slice(0, letters);
    args.push('-annotate', `+${from}+${y}`, text);
    if (paper.kind === 'form') args.push('-draw', `line ${from - 20},${y + Math.round(point * 0.4)} ${right - 50},${y + Math.round(point * 0.4)}`);
  }
  return args;
}

/** What a camera does even to a good photo: a little turn, a shade, noise. */
const taken = (paper) => ['-colorspace', 'Gray', '-background', 'gray30', '-rotate', String(paper.turn), '-gravity', 'Center', '-extent', `${width}x${height}`, '-gravity', 'NorthWest',
  '(', '-size', `${height}x${width}`, `gradient:white-rgb(${255 - paper.shade},${255 - paper.shade},${255 - paper.shade})`, '-rotate', '90', ')', '-compose', 'Multiply', '-composite',
  '-blur', '0x0.5'];
const light = (factor) => ['-gamma', String(1 / 2.2), '-evaluate', 'multiply', String(factor), '-gamma', '2.2'];

/** The defects: what is done to a good photo, by amount; `bad` are the amounts nobody would call good. */
export const defects = {
  sharpness: { unit: 'px blur', amounts: [1, 1.5, 2, 3, 5], bad: 3, spoil: (amount) => ['-blur', `0x${amount}`] },
  motion: { unit: 'px path', amounts: [2, 4, 8, 12, 20], bad: 12, check: 'sharpness', spoil: (amount, random) => ['-motion-blur', `0x${amount / 3}+${Math.round(random() * 180)}`] },
  darkness: { unit: 'stops under', amounts: [0.5, 1, 2, 3, 4], bad: 3, spoil: (amount) => light(2 ** -amount) },
  overexposure: { unit: 'stops over', amounts: [0.3, 1, 2, 4, 5], bad: 4, spoil: (amount) => light(2 ** amount) },
  contrast: { unit: '% left', amounts: [70, 50, 30, 15, 10], bad: 15, spoil: (amount) => ['-evaluate', 'multiply', String(amount / 100), '-evaluate', 'add', `${60 - amount * 0.3}%`] },
  glare: {
    unit: '% of the side', amounts: [5, 15, 30, 45], bad: 30,
    spoil(amount, random) {
      const size = Math.round((width * amount) / 100) * 2;
      const at = (side) => Math.round(side * (0.3 + 0.4 * random()) - size / 2);
      const [x, y] = [at(width), at(height)];
      const place = `${x < 0 ? '' : '+'}${x}${y < 0 ? '' : '+'}${y}`;
      return ['(', '-size', `${size}x${size}`, 'radial-gradient:white-black', '-level', '0,65%', ')', '-geometry', place, '-compose', 'Screen', '-composite'];
    },
  },
  content: { unit: 'empty sheet', amounts: [1], bad: 1, blank: true, spoil: () => [] },
  skew: { unit: 'degrees', amounts: [3, 6, 12, 20, 30], bad: 12, spoil: (amount, random) => ['-resize', '80%', '-background', 'gray30', '-rotate', String(random() < 0.5 ? amount : -amount)] },
  cut_off: { unit: '% of the width', amounts: [2, 15, 25, 40], bad: 15, spoil: (amount, random) => ['-gravity', random() < 0.5 ? 'East' : 'West', '-crop', `${100 - amount}%x100%+0+0`, '+repage', '-gravity', 'NorthWest'] },
  text_height: { unit: 'px high', amounts: [25, 18, 12, 7, 5], bad: 7, spoil: (amount, random, paper) => ['-resize', `${(amount * 100) / (paper.point * 0.92)}%`] },
  noise: { unit: 'attenuate', amounts: [0.2, 0.4, 0.6], harmless: true, spoil: (amount) => ['-attenuate', String(amount), '+noise', 'Gaussian'] },
  quality: { unit: 'JPEG quality', amounts: [85, 60, 40], harmless: true, quality: true, spoil: () => [] },
};

function convert(args) {
  const { status, stderr } = spawnSync('convert', args, { env: { ...process.env, MAGICK_THREAD_LIMIT: '1' } });
  assert.equal(status, 0, String(stderr));
}

/** The good photo of a paper, before its noise; drawn once. */
function negative(paper, folder, blank) {
  const file = path.join(folder, `${paper.seed}${blank ? '-blank' : ''}.pgm`);
  if (!existsSync(file)) convert([...draw(paper, { blank }), ...taken(paper), file]);
  return file;
}

/** Writes one photo as JPEG into the folder. `defect` left out: a good one. */
export function photograph(paper, folder, defect, amount) {
  const how = defects[defect];
  const spoilt = how ? how.spoil(amount, randomOf(paper.seed * 31 + 7), paper) : [];
  const noise = ['-seed', String(paper.seed), '-attenuate', String(paper.noise), '+noise', 'Gaussian'];
  const file = path.join(folder, `${paper.seed}.jpg`);
  convert([negative(paper, folder, how?.blank), ...spoilt, ...noise, '-quality', String(how?.quality ? amount : paper.quality), file]);
  return file;
}
