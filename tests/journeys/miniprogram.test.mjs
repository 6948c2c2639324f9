// The mini-program as it was built, run by WeChat's component core in Chromium: a number is checked as it is typed.

import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import test from 'node:test';
import { launch, phone } from './browser.mjs';
import { packagePage } from './miniprogram/package_page.mjs';

test('the mini-program checks an identity number as it is typed', async () => {
  const { script, style, problems } = await packagePage('web/miniprogram/dist');
  assert.deepEqual(problems, []);
  const browser = await launch();
  try {
    const page = await browser.newPage({ viewport: phone });
    const errors = [];
    page.on('pageerror', (error) => errors.push(String(error)));
    await page.setContent(`<!doctype html><html lang="zh-CN"><meta charset="utf-8"><style>wx-view, view { display: block } ${style}</style><body>`);
    await page.addScriptTag({ content: script });
    const number = page.getByLabel('公民身份号码');
    const verdict = page.locator('.verdict');
    const says = (pattern) => page.waitForFunction(
      ([selector, source]) => new RegExp(source).test(document.querySelector(selector)?.textContent ?? ''), ['.verdict', pattern.source]);

    // Letter by letter, with the keyboard: the last digit is wrong.
    await number.pressSequentially('110101199003078671');
    await says(/逐位核对/);
    assert.equal(await page.locator('.fact').count(), 0);

    // Full-width digits and a small x are what people type; the core takes them.
    await number.fill('33010219200403064x');
    await says(/号码正确/);
    await number.fill('１１０１０１１９９００３０７８６７０');
    await says(/号码正确/);
    assert.deepEqual(await page.locator('.fact-value').allTextContents(), ['110101 19900307 8670', '1990-03-07', '男']);
    mkdirSync('build/journeys', { recursive: true });
    await page.screenshot({ path: 'build/journeys/miniprogram.png' });

    await number.fill('');
    await page.waitForFunction(() => document.querySelector('.verdict')?.textContent === '');
    assert.equal(await verdict.textContent(), '');
    assert.deepEqual(errors, []);
  } finally {
    await browser.close();
  }
});
