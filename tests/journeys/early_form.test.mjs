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
