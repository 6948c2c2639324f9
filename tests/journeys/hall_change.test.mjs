// A hall has other hours from a day on: the supervisor sees whom that hits before it is done, the citizen is moved on,
// told, and sees the new times; a window is taken away; what was changed is taken back.

import assert from 'node:assert/strict';
import test from 'node:test';
import { action, begin, fillForm, givePhoto, picturesOf, portrait, receiptOf, title, upToReview } from './citizen.mjs';
import { supervisor } from './city.mjs';
import { signIn as signInAtDesk } from './clerk.mjs';
import { journey } from './journey.mjs';
import { untilTold } from './told.mjs';

const ask = (page, path) => page.evaluate(async (wanted) => (await fetch(`/api/v1${wanted}`)).json(), path);
const bookingOf = async (page) => (await ask(page, '/bookings')).bookings[0];
const weekdayOf = (day) => ['周日', '周一', '周二', '周三', '周四', '周五', '周六'][new Date(day).getUTCDay()];

test('shorten a weekday from a day on, take a window away, take the first back; moved, told, new times', () =>
  journey('hall_change', async ({ city, browser, page, pictures }) => {
    await begin(page, city);
    await fillForm(page);
    await givePhoto(page, await portrait(page));
    await upToReview(page, city);
    await action(page, '提交').click();
    await receiptOf(page);
    const before = await bookingOf(page);
    assert.equal(before.slot, `${before.day}T08:00`, 'the first of the day');

    const desk = await signInAtDesk(browser, city, supervisor);
    const deskPictures = picturesOf(desk, 'hall_change-desk');
    await desk.goto(`${city.address}/console#/halls/demo-hospital/hours`);
    await desk.getByText('没有调整').waitFor();
    await desk.getByLabel('从哪天起').fill(before.day);
    const hours = desk.getByLabel(weekdayOf(before.day), { exact: true });
    await hours.fill('上午');
    await desk.getByLabel('调整原因').fill('早上培训');
    await desk.getByRole('button', { name: '先看影响' }).click();
    await desk.getByText(/的时间看不懂/).waitFor();
    await hours.fill('9:00-11:30');
    await desk.getByRole('button', { name: '先看影响' }).click();
    await desk.getByText(/影响 1 个已约好的：.*1 个顺延/).waitFor();
    await desk.getByRole('listitem').filter({ hasText: '教师资格体检：改到' }).waitFor();
    await deskPictures('1-hit');
    assert.equal((await bookingOf(page)).slot, before.slot);
    await desk.getByRole('button', { name: '确定调整并通知' }).click();
    await desk.getByText('已调整，受影响的人会收到通知').waitFor();
    const shortened = desk.locator('section.act').filter({ hasText: '早上培训' });
    await shortened.getByText('整个大厅').waitFor();
    await deskPictures('2-changed');

    const after = await bookingOf(page);
    assert.equal(after.slot, `${before.day}T09:00`);
    assert.equal(after.moves_left, before.moves_left);
    await untilTold(page, 'moved');
    await page.goto(`${city.address}/#/visits`);
    await page.getByText(/您的预约改到/).waitFor();
    await pictures('1-told');
    await page.getByRole('link', { name: /09:00–/ }).click();
    await title(page, '预约');
    await action(page, '改期').click();
    await title(page, '改到什么时间？');
    await page.locator(`input[name=slot][value="${before.day}T09:30"]`).waitFor({ state: 'attached' });
    const offered = await page.locator('input[name=slot]').evaluateAll((inputs) => inputs.map(({ value }) => value));
    assert.ok(!offered.includes(before.slot) && !offered.includes(`${before.day}T08:30`), offered.join(' '));
    await pictures('2-new-times');

    await desk.getByLabel('窗口组').selectOption({ label: '教师资格体检' });
    await desk.getByLabel('网上').fill('3');
    await desk.getByLabel('调整原因').fill('少一个窗口');
    await desk.getByRole('button', { name: '先看影响' }).click();
    await desk.getByText('没有已约好的人受影响').waitFor();
    await desk.getByRole('button', { name: '确定调整并通知' }).click();
    await desk.locator('section.act').filter({ hasText: '少一个窗口' }).getByText('网上 3').waitFor();
    const slotsOf = async () => (await ask(page, `/halls/demo-hospital/slots?service=medical-check&days=1&from=${before.day}`)).days[0].slots;
    assert.deepEqual([...new Set((await slotsOf()).map(({ capacity }) => capacity))], [3]);

    await shortened.getByRole('button', { name: '撤回' }).click();
    await shortened.getByText('没有已约好的人受影响').waitFor();
    await shortened.getByRole('button', { name: '确定撤回并通知' }).click();
    await desk.getByText('已结束的调整').click();
    await shortened.getByText(/由 .* 撤回/).waitFor();
    await deskPictures('3-taken-back');
    assert.equal((await slotsOf())[0].from, '08:00');
    assert.equal(await desk.getByRole('alert').count(), 0);
  }));
