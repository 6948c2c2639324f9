// Pictures of a seed, of sides that no sixteen divides: natively, in the plain module and in the one for hosts with simd
// every measure is the same number.

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import test from 'node:test';
import { deflateSync } from 'node:zlib';
import { randomOf } from '../pictures/random.mjs';
import { ask, askNative } from './ask.mjs';

const sizes = [[1, 1], [8, 8], [15, 17], [16, 16], [33, 300], [300, 33], [129, 257], [640, 487], [1203, 611], [2100, 900]];

/** What a pixel is, 0 to 255, at a place. */
const drawings = {
  black: () => () => 0,
  white: () => () => 255,
  noise: (random) => () => random() * 256,
  'faint noise': (random) => () => 200 + random() * 8,
  stripes: () => (x, y) => ((x >> 2) + (y >> 3)) % 2 * 255,
  slopes: (random) => (x, y) => 128 + 90 * Math.sin(x / 7 + y / 31) + random() * 12,
  writing: (random) => {
    const strokes = Array.from({ length: 4096 }, () => random() < 0.4);
    return (x, y) => (y % 24 < 14 && strokes[(x >> 2) % 64 + ((y / 24) | 0) % 64 * 64] ? 40 : 220) + random() * 6;
  },
};

function check32(bytes) {
  let check = ~0;
  for (const byte of bytes) {
    check ^= byte;
    for (let digit = 0; digit < 8; digit++) check = (check >>> 1) ^ (check & 1 ? 0xedb88320 : 0);
  }
  return ~check >>> 0;
}

function chunk(type, content) {
  const body = Buffer.concat([Buffer.from(type), content]);
  const size = Buffer.alloc(4);
  size.writeUInt32BE(content.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(check32(body));
  return Buffer.concat([size, body, check]);
}

/** A grey PNG. */
function png(width, height, pixel) {
  const rows = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) rows[y * (width + 1) + 1 + x] = pixel(x, y);
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = 8;
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), chunk('IHDR', header), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))]);
}

for (const [name, drawing] of Object.entries(drawings)) {
  test(`${name}: measured the same natively, in WebAssembly and with simd`, (t) => {
    const folder = mkdtempSync(path.join(tmpdir(), 'onetrip-pictures-'));
    t.after(() => rmSync(folder, { recursive: true }));
    const lines = sizes.map(([width, height]) => {
      const file = path.join(folder, `${width}x${height}.png`);
      writeFileSync(file, png(width, height, drawing(randomOf(width * 7 + height))));
      return JSON.stringify({ op: 'material.inspect', input: {}, file });
    });
    const ours = askNative(lines);
    for (const module of ['vision', 'vision-simd']) {
      const theirs = ask(lines, process.execPath, ['build/wasm/call.mjs', `build/wasm/onetrip-${module}.wasm`]);
      ours.forEach((answer, at) => {
        assert.ok(JSON.parse(answer).ok.image, answer);
        assert.equal(theirs[at], answer, `${module}, ${sizes[at].join(' by ')}`);
      });
    }
  });
}
