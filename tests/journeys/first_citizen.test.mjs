// The first citizen is served: from the phone to the parcel, in a real browser at phone size, against the real server,
// store, core and courier format.

import assert from 'node:assert/strict';
import test from 'node:test';
import { action, begin, chooseSlot, fillForm, givePhoto, next, picturesOf, portrait, receiptOf, review, signIn, title } from './citizen.mjs';
import { act, openCase, ship, signIn as signInAtDesk } from './clerk.mjs';
import { phone } from './browser.mjs';
import { journey } from './journey.mjs';

test('teacher qualification: fill in, photo, booking, receipt, decision, certificate by mail to the door', () =>
  journey('first-citizen', async ({ city, browser, page, pictures }) => {
    await page.goto(`${city.address}/`);
    await title(page, '您要办什么事？');
    await pictures('1-find');
    await begin(page, city);
    await fillForm(page, { pictures: (name) => pictures(`3-${name}`) });
    await pictures('4-materials');
    await givePhoto(page, await portrait(page), (name) => pictures(`5-${name}`));
    await next(page);
    await chooseSlot(page);
    // The number of the form stands there already; the time chosen is kept for whoever has signed in.
    await signIn(page, city, { pictures: (name) => pictures(`6-sign-in-${name}`) });
    await page.getByText(/已为您留好/).waitFor();
    await pictures('6-booked');
    await next(page);
    await review(page);
    await pictures('7-review');
    await action(page, '提交').click();
    const number = await receiptOf(page);
    await pictures('8-receipt');
    await page.emulateMedia({ media: 'print' });
    await pictures('8-receipt-printed');
    const [seen, pressed] = await page.evaluate(() => [document.body.innerText, [...document.querySelectorAll('button, .frame nav, .action a, .note')].filter((one) => one.checkVisibility()).length]);
    for (const part of ['已收到您的申请', '教师资格认定', '一寸证件照', '办件编号', '查询码', '回执有效', '签名']) assert.ok(seen.includes(part), `${part} is not on paper`);
    assert.equal(pressed, 0, 'nothing to press on paper');
    const paper = await page.pdf({ path: 'build/journeys/receipt.pdf', format: 'A4' });
    assert.equal(paper.toString('latin1').match(/\/Type\s*\/Page\b/g).length, 1, 'one sheet of paper');
    await page.emulateMedia({ media: null });
    await page.getByRole('link', { name: '看办理进度' }).click();
    await page.getByText('等待受理').first().waitFor();

    const desk = await signInAtDesk(browser, city);
    const deskPictures = picturesOf(desk, 'console');
    await deskPictures('1-queue');
    await openCase(desk, number);
    await deskPictures('2-case');
    assert.equal(await desk.locator('figure img').evaluate((image) => image.naturalWidth), 295);
    await act(desk, '受理');
    // The citizen's page follows by itself.
    await page.getByText('已受理，正在审核').first().waitFor();
    await act(desk, '准予');
    await page.getByText('已批准').first().waitFor();
    await ship(desk, '1130012345678');
    await page.getByText('正在派送').first().waitFor();
    await page.getByText('已签收').first().waitFor();
    await page.getByText('已办结').first().waitFor();
    await pictures('9-delivered');
    await desk.getByText('已签收').first().waitFor();
    await deskPictures('3-closed');

    // Opened anew, everything is still there.
    await page.reload();
    await page.getByText('已签收').first().waitFor();
    await page.getByRole('link', { name: '我的办件' }).click();
    await page.getByText('已办结').first().waitFor();
    await pictures('10-my-cases');

    // The same person on another phone: signed in, the case is there; and the first phone can be signed out from it.
    const other = await (await browser.newContext({ viewport: phone, locale: 'zh-CN', hasTouch: true, isMobile: true })).newPage();
    await other.goto(`${city.address}/#/cases`);
    await action(other, '用手机号登录').click();
    await signIn(other, city, { phone: '13800138000' });
    await other.getByText('已登录：138****8000').waitFor();
    await other.getByText('已办结').first().waitFor();
    await action(other, '让它退出').click();
    await action(other, '让它退出').waitFor({ state: 'detached' });
    await page.reload();
    await page.getByText('还没有登录').waitFor();
    await page.getByText('这台手机上还没有办件').waitFor();
  }));
