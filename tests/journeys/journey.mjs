// One journey: a city, a browser, a citizen's phone; afterwards nothing of them is left. A page that threw fails the
// journey, and so does a city that does not end cleanly.

import assert from 'node:assert/strict';
import { launch, phone, showFailure } from './browser.mjs';
import { picturesOf } from './citizen.mjs';
import { openCity } from './city.mjs';

/** `walk({city, browser, page, pictures})`; pictures lie in build/journeys under the journey's name. The page has no service
    worker unless `serviceWorkers` is `allow`: what a worker fetches, page.route cannot see. `isMobile: false`: the
    width is what is set, not what a phone makes of it. Other `settings` are openCity's. */
export async function journey(name, walk, { serviceWorkers = 'block', isMobile = true, ...settings } = {}) {
  const city = await openCity(settings);
  const browser = await launch();
  try {
    const context = await browser.newContext({ viewport: phone, locale: 'zh-CN', hasTouch: true, isMobile, serviceWorkers });
    const page = await context.newPage();
    page.setDefaultTimeout(20_000);
    const errors = [];
    page.on('pageerror', (error) => errors.push(String(error)));
    await walk({ city, browser, page, pictures: picturesOf(page, name) });
    assert.deepEqual(errors, []);
  } catch (failure) {
    await showFailure(browser, failure);
  } finally {
    await browser.close();
    assert.equal(await city.close(), 0);
  }
}
