// A hall has to close: the supervisor sees whom it hits before it is done, the citizen is moved on and told.

import assert from 'node:assert/strict';
import test from 'node:test';
import { action, begin, fillForm, givePhoto, picturesOf, portrait, receiptOf, upToReview } from './citizen.mjs';
import { supervisor } from './city.mjs';
import { signIn as signInAtDesk } from './clerk.mjs';
import { journey } from './journey.mjs';
import { untilTold } from './told.mjs';

const bookingOf = (page) => page.evaluate(async () => (await (await fetch('/api/v1/bookings')).json()).bookings[0]);

test('close a day after a look at whom it hits; moved, told, and open again', () =>
  journey('hall_closure', async ({ city, browser, page, pictures }) => {
    await begin(page, city);
    await fillForm(page);
    await givePhoto(page, await portrait(page));
    await upToReview(page, city);
    await action(page, '提交').click();
    await receiptOf(page);
    const before = await bookingOf(page);

    const desk = await signInAtDesk(browser, city, supervisor);
    const deskPictures = picturesOf(desk, 'hall_closure-desk');
    await desk.goto(`${city.address}/console#/halls/demo-hospital/closures`);
    await desk.getByText('没有临时关闭').waitFor();
    await desk.getByLabel('日期').fill(before.day);
    await desk.getByLabel('原因').fill('停水');
    await desk.getByRole('button', { name: '先看影响' }).click();
    await desk.getByText(/影响 1 个已约好的：.*1 个顺延/).waitFor();
    await desk.getByRole('listitem').filter({ hasText: '教师资格体检：改到' }).waitFor();
    await deskPictures('1-hit');
    assert.equal((await bookingOf(page)).slot, before.slot);
    await desk.getByRole('button', { name: '确定关闭并通知' }).click();
    await desk.getByText('已关闭，受影响的人已收到通知').waitFor();
    await desk.getByRole('cell', { name: '停水' }).waitFor();
    await deskPictures('2-closed');

    const after = await bookingOf(page);
    assert.ok(after.day > before.day, `${before.slot} -> ${after.slot}`);
    assert.equal(after.moves_left, before.moves_left);
    await untilTold(page, 'moved');
    await page.goto(`${city.address}/#/visits`);
    await page.getByText(/大厅的开放时间有变，您的预约改到/).waitFor();
    await pictures('1-told');
    await page.getByRole('button', { name: '知道了' }).click();
    await page.getByText(/大厅的开放时间有变/).waitFor({ state: 'detached' });

    await desk.getByRole('button', { name: '恢复开放' }).click();
    await desk.getByText('没有临时关闭').waitFor();
    await desk.goto(`${city.address}/console#/halls/demo-hospital/figures`);
    await desk.getByText('号源使用率').first().waitFor();
    await desk.locator('.bars canvas').nth(2).waitFor();
    await deskPictures('3-figures');
    assert.equal(await desk.getByRole('alert').count(), 0);
  }));
