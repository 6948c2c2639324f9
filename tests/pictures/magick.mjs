// ImageMagick, which tests draw and spoil pictures with: one process a picture, two at once.

import { spawn } from 'node:child_process';

export function convert(args) {
  return new Promise((resolve, reject) => {
    const child = spawn('convert', args, { env: { ...process.env, MAGICK_THREAD_LIMIT: '1' }, stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    child.stderr.on('data', (data) => (said += data));
    child.on('error', reject);
    child.on('close', (code, signal) => (code === 0 ? resolve() : reject(new Error(`convert ended with ${code ?? signal}: ${said.slice(0, 400)}\n${args.join(' ').slice(0, 800)}`))));
  });
}

/** Runs the works, two at once, and gives their results in order. */
export async function twoAtOnce(works) {
  const results = [];
  let next = 0;
  const worker = async () => {
    while (next < works.length) {
      const at = next++;
      results[at] = await works[at]();
    }
  };
  await Promise.all([worker(), worker()]);
  return results;
}

/** ImageMagick's kernel of an even movement along a straight path of so many pixels. */
export function movementKernel(path, degrees) {
  const side = Math.floor(path / 2) * 2 + 3;
  const weights = Array.from({ length: side }, () => new Array(side).fill(0));
  const steps = 400;
  for (let step = 0; step < steps; ++step) {
    const far = ((step + 0.5) / steps - 0.5) * path;
    const x = (side - 1) / 2 + far * Math.cos((degrees * Math.PI) / 180);
    const y = (side - 1) / 2 + far * Math.sin((degrees * Math.PI) / 180);
    for (const row of [Math.floor(y), Math.floor(y) + 1]) {
      for (const column of [Math.floor(x), Math.floor(x) + 1]) {
        const weight = (1 - Math.abs(y - row)) * (1 - Math.abs(x - column));
        if (weight > 0 && weights[row]?.[column] !== undefined) weights[row][column] += weight / steps;
      }
    }
  }
  return `${side}x${side}: ${weights.map((row) => row.map((weight) => weight.toFixed(5)).join(',')).join(' ')}`;
}
