// A form on a slow line: its first step takes answers before the core is here, and judges them when it comes.

import assert from 'node:assert/strict';
import test from 'node:test';
import { applicant, choose, next, title } from './citizen.mjs';
import { journey } from './journey.mjs';

test('answers given before the core came are kept, and looked at before anybody goes on', () =>
  journey('early-form', async ({ city, page, pictures }) => {
    let arrive;
    const held = new Promise((resolve) => (arrive = resolve));
    await page.route('**/*.wasm', (route) => held.then(() => route.continue()));
    await page.goto(`${city.address}/#/services/teacher-qualification/form`);
    await title(page, '申请人');
    await page.getByLabel('姓名', { exact: true }).fill(applicant.姓名);
    await choose(page, '证件类型', '居民身份证');
    await page.getByLabel('证件号码', { exact: true }).fill('110101199003078671');
    await next(page);
    await page.getByText('正在加载').waitFor();
    await pictures('1-held');
    arrive();
    await page.getByText('有 2 处需要修改').waitFor();
    await page.getByRole('link', { name: /^证件号码：.*逐位核对/ }).waitFor();
    assert.equal(await page.getByLabel('姓名', { exact: true }).inputValue(), applicant.姓名);
  }));

test('what the document asks ahead is asked once, and its frame is the one that the page draws', () =>
  journey('ahead', async ({ city, page }) => {
    const asked = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    const refused = [];
    page.on('console', (message) => message.text().includes('Content Security Policy') && refused.push(message.text()));
    const address = `${city.address}/#/services/teacher-qualification/form`;

    await page.goto(address, { waitUntil: 'commit' });
    await title(page, '申请人');
    await page.getByLabel('姓名', { exact: true }).waitFor();
    const [drawn, early] = await page.evaluate(async () => {
      const text = await fetch('/').then((answer) => answer.text());
      const frames = [document, new DOMParser().parseFromString(text, 'text/html')].map((each) => each.querySelector('header.frame'));
      return frames.map((frame) => frame.innerHTML.replace(/ href="[^"]*">跳/, '>跳'));
    });
    assert.equal(drawn, early);
    // Both were asked for by the document, and taken.
    assert.deepEqual(await page.evaluate(() => window.onetrip_ahead), { path: '/api/v1/services/teacher-qualification', answer: null, core: null });
    assert.equal(await page.locator('header.frame[data-ahead]').count(), 0);
    await page.getByLabel('证件号码', { exact: true }).fill('110101199003078671');
    await page.getByLabel('证件号码', { exact: true }).blur();
    await page.getByText(/逐位核对/).first().waitFor();
    for (const once of [/\.wasm$/, /^\/api\/v1\/services\/teacher-qualification$/]) {
      assert.equal(asked.filter((path) => once.test(path)).length, 1, `${once}: ${asked.join(' ')}`);
    }
    assert.deepEqual(refused, []);
  }));

test('whoever reads English sees a form that was never drawn in another language', () =>
  journey('early-english', async ({ city, page }) => {
    await page.addInitScript(() => {
      localStorage.setItem('onetrip.language', 'en');
      window.titles = [];
      new MutationObserver(() => {
        const title = document.querySelector('h1')?.textContent;
        if (title && window.titles.slice(-1)[0] !== title) window.titles.push(title);
      }).observe(document, { childList: true, subtree: true, characterData: true });
    });
    await page.goto(`${city.address}/#/services/teacher-qualification/form`);
    await page.getByRole('textbox', { name: 'Name', exact: true }).waitFor();
    await page.waitForFunction(() => performance.getEntriesByName('core').length > 0);
    assert.deepEqual(await page.evaluate(() => window.titles), ['Applicant']);
  }));

test('an answer that takes long is waited for on a page that works, and the form comes with it', () =>
  journey('early-late', async ({ city, page }) => {
    let arrive;
    const held = new Promise((resolve) => (arrive = resolve));
    await page.route('**/api/v1/services/teacher-qualification', (route) => held.then(() => route.continue()));
    await page.goto(`${city.address}/#/services/teacher-qualification/form`);
    await title(page, '填写表单');
    await page.getByRole('button', { name: '长辈版' }).click();
    await page.getByRole('button', { name: '标准版' }).waitFor();
    arrive();
    await title(page, '申请人');
    await page.getByLabel('姓名', { exact: true }).waitFor();
  }));
