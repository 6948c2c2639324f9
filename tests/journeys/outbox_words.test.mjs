// What lies in the outbox is told where it belongs: on the case's page, on the form for what was asked for, and to
// another person who uses the phone.

import assert from 'node:assert/strict';
import test from 'node:test';
import { action, begin, fillForm, givePhoto, portrait, receiptOf, signIn, title, upToReview } from './citizen.mjs';
import { act, openCase, signIn as signInAtDesk } from './clerk.mjs';
import { journey } from './journey.mjs';

/** A phone that says it has no network, for as long as `away` is set there; what is asked goes through all the same. */
const networkAway = (page, away) => page.evaluate((now) => {
  Object.defineProperty(navigator, 'onLine', { configurable: true, get: () => !now });
  window.dispatchEvent(new Event(now ? 'offline' : 'online'));
}, away);

async function untilReview(page, city, phone) {
  await begin(page, city);
  await fillForm(page, phone ? { mobile: phone } : {});
  await givePhoto(page, await portrait(page));
  await upToReview(page, city);
}

test('on the case: what waits there, and the form for what was asked for while it waits', () =>
  journey('outbox-words', async ({ city, browser, page, pictures }) => {
    await untilReview(page, city);
    await action(page, '提交').click();
    const number = await receiptOf(page);
    await page.getByRole('link', { name: '看办理进度' }).click();
    await page.getByText('等待受理').first().waitFor();

    await networkAway(page, true);
    await action(page, '撤回申请').click();
    await action(page, '确定撤回').click();
    await page.getByRole('heading', { name: '撤回申请：教师资格认定' }).waitFor();
    await page.getByText('等待网络，还没有送出').waitFor();
    await page.getByRole('heading', { name: '撤回申请：教师资格认定' }).scrollIntoViewIfNeeded();
    await pictures('1-case');
    await action(page, '取消发送').click();
    await page.getByText('等待网络，还没有送出').waitFor({ state: 'detached' });
    await networkAway(page, false);

    const desk = await signInAtDesk(browser, city);
    await openCase(desk, number);
    await act(desk, '发一次性告知书');
    await desk.getByRole('checkbox', { name: '一寸证件照' }).check();
    await desk.getByLabel('一寸证件照 要求').fill('请换一张近期照片');
    await act(desk, '发出告知书');
    await page.getByRole('link', { name: '现在补正' }).click();
    await title(page, '补正');
    await page.getByLabel('从相册选择').setInputFiles({ name: 'photo.jpg', mimeType: 'image/jpeg', buffer: await portrait(page) });
    await action(page, '使用这张照片').click();
    await page.getByText('已收到，').first().waitFor();
    await networkAway(page, true);
    await action(page, '提交补正').click();
    await page.getByText('已放进待发送').waitFor();
    assert.equal(await page.getByLabel('从相册选择').isDisabled(), true, 'nothing is changed while it lies there');
    await pictures('2-supplement');
    await networkAway(page, false);
    await page.getByText('已提交，等待受理').first().waitFor();
  }));

test('another person who signs in is told that it is not theirs, and it is not sent for them', () =>
  journey('outbox-anothers', async ({ city, page, pictures }) => {
    await untilReview(page, city);
    await networkAway(page, true);
    await action(page, '提交').click();
    await page.getByText('已放进待发送').waitFor();
    await page.getByRole('link', { name: '我的办件' }).click();
    await action(page, '退出登录').click();
    await action(page, '用手机号登录').click();
    await signIn(page, city, { phone: '13900139000' });
    await page.getByText('已登录：139****9000').waitFor();
    await page.getByText('没有送出，它属于另一个人，要等本人登录').waitFor();
    await page.getByText('有 1 件没有送出，需要您看一看。').waitFor();
    await pictures('1-cases');
    await page.goto(`${city.address}/#/services/teacher-qualification/review`);
    await page.getByText('没有送出，它属于另一个人').first().waitFor();
    assert.equal(await action(page, '提交').count(), 0);
    await pictures('2-review');
    await networkAway(page, false);
    await page.getByRole('link', { name: '我的办件' }).click();
    await page.getByText('没有送出，它属于另一个人，要等本人登录').waitFor();
    assert.equal(await page.evaluate(() => fetch('/api/v1/cases').then((answer) => answer.json()).then((list) => list.cases.length)), 0);
  }));
