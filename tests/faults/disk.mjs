// A real disk that fills up: a small tmpfs, where the system lets us mount one.

import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

export class SmallDisk {
  /** Throws where nothing can be mounted; unmounted by `close`. */
  constructor(folder, megabytes) {
    mkdirSync(folder, { recursive: true });
    const { status, stderr } = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder], { encoding: 'utf8' });
    if (status !== 0) throw new Error(`no file system can be mounted here: ${stderr.trim()}`);
    this.folder = folder;
    this.filler = path.join(folder, 'filler');
  }

  /** Nothing fits any more. */
  fill() {
    for (let size = 1 << 20; size >= 4096; size >>= 1) {
      try {
        for (;;) writeFileSync(this.filler, Buffer.alloc(size), { flag: 'a' });
      } catch (error) {
        if (error.code !== 'ENOSPC') throw error;
      }
    }
  }

  free() {
    rmSync(this.filler);
  }

  close() {
    execFileSync('umount', ['--lazy', this.folder]);
  }
}
