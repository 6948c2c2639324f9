// The citizen's page of a parcel: the address changed in time, live within two seconds of the courier's push, whole again
// after a minute without a network, a problem reported.

import assert from 'node:assert/strict';
import test from 'node:test';
import { Carrier, callbackBody, pushText, signature } from '../faults/carrier.mjs';
import { shippedParcels } from '../faults/parcels.mjs';
import { Random } from '../faults/random.mjs';
import { Server } from '../faults/server.mjs';
import { launch, phone, showFailure } from './browser.mjs';
import { action, picturesOf } from './citizen.mjs';
import { openLine } from './line.mjs';

const formHeaders = { 'Content-Type': 'application/x-www-form-urlencoded' };
const liveMillisecondsMax = 2_000;
const awayMilliseconds = 60_000;

const story = [
  ['103', '【云川市】已揽收', '云川市'],
  ['1002', '离开【云川市】发往【澜溪市】', '云川市'],
  ['1001', '到达【澜溪市】处理中心', '澜溪,澜溪市'],
  ['5', '正在派送', '澜溪,澜溪市'],
];

/** The first `count` things the courier has to tell, an hour apart. */
async function push(server, parcel, count) {
  const at = (index) => Date.now() - (story.length - index) * 3_600_000;
  const events = story.slice(0, count).map(([code, text, areaName], index) => ({ at: at(index), code, text, areaName }));
  const param = pushText(parcel.waybill, events);
  const body = callbackBody(param, signature(param, parcel.salt));
  const answer = await fetch(server.address + parcel.callback, { method: 'POST', headers: formHeaders, body });
  assert.equal(answer.status, 200);
}

test('a parcel on the phone: elsewhere after all, live, away for a minute and whole again, and something wrong with it', async () => {
  const carrier = new Carrier();
  await carrier.start();
  const server = new Server({ options: ['--courier-url', carrier.address] });
  const browser = await launch();
  let line;
  try {
    await server.start();
    line = await openLine(server.address);
    const [parcel] = await shippedParcels(server, carrier, new Random(1), 1);
    const context = await browser.newContext({ viewport: phone, locale: 'zh-CN', hasTouch: true, isMobile: true });
    const [name, value] = parcel.citizen.client.cookie.split('=');
    await context.addCookies([{ name, value, url: line.address }]);
    const page = await context.newPage();
    const pictures = picturesOf(page, 'parcel-page');
    await page.goto(`${line.address}/#/cases/${parcel.number}`);
    await page.getByRole('heading', { name: '寄到哪里' }).waitFor();

    await action(page, '更改收件地址').click();
    await page.getByLabel('收件地址').fill('');
    await action(page, '更改地址').click();
    await page.getByText('请填写或选择这一项').first().waitFor();
    await page.getByLabel('收件地址').fill('云川市城西区桂花路 6 号 2 幢 301 室');
    await page.getByLabel('收件人').fill('王试验');
    await action(page, '更改地址').click();
    await page.getByText('王**').waitFor();
    await page.getByText('您更改了收件地址').waitFor();
    await page.getByLabel('快递有变化时发短信给我').uncheck();
    await pictures('1-address');

    await push(server, parcel, 1);
    const pushed = performance.now();
    await page.getByText('快递已揽收').first().waitFor({ timeout: liveMillisecondsMax });
    console.log(`note: the open page told of a push after ${Math.round(performance.now() - pushed)} ms`);
    await action(page, '更改收件地址').waitFor({ state: 'detached' });

    // The phone is in a tunnel while the parcel goes on.
    line.cut();
    await page.getByLabel('快递有变化时发短信给我').click();
    await page.getByRole('alert').getByText('网络不通').waitFor();
    assert.equal(await page.getByLabel('快递有变化时发短信给我').isChecked(), false, 'a wish that was not taken is taken back, and it is said why');
    await push(server, parcel, 2);
    await push(server, parcel, 3);
    await push(server, parcel, 4);
    await new Promise((resolve) => setTimeout(resolve, awayMilliseconds));
    assert.equal(await page.getByText('正在派送').count(), 0);
    line.mend();
    await page.getByText('正在派送').first().waitFor({ timeout: 40_000 });
    for (const [, text] of story.slice(0, 3)) await page.getByText(text).waitFor();
    await page.getByRole('img', { name: '路线：云川市、澜溪市，下一站：收件人' }).waitFor();
    await page.getByRole('heading', { name: '证书快递' }).scrollIntoViewIfNeeded();
    await pictures('2-whole-again');

    await action(page, '快递有问题').click();
    await page.getByLabel('外包装或证书破损').check();
    await pictures('3-problem');
    await action(page, '告诉窗口').click();
    await page.getByText('您反映快件破损').first().waitFor();
  } catch (failure) {
    await showFailure(browser, failure);
  } finally {
    await browser.close();
    line?.close();
    carrier.close();
    await server.close();
  }
});
