// opencv.js with the fastest JPEG decoder that npm has (mozjpeg in WebAssembly): pixels, grey, Laplacian, histogram.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const require = createRequire(new URL('../peers/materials/package.json', import.meta.url));

/** The decoder hands its pixels out as the page's own type, which Node lacks. */
globalThis.ImageData ??= class ImageData {
  constructor(data, width, height) {
    Object.assign(this, { data, width, height });
  }
};

export async function loadOpencv() {
  const cv = require('@techstark/opencv-js');
  // It resolves to itself: whoever awaits it waits for ever.
  delete cv.then;
  if (!cv.Mat) await new Promise((resolve) => (cv.onRuntimeInitialized = resolve));
  const decoder = require.resolve('@jsquash/jpeg/decode.js');
  const { default: decode, init } = await import(pathToFileURL(decoder));
  await init(await WebAssembly.compile(readFileSync(decoder.replace(/decode\.js$/, 'codec/dec/mozjpeg_dec.wasm'))));
  return async (file) => {
    const pixels = cv.matFromImageData(await decode(file));
    const [gray, edges, mean, deviation, histogram, mask] = Array.from({ length: 6 }, () => new cv.Mat());
    cv.cvtColor(pixels, gray, cv.COLOR_RGBA2GRAY);
    cv.Laplacian(gray, edges, cv.CV_16S);
    cv.meanStdDev(edges, mean, deviation);
    const list = new cv.MatVector();
    list.push_back(gray);
    cv.calcHist(list, [0], mask, histogram, [256], [0, 256]);
    for (const one of [pixels, gray, edges, mean, deviation, histogram, mask, list]) one.delete();
  };
}
