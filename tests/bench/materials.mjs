// A photo of twelve megapixels judged: beside opencv.js in Node, beside Debian's OpenCV natively, and what memory it takes.

import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { paperOf, photograph } from '../pictures/papers.mjs';
import { loadOpencv } from './materials/peers.mjs';

export const about = 'a 12-megapixel photo judged, beside opencv.js and Debian\'s OpenCV; memory';
export const needs = {
  packages: ['imagemagick', 'fonts-noto-cjk', 'libopencv-imgcodecs-dev', 'libopencv-imgproc-dev'],
  targets: ['onetrip-pictures-bench'],
  wasm: true,
};

/** The photo of a paper at 4000 by 3000, as a phone's camera and as the worst that is let in. */
async function makePhotos(folder) {
  const small = await photograph(paperOf(3), folder);
  const make = (name, args) => {
    const file = path.join(folder, name);
    const options = ['-rotate', '90', '-resize', '4000x3000!', '-seed', '5', '-attenuate', '0.1', '+noise', 'Gaussian', '-colorspace', 'sRGB', '-type', 'TrueColor', '-quality', '90'];
    const { status, stderr } = spawnSync('convert', [small, ...options, ...args, file]);
    if (status !== 0) throw new Error(String(stderr));
    return file;
  };
  return {
    baseline: make('baseline.jpg', ['-sampling-factor', '2x2']),
    progressive: make('progressive.jpg', ['-sampling-factor', '1x1', '-interlace', 'JPEG']),
  };
}

const request = Buffer.from('{"op":"material.inspect","input":{}}');

/** The module as it is, without the loader: its memory is to be seen. */
async function loadVision(name = 'onetrip-vision') {
  const { exports } = await WebAssembly.instantiate(await WebAssembly.compile(readFileSync(`build/wasm/${name}.wasm`)), {});
  exports._initialize();
  const place = (bytes) => {
    const at = exports.onetrip_alloc(bytes.length);
    new Uint8Array(exports.memory.buffer).set(bytes, at);
    return at;
  };
  return {
    inspect(file) {
      const [requestAt, fileAt] = [place(request), place(file)];
      const answerAt = exports.onetrip_call(requestAt, request.length, fileAt, file.length);
      const [size, from] = new Uint32Array(exports.memory.buffer, answerAt, 2);
      const answer = JSON.parse(Buffer.from(exports.memory.buffer, from, size).toString());
      for (const at of [requestAt, fileAt]) exports.onetrip_free(at);
      if (!answer.ok.image) throw new Error(JSON.stringify(answer));
    },
    megabytes: () => exports.memory.buffer.byteLength / 1e6,
  };
}

/** Processor time: other work on the machine does not enter. */
async function milliseconds(act) {
  const from = process.cpuUsage();
  await act();
  const { user, system } = process.cpuUsage(from);
  return (user + system) / 1000;
}

async function megabytesFor(file) {
  const vision = await loadVision();
  vision.inspect(readFileSync(file));
  return vision.megabytes();
}

export async function* rows(tools) {
  const folder = tools.folder();
  const photos = await makePhotos(folder);
  const file = readFileSync(photos.baseline);
  const vision = await loadVision();
  const simd = await loadVision('onetrip-vision-simd');
  const opencv = await loadOpencv();
  const row = (title, aim, peerName, ours, peer) => ({ row: title, unit: 'ms', aim, peerName, rounds: 7, ours, peer });

  await opencv(file);
  vision.inspect(file);
  simd.inspect(file);
  yield row('WASM in Node: a 12-megapixel JPEG, from bytes to findings', '≤ 0.333×', '@jsquash/jpeg + @techstark/opencv-js',
    () => milliseconds(() => vision.inspect(file)), () => milliseconds(() => opencv(file)));
  yield row('WASM with simd: the same', '≤ 0.333×', '@jsquash/jpeg + @techstark/opencv-js',
    () => milliseconds(() => simd.inspect(file)), () => milliseconds(() => opencv(file)));
  yield row('WASM with simd, beside the plain module', '≤ 1×', 'onetrip-vision.wasm',
    () => milliseconds(() => simd.inspect(file)), () => milliseconds(() => vision.inspect(file)));

  const peerProgram = path.join(folder, 'opencv_bench');
  await tools.run('g++', ['-O2', 'tests/bench/materials/opencv_bench.cpp', '-I/usr/include/opencv4', '-lopencv_imgcodecs', '-lopencv_imgproc', '-lopencv_core', '-o', peerProgram]);
  const native = async () => Number(await tools.run(`${tools.native}/tests/onetrip-pictures-bench`, [photos.baseline]));
  const peer = (how) => async () => Number(await tools.run(peerProgram, [how, photos.baseline]));
  yield row('native: the same, beside grey', '≤ 0.667×', 'OpenCV, IMREAD_GRAYSCALE', native, peer('gray'));
  yield row('native: the same, beside colour', '≤ 0.4×', 'OpenCV, IMREAD_COLOR', native, peer('colour'));

  yield { row: 'memory of the module: 12 megapixels, baseline 4:2:0', unit: 'MB', aim: '≤ 64 MB', rounds: 1, ours: () => megabytesFor(photos.baseline) };
  yield { row: 'memory of the module: 12 megapixels, progressive 4:4:4', unit: 'MB', aim: '≤ 96 MB', rounds: 1, ours: () => megabytesFor(photos.progressive) };
}
