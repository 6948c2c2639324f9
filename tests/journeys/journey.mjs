// One journey: a city, a browser, a citizen's phone; afterwards nothing of them is left. A page that threw fails the
// journey, and so does a city that does not end cleanly.

import assert from 'node:assert/strict';
import { launch, phone, showFailure } from './browser.mjs';
import { picturesOf } from './citizen.mjs';
import { openCity } from './city.mjs';
import { Everybody } from './everybody.mjs';

/** `walk({city, browser, page, pictures})`; pictures lie in build/journeys under the journey's name. The page has no service
    worker unless `serviceWorkers` is `allow`: what a worker fetches, page.route cannot see. `isMobile: false`: the
    width is what is set, not what a phone makes of it. `looks`: every screen of which a picture is taken is looked at for
    everybody, too (everybody.mjs). Other `settings` are openCity's. */
export async function journey(name, walk, { serviceWorkers = 'block', looks = false, isMobile = !looks, ...settings } = {}) {
  const city = await openCity(settings);
  const browser = await launch();
  try {
    const context = await browser.newContext({ viewport: phone, locale: 'zh-CN', hasTouch: true, isMobile, serviceWorkers });
    const page = await context.newPage();
    page.setDefaultTimeout(20_000);
    const errors = [];
    page.on('pageerror', (error) => errors.push(String(error)));
    const everybody = new Everybody();
    const take = picturesOf(page, name);
    const pictures = looks ? (of) => take(of).then(() => everybody.look(page, `${name} ${of}`)) : take;
    await walk({ city, browser, page, pictures });
    assert.deepEqual(errors, []);
    if (looks) console.log(`note: for everybody, ${name}, ${everybody.said}`);
    assert.deepEqual([...new Set(everybody.wrong)], []);
  } catch (failure) {
    await showFailure(browser, failure);
  } finally {
    await browser.close();
    assert.equal(await city.close(), 0);
  }
}
