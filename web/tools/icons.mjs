// Draws the icons that phones want as PNG from citizen/public/icon.svg. Run by hand when the drawing changes.

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const folder = fileURLToPath(new URL('../citizen/public/', import.meta.url));
const svg = readFileSync(`${folder}icon.svg`, 'utf8');
// A maskable icon fills its square and keeps the drawing inside the circle that every mask leaves.
const full = svg.replace('rx="14"', '').replace('viewBox="0 0 64 64"', 'viewBox="-8 -8 80 80"').replace('<rect', '<rect x="-8" y="-8"').replace('width="64" height="64"', 'width="80" height="80"');
const icons = [
  ['icon-192.png', 192, svg],
  ['icon-512.png', 512, svg],
  ['icon-maskable.png', 512, full],
];
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
for (const [name, size, drawing] of icons) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  await page.setContent(`<style>*{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${drawing}`);
  await page.screenshot({ path: folder + name, omitBackground: true });
  await page.close();
}
await browser.close();
