// The clerk's second step, in a real browser: set up with an authenticator, given at the next sign-in, refused when it comes
// twice, replaced by a recovery code, kept while the password is changed, and taken away by a supervisor when everything is lost.

import assert from 'node:assert/strict';
import test from 'node:test';
import { Authenticator } from './authenticator.mjs';
import { desk } from './browser.mjs';
import { picturesOf } from './citizen.mjs';
import { clerk, supervisor } from './city.mjs';
import { journey } from './journey.mjs';

const options = ['--second-factor-roles', 'decider,supervisor'];
const press = (page, name) => page.getByRole('button', { name, exact: true }).click();

async function openDesk(browser, city) {
  const context = await browser.newContext({ viewport: desk, locale: 'zh-CN' });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  await page.goto(`${city.address}/console`);
  return page;
}

async function givePassword(page, who) {
  await page.getByLabel('用户名').fill(who.user);
  await page.getByLabel('密码').fill(who.password);
  await press(page, '登录');
}

async function giveCode(page, code) {
  await page.getByLabel('动态口令或备用码').fill(code);
  await press(page, '登录');
}

/** From the first sign-in to the queue; with the code of the office where there was a reset. */
async function enrol(page, who, pictures = async () => undefined, officeCode = undefined) {
  await givePassword(page, who);
  await page.getByRole('heading', { name: '绑定验证器' }).waitFor();
  await press(page, '开始绑定');
  if (officeCode) {
    await page.getByLabel('管理员交给您的绑定码').fill(officeCode);
    await press(page, '开始绑定');
  }
  await page.getByRole('img', { name: '验证器的二维码' }).waitFor();
  await pictures('1-enrol');
  const secret = (await page.locator('code.secret').innerText()).replaceAll(' ', '');
  const authenticator = new Authenticator(secret);
  await page.getByLabel('验证器显示的动态口令').fill(await authenticator.next());
  await press(page, '确认绑定');
  await page.getByRole('heading', { name: '请保存备用码' }).waitFor();
  await pictures('2-recovery-codes');
  const recoveryCodes = await page.locator('.codes code').allInnerTexts();
  assert.equal(recoveryCodes.length, 10);
  await press(page, '已保存，继续');
  await page.getByRole('heading', { name: '待办事项' }).waitFor();
  return { authenticator, recoveryCodes };
}

async function leave(page) {
  await press(page, '退出');
  await page.getByRole('heading', { name: '登录' }).waitFor();
}

test('second step: set up, given, refused twice, recovery code, reset by a supervisor', () =>
  journey('second-factor', async ({ city, browser }) => {
    const page = await openDesk(browser, city);
    const pictures = picturesOf(page, 'second-factor');
    const { authenticator, recoveryCodes } = await enrol(page, clerk, pictures);

    await leave(page);
    await givePassword(page, clerk);
    await page.getByRole('heading', { name: '两步验证' }).waitFor();
    await pictures('3-code');
    const code = await authenticator.next();
    await giveCode(page, code);
    await page.getByRole('heading', { name: '待办事项' }).waitFor();

    // The same code again, elsewhere: refused. A recovery code instead; the same one again: refused too.
    const elsewhere = await openDesk(browser, city);
    await givePassword(elsewhere, clerk);
    await giveCode(elsewhere, code);
    await elsewhere.getByRole('alert').getByText('口令不对，或已经用过').waitFor();
    await giveCode(elsewhere, recoveryCodes[0].toLowerCase());
    await elsewhere.getByRole('heading', { name: '待办事项' }).waitFor();
    await leave(elsewhere);
    await givePassword(elsewhere, clerk);
    await giveCode(elsewhere, recoveryCodes[0]);
    await elsewhere.getByRole('alert').waitFor();
    await giveCode(elsewhere, recoveryCodes[1]);
    await elsewhere.getByRole('heading', { name: '待办事项' }).waitFor();

    // The own account: how many codes are left, and the other session, which is ended.
    await page.getByRole('link', { name: '综合窗口（演示）' }).click();
    await page.getByText('已启用，还剩 8 个备用码').waitFor();
    await pictures('4-account');
    await press(page, '让它退出');
    await page.getByRole('button', { name: '让它退出' }).waitFor({ state: 'detached' });
    await elsewhere.reload();
    await elsewhere.getByRole('heading', { name: '登录' }).waitFor();

    // Another password: with the one of now, twice the same, and from then on only it opens the door.
    const typePassword = (label, text) => page.getByLabel(label, { exact: true }).fill(text);
    const changed = { ...clerk, password: 'one trip is enough' };
    await typePassword('现在的密码', 'a guess');
    await typePassword('新密码', changed.password);
    await typePassword('再输一遍新密码', 'one trip is enouhg');
    await page.getByText('两次输入的新密码不一样').waitFor();
    await typePassword('再输一遍新密码', changed.password);
    await press(page, '确认修改');
    await page.getByRole('alert').getByText('账号或密码不对').waitFor();
    await typePassword('现在的密码', clerk.password);
    await press(page, '确认修改');
    await page.getByRole('status').getByText('密码已修改').waitFor();
    await pictures('5-password');
    await givePassword(elsewhere, clerk);
    await elsewhere.getByRole('alert').getByText('账号或密码不对').waitFor();

    // Everything is lost: a supervisor takes the second factor away, and the clerk begins anew.
    const office = await openDesk(browser, city);
    await enrol(office, supervisor);
    await office.getByRole('link', { name: '工作人员' }).click();
    const line = office.getByRole('row').filter({ hasText: clerk.user });
    await line.getByRole('button', { name: '重置两步验证' }).click();
    await picturesOf(office, 'second-factor')('6-staff');
    await press(office, '确认重置');
    await line.getByRole('button', { name: '重置两步验证' }).waitFor({ state: 'detached' });
    const officeCode = await office.getByRole('status').locator('code').innerText();
    await page.goto(`${city.address}/console`);
    await enrol(page, changed, undefined, officeCode);
  }, { options }));
