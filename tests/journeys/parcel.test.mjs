// A certificate goes by mail: granted, somebody named who may receive it, labelled, handed over by a scan, followed by the demo carrier's pushes on the open
// page, delivered; and what the desk sees of it.

import assert from 'node:assert/strict';
import test from 'node:test';
import { action, picturesOf } from './citizen.mjs';
import { act, inGroups, openCase, ship, signIn as signInAtDesk } from './clerk.mjs';
import { grantedCase, openAs } from './granted.mjs';
import { journey } from './journey.mjs';

const waybill = '1130012345678';
/** Time enough for the desk between the waybill and the carrier's first word. */
const paceMs = 12_000;

/** A demo city's log shows what it would send to phones. */
async function noticed(city, notice) {
  for (let tries = 0; !city.said().includes(`"notice":"${notice}"`); tries += 1) {
    assert.ok(tries < 100, `nobody was told: ${notice}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

test('a parcel: labelled, handed over, live on the page, delivered, counted', () =>
  journey(
    'parcel',
    async ({ city, browser, page, pictures }) => {
      const granted = await grantedCase(city);
      const { number } = granted;
      await openAs(page, city, granted);
      await page.getByText('已批准').first().waitFor();

      const desk = await signInAtDesk(browser, city);
      const deskPictures = picturesOf(desk, 'parcel-desk');
      await openCase(desk, number);
      await ship(desk, waybill);
      await page.getByText('等待快递员取件').first().waitFor();
      await action(page, '指定代收人').click();
      await action(page, '就指定此人').click();
      await page.getByText('请填写或选择这一项').nth(1).waitFor();
      await page.getByLabel('代收人姓名').fill('王试验');
      await page.getByLabel('代收人证件号码后四位').fill('E12345678');
      await pictures('0-agent');
      await action(page, '就指定此人').click();
      await page.getByText('王**，证件号码后四位 5678').waitFor();
      await desk.getByRole('link', { name: '快递', exact: true }).click();
      await desk.getByText('收件信息已改，请重打').waitFor();
      await desk.getByRole('button', { name: `打印面单 ${waybill}` }).click();
      await desk.getByText('代收人 王**：凭证件交付，号码后四位 5678').waitFor();
      await desk.getByRole('img', { name: waybill }).waitFor();
      await desk.getByText('云川市澜溪区百合路18号3栋201室').waitFor();
      await deskPictures('1-label');
      await desk.getByRole('button', { name: '关闭' }).click();
      await desk.getByText('已打印').waitFor();

      // A scanner types and presses Enter.
      await desk.getByLabel('扫描或输入运单号').fill(waybill);
      await desk.keyboard.press('Enter');
      await desk.getByText(`${inGroups(waybill)} 已交给快递员`).waitFor();
      await page.getByText('快递已揽收').first().waitFor();
      await pictures('1-collected');
      await desk.getByRole('link', { name: '交寄清单' }).click();
      await desk.getByText('快递员签字').waitFor();
      await desk.getByText('代收人 王**：凭证件交付，号码后四位 5678').waitFor();
      await deskPictures('2-hand-over-list');

      await page.getByText('正在派送').first().waitFor({ timeout: 5 * paceMs });
      await page.getByRole('img', { name: /^路线：/ }).waitFor();
      await pictures('2-at-the-door');
      await page.getByText('已办结').first().waitFor({ timeout: 3 * paceMs });
      await pictures('3-delivered');

      await desk.getByRole('link', { name: '需要处理' }).click();
      await desk.getByText('没有', { exact: true }).waitFor();
      await desk.getByRole('link', { name: '寄递统计' }).click();
      await desk.getByText('100.0 %').waitFor();
      await desk.getByRole('cell', { name: 'kuaidi100' }).waitFor();
      await deskPictures('3-figures');
      for (const notice of ['collected', 'out_for_delivery', 'delivered']) await noticed(city, `parcel_${notice}`);
    },
    { paceMs },
  ));
