// The address book: a new address chosen level by level while a certificate's own is changed, kept, and used again in the
// next application, written anew; what was sent stays as it was when the book changes.

import assert from 'node:assert/strict';
import test from 'node:test';
import { action, choose, title } from './citizen.mjs';
import { openAs, submittedCase } from './granted.mjs';
import { journey } from './journey.mjs';

const street = '文三路18号3幢201室';

test('an address is chosen by region, kept, used again, and removed', () =>
  journey(
    'address-book',
    async ({ city, page, pictures }) => {
      const submitted = await submittedCase(city);
      const { number } = submitted;
      await openAs(page, city, submitted);
      await page.getByText('快递费：机关支付，您不用付').waitFor();

      await action(page, '更改收件地址').click();
      await action(page, '新增地址').press('Enter');
      await page.locator('select:focus').waitFor(); // what is asked first, in place of the button that has gone
      await page.getByRole('group', { name: '地址簿' }).getByRole('button', { name: '不用了' }).press('Enter');
      await page.locator('button:focus', { hasText: '新增地址' }).waitFor();
      await action(page, '新增地址').click();
      await action(page, '存入并使用').click();
      // Region, detail, recipient, number.
      await page.getByText('请填写或选择这一项').nth(3).waitFor();
      assert.equal(await page.getByText('请填写或选择这一项').count(), 4);
      await page.getByLabel('省、直辖市、自治区').selectOption({ label: '浙江省' });
      await page.getByLabel('市', { exact: true }).selectOption({ label: '杭州市' });
      await page.getByLabel('区、县').selectOption({ label: '西湖区' });
      await page.getByLabel('街道、门牌号').fill(street);
      await page.getByLabel('地址簿：收件人').fill('王试验');
      await page.getByLabel('地址簿：手机号').fill('13900139000');
      await pictures('1-by-region');
      // Enter keeps it, and does not send the form around it.
      await page.getByLabel('地址簿：手机号').press('Enter');
      const whole = `浙江省杭州市西湖区${street}`;
      await page.getByText('王** 139****9000').waitFor();
      assert.equal(await page.getByLabel('收件地址', { exact: true }).inputValue(), whole);
      await pictures('2-taken');
      await action(page, '更改地址').click();
      // The form with its book gives way to the case once it has been read anew.
      await page.getByText('您更改了收件地址').waitFor();
      await page.getByRole('group', { name: '地址簿' }).waitFor({ state: 'detached' });
      await page.getByText('浙江省杭州市***').waitFor();
      await pictures('3-changed');

      await page.goto(`${city.address}/#/services/teacher-qualification/form/delivery`);
      await title(page, '领取证书');
      await choose(page, '领取方式', '邮寄');
      await page.getByRole('button', { name: /^用这个地址：王\*\* 139/ }).click();
      await page.waitForFunction((text) => document.querySelector('#field-mail_address')?.value === text, whole);
      assert.equal(await page.getByLabel('收件人', { exact: false }).last().inputValue(), '王试验');
      await pictures('4-used-again');
      await page.getByRole('button', { name: /^修改：王/ }).click();
      await page.getByLabel('区、县').selectOption({ label: '西湖区' });
      await page.getByLabel('街道、门牌号').fill('文二路1号');
      await pictures('5-written-anew');
      await action(page, '存入并使用').click();
      await page.waitForFunction(() => document.querySelector('#field-mail_address')?.value === '浙江省杭州市西湖区文二路1号');
      await page.getByRole('button', { name: /^删除：王/ }).click();
      await page.getByRole('button', { name: /^删除：王/ }).waitFor({ state: 'detached' });
      await page.goto(`${city.address}/#/cases/${number}`);
      await page.getByText('浙江省杭州市***').waitFor();
    },
    { paceMs: 60_000, looks: true },
  ));
