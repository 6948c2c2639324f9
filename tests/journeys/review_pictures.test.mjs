// Every component of the review page looks as it was kept, at three widths, in both languages, in the light, the dark and the
// elder version; and the comparison does see a change. After a wanted change: look at build/review, then
// `node tests/journeys/review_page.mjs`.

import assert from 'node:assert/strict';
import test from 'node:test';
import { launch } from './browser.mjs';
import { build_review, difference, look, open_review, read_kept, serve_review, settings, show } from './review_page.mjs';

test('the components look as they were kept', async (t) => {
  build_review();
  const kept = read_kept();
  const [review, browser] = [await serve_review(), await launch()];
  try {
    const changed = [];
    const seen = new Set();
    for (const setting of settings) {
      const page = await open_review(browser, review.address, setting);
      for (const [name, now] of await look(page)) {
        const key = `${setting.name} | ${name}`;
        seen.add(key);
        const why = difference(kept.get(key), now);
        if (why) changed.push(`${key} ${why}: ${show(setting.name, name, now)}`);
      }
      await page.context().close();
    }
    changed.push(...[...kept.keys()].filter((key) => !seen.has(key)).map((key) => `${key} is gone`));
    assert.deepEqual(changed, []);

    const plain = settings.find(({ name }) => name === '390 zh light');
    // style → the parts that it changes and nothing else
    for (const [style, parts] of [
      ['.trips { color: #123456; }', ['trips']],
      ['.second.warn { border-radius: 0; }', ['buttons']],
      [':root { --edge: #8a857c; }', null],
    ]) {
      const page = await open_review(browser, review.address, plain);
      await page.addStyleTag({ content: style });
      const other = [...(await look(page))].filter(([name, now]) => difference(kept.get(`${plain.name} | ${name}`), now)).map(([name]) => name);
      if (parts) assert.deepEqual(other, parts, style);
      else assert.ok(other.length > 3, `${style}: ${other}`);
      await page.context().close();
    }
    t.diagnostic(`note: ${seen.size} looks compared`);
  } finally {
    await browser.close();
    review.close();
  }
});
