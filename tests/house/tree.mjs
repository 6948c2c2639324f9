// What the house tests look at: the files that git tracks or would track.

import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

export const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { encoding: 'utf8' })
  .split('\n')
  .filter((name) => name !== '' && existsSync(name));

export const read = (name) => readFileSync(name, 'utf8');
export const under = (room, ...endings) =>
  files.filter((name) => name.startsWith(`${room}/`) && endings.some((ending) => name.endsWith(ending)));
export const code = files.filter((name) => /\.(cpp|h|ts|tsx|mjs|js|css)$/.test(name) || name === 'onetrip' || name === '.ci/run');
