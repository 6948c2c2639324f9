// Several cases in one parcel, and several parcels of one case: the window ships two cases under one number and hands them over
// with one scan; a second parcel follows, and its case stays open until both have arrived.

import assert from 'node:assert/strict';
import test from 'node:test';
import { action, picturesOf } from './citizen.mjs';
import { act, inGroups, openCase, ship, signIn as signInAtDesk } from './clerk.mjs';
import { grantedCase, openAs } from './granted.mjs';
import { journey } from './journey.mjs';

const together = '1130012345679';
const further = '1130012345686';

test('two cases in one parcel, and one case in two', () =>
  journey(
    'several-parcels',
    async ({ city, browser, page, pictures }) => {
      const first = await grantedCase(city, 1);
      const second = await grantedCase(city, 2);
      await openAs(page, city, first);
      await page.getByRole('heading', { name: '寄到哪里' }).waitFor();

      const desk = await signInAtDesk(browser, city);
      const deskPictures = picturesOf(desk, 'several-parcels-desk');
      for (const { number } of [first, second]) {
        await openCase(desk, number);
        await ship(desk, together);
        await desk.getByText('已办理：').waitFor();
      }
      await desk.getByRole('link', { name: '快递', exact: true }).click();
      await desk.getByRole('cell', { name: inGroups(together) }).nth(1).waitFor();
      await deskPictures('1-one-number-two-cases');
      await desk.getByLabel('扫描或输入运单号').fill(together);
      await desk.keyboard.press('Enter');
      await desk.getByText(`${inGroups(together)} 已交给快递员`).waitFor();
      await page.getByText('快递已揽收').first().waitFor();
      const other = await second.citizen.client.get(`/api/v1/cases/${second.number}`);
      assert.equal(other.body.case.shipment.state, 'collected');

      await openCase(desk, first.number);
      await act(desk, '另寄一件');
      await desk.getByLabel('承运方').selectOption('ems');
      await desk.getByLabel('运单号').fill(further);
      await act(desk, '交寄');
      await page.getByRole('heading', { name: '证书快递（另一件）' }).waitFor();
      await page.getByText('证书另寄了一件').waitFor();
      await page.getByRole('heading', { name: '证书快递', exact: true }).scrollIntoViewIfNeeded();
      await pictures('1-two-parcels');

      await desk.getByRole('link', { name: '快递', exact: true }).click();
      await desk.getByLabel('扫描或输入运单号').fill(further);
      await desk.keyboard.press('Enter');
      await desk.getByText(`${inGroups(further)} 已交给快递员`).waitFor();
      // The citizen has the earlier one; what is said names it.
      const earlier = page.getByRole('region', { name: '证书快递（另一件）' });
      await earlier.getByRole('button', { name: '快递有问题' }).click();
      await earlier.getByLabel('外包装或证书破损').check();
      await earlier.getByRole('button', { name: '告诉窗口' }).click();
      await page.getByText('您反映快件破损').first().waitFor();
      await desk.getByRole('link', { name: '需要处理' }).click();
      await desk.getByRole('row', { name: new RegExp(inGroups(together)) }).getByText('本人说破损').waitFor();
      assert.equal(await desk.getByRole('row', { name: new RegExp(inGroups(further)) }).count(), 0);
      assert.equal(await action(page, '已收到').count(), 0);
    },
    { paceMs: 60_000 },
  ));
