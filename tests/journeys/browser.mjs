// Chromium as every journey uses it: Debian's, headless, a fresh profile, no calls of its own to the outside.

import { mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';

const { chromium } = createRequire(new URL('../../web/package.json', import.meta.url))('playwright-core');

export const phone = { width: 390, height: 844 };
export const desk = { width: 1280, height: 800 };

/** Chromium's own pages behind the address bar, of 400 scripts and two seconds of a processor for each window, and what
    playwright-core switches off: only the last list of a command line counts. */
const without = [
  'WebUIOmniboxPopup', 'WebUIOmniboxAimPopup',
  'AvoidUnnecessaryBeforeUnloadCheckSync', 'BoundaryEventDispatchTracksNodeRemoval', 'DestroyProfileOnBrowserClose', 'DialMediaRouteProvider',
  'GlobalMediaControls', 'HttpsUpgrades', 'LensOverlay', 'MediaRouter', 'PaintHolding', 'ThirdPartyStoragePartitioning', 'Translate',
  'AutoDeElevate', 'RenderDocument', 'OptimizationHints',
];

export function launch(...more) {
  return chromium.launch({
    executablePath: '/usr/bin/chromium',
    headless: true,
    args: [
      '--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync',
      `--disable-features=${without}`, ...more,
    ],
  });
}

/** Says what every open page showed when a journey broke off, keeps its picture, and throws on. */
export async function showFailure(browser, failure) {
  mkdirSync('build/journeys', { recursive: true });
  for (const [at, page] of browser.contexts().flatMap((context) => context.pages()).entries()) {
    const text = await page.locator('body').innerText().catch(() => '');
    console.error(`page ${at} at ${page.url()}:\n${text.slice(0, 3000)}`);
    await page.screenshot({ path: `build/journeys/broken-off-${at}.png` }).catch(() => undefined);
  }
  throw failure;
}
