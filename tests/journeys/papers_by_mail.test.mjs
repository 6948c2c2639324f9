// Originals by mail instead of a trip: the citizen enters the number, the window scans what came, the case knows, they go
// back, and the citizen says what is wrong with them.

import assert from 'node:assert/strict';
import test from 'node:test';
import { action, picturesOf } from './citizen.mjs';
import { act, inGroups, openCase, signIn as signInAtDesk } from './clerk.mjs';
import { openAs, submittedCase } from './granted.mjs';
import { journey } from './journey.mjs';

const sent = 'SF1234567890123';
const back = '1130012345679';

test('papers sent to the window, taken in by a scan, and sent back', () =>
  journey(
    'papers-by-mail',
    async ({ city, browser, page, pictures }) => {
      const submitted = await submittedCase(city);
      const { number } = submitted;
      await openAs(page, city, submitted);

      await action(page, '填写运单号').click();
      await action(page, '已寄出').click();
      await page.getByText('请填写或选择这一项').waitFor();
      await page.getByLabel('运单号').fill('SF12_');
      await action(page, '已寄出').click();
      await page.getByText('这不像运单号').waitFor();
      assert.equal(await page.evaluate(() => document.activeElement?.id), 'sent-waybill');
      await page.getByLabel('运单号').fill(sent);
      await page.getByText('这不像运单号').waitFor({ state: 'detached' });
      await page.getByText('从号码看像是顺丰速运').waitFor();
      await pictures('1-number');
      await action(page, '已寄出').click();
      await page.getByText('您寄给窗口的材料').waitFor();
      await page.getByText('您寄出了材料').waitFor();

      const desk = await signInAtDesk(browser, city);
      const deskPictures = picturesOf(desk, 'papers-desk');
      await desk.getByRole('link', { name: '快递', exact: true }).click();
      await desk.getByRole('link', { name: '待收材料' }).click();
      await desk.getByRole('cell', { name: inGroups(sent) }).waitFor();
      await deskPictures('1-expected');
      await desk.getByLabel('扫描或输入运单号').fill(sent);
      await desk.keyboard.press('Enter');
      await desk.getByText(`${inGroups(sent)} 已收到`).waitFor();
      await page.getByText('窗口收到您寄的材料').waitFor();
      await page.getByText(/^窗口已于 .* 收到$/).waitFor();
      await pictures('2-at-the-window');

      await openCase(desk, number);
      await act(desk, '寄还原件');
      await desk.getByLabel('承运方').selectOption('ems');
      await desk.getByLabel('运单号').fill(back);
      await act(desk, '交寄');
      await page.getByText('窗口寄还的原件').waitFor();
      await pictures('3-on-their-way-back');

      await desk.getByRole('link', { name: '快递', exact: true }).click();
      await desk.getByLabel('扫描或输入运单号').fill(back);
      await desk.keyboard.press('Enter');
      await desk.getByText(`${inGroups(back)} 已交给快递员`).waitFor();
      await action(page, '快递有问题').click();
      await page.getByLabel('外包装或证书破损').check();
      const refusal = { status: 409, contentType: 'application/problem+json', body: '{"code":"case_state","status":409}' };
      const problems = '**/parcels/*/problem';
      await page.route(problems, (route) => route.fulfill(refusal));
      const answered = page.waitForResponse(problems);
      await action(page, '告诉窗口').click();
      await answered;
      await page.getByRole('alert').first().waitFor();
      assert.equal(await page.getByLabel('外包装或证书破损').isChecked(), true, 'what was chosen stays');
      await page.unroute(problems);
      await action(page, '告诉窗口').click();
      await page.getByText('寄还的原件有问题，已告诉窗口').waitFor();
      await action(page, '告诉窗口').waitFor({ state: 'detached' });
      await pictures('4-reported');
      await desk.getByRole('link', { name: '需要处理' }).click();
      await desk.getByText('本人说破损').waitFor();
    },
    { paceMs: 60_000 },
  ));
