// Chromium as every journey uses it: Debian's, headless, a fresh profile, no calls of its own to the outside.

import { createRequire } from 'node:module';

const { chromium } = createRequire(new URL('../../web/package.json', import.meta.url))('playwright-core');

export const phone = { width: 390, height: 844 };
export const desk = { width: 1280, height: 800 };

export function launch(...more) {
  return chromium.launch({
    executablePath: '/usr/bin/chromium',
    headless: true,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync', ...more],
  });
}
