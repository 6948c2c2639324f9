// A parcel that a neighbour took in: the page asks, and takes either answer.

import assert from 'node:assert/strict';
import test from 'node:test';
import { Carrier, callbackBody, pushText, signature } from '../faults/carrier.mjs';
import { shippedParcels } from '../faults/parcels.mjs';
import { Random } from '../faults/random.mjs';
import { Server } from '../faults/server.mjs';
import { launch, phone, showFailure } from './browser.mjs';
import { action, picturesOf } from './citizen.mjs';

const formHeaders = { 'Content-Type': 'application/x-www-form-urlencoded' };

test('a certificate that a neighbour took in: not there, then there after all', async () => {
  const carrier = new Carrier();
  await carrier.start();
  const server = new Server({ options: ['--courier-url', carrier.address] });
  const browser = await launch();
  try {
    await server.start();
    const [parcel] = await shippedParcels(server, carrier, new Random(1), 1);
    const context = await browser.newContext({ viewport: phone, locale: 'zh-CN', hasTouch: true, isMobile: true });
    const [name, value] = parcel.citizen.client.cookie.split('=');
    await context.addCookies([{ name, value, url: server.address }]);
    const page = await context.newPage();
    const pictures = picturesOf(page, 'neighbour');
    await page.goto(`${server.address}/#/cases/${parcel.number}`);
    await page.getByRole('heading', { name: '证书快递' }).waitFor();

    const events = [['103', '已揽收'], ['5', '正在派送'], ['303', '已签收，他人代收：邻居']];
    const param = pushText(parcel.waybill, events.map(([code, text], at) => ({ at: Date.now() - (3 - at) * 3_600_000, code, text })));
    const body = callbackBody(param, signature(param, parcel.salt));
    const told = await fetch(server.address + parcel.callback, { method: 'POST', headers: formHeaders, body });
    assert.equal(told.status, 200);

    // The open page asks by itself.
    await page.getByText('一周内没有回答，视为已收到', { exact: false }).waitFor();
    await pictures('1-asked');
    await action(page, '没有收到').click();
    await page.getByText('您反映没有收到', { exact: true }).first().waitFor();
    await page.getByText('一周内没有回答', { exact: false }).waitFor({ state: 'detached' });
    await pictures('2-not-there');
    await action(page, '已收到').click();
    await page.getByText('已办结').first().waitFor();
    await pictures('3-closed');
  } catch (failure) {
    await showFailure(browser, failure);
  } finally {
    await browser.close();
    carrier.close();
    await server.close();
  }
});
