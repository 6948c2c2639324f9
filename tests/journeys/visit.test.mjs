// A visit that changes: booked, moved, wished for earlier, and moved again to the place that somebody else gives back.

import assert from 'node:assert/strict';
import test from 'node:test';
import { action, begin, chooseSlot, fillForm, givePhoto, next, portrait, receiptOf, review, signIn, title } from './citizen.mjs';
import { fillSlot } from './crowd.mjs';
import { journey } from './journey.mjs';

const firstChosen = (page) => page.locator('input[name=slot]:enabled').first();

test('book, move, join the waiting list, be offered what another gives back, take it', () =>
  journey('visit', async ({ city, page, pictures }) => {
    await begin(page, city);
    await fillForm(page);
    await givePhoto(page, await portrait(page));
    await next(page);
    await page.getByRole('group', { name: /^选时间/ }).waitFor();
    const earliest = await firstChosen(page).getAttribute('value');
    await page.getByRole('heading', { name: '候补' }).waitFor();
    await chooseSlot(page);
    await signIn(page, city);
    await page.getByText(/已为您留好/).waitFor();
    assert.match(await page.getByRole('timer').innerText(), /^(10:00|9:\d\d)$/);
    await pictures('1-held');
    await next(page);
    await review(page);
    await action(page, '提交').click();
    await receiptOf(page);
    await page.getByRole('link', { name: '看办理进度' }).click();

    // Moved in one act: the old time is kept until the new one stands.
    await page.getByRole('link', { name: '改期、候补、加入日历' }).click();
    await title(page, '预约');
    await page.getByText(/之前可以改期或取消。 还可以改 3 次/).waitFor();
    await page.getByText('办件等着这次预约').waitFor();
    await pictures('2-visit');
    await action(page, '改期').click();
    await title(page, '改到什么时间？');
    await page.getByText(/新时间约上之前，原来的一直给您留着/).waitFor();
    await page.locator('input[name=slot]:enabled').last().check();
    await pictures('3-move');
    await action(page, '改到这个时间').click();
    await page.getByText('已改好，新的时间如下。').waitFor();
    await page.getByText(/还可以改 2 次/).waitFor();

    const file = page.waitForEvent('download');
    await page.getByRole('link', { name: '加入日历（.ics）' }).click();
    assert.equal((await file).suggestedFilename(), 'visit.ics');

    // Everybody else is quicker; whoever gives a place back, it comes here.
    const holders = await fillSlot(city, earliest);
    await action(page, '加入候补').click();
    await page.getByText('正在候补，前面有 0 人').waitFor();
    await pictures('4-waiting');
    const { person, booking } = holders[0];
    await person.ask('DELETE', `/bookings/${booking.id}`);
    await page.getByText(/有名额了/).waitFor();
    assert.match(await page.getByRole('timer').innerText(), /^(30:00|29:\d\d)$/);
    await pictures('5-offered');
    await action(page, '要这个时间').click();
    await page.getByText('已改好，新的时间如下。').waitFor();
    const local = earliest.slice(11);
    await page.locator('.place', { hasText: `${local}–` }).waitFor();
    await pictures('6-taken');

    await page.getByRole('link', { name: '返回' }).click();
    await title(page, '我的预约');
    await page.getByRole('link', { name: new RegExp(`${local}–`) }).waitFor();
    await pictures('7-my-visits');
  }));
