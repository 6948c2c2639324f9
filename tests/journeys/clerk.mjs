// What a clerk does at the desk.

import { desk } from './browser.mjs';
import { clerk } from './city.mjs';

export async function signIn(browser, city, who = clerk) {
  const context = await browser.newContext({ viewport: desk, locale: 'zh-CN' });
  const page = await context.newPage();
  await page.goto(`${city.address}/console`);
  await page.getByLabel('用户名').fill(who.user);
  await page.getByLabel('密码').fill(who.password);
  await page.getByRole('button', { name: '登录' }).click();
  await page.getByRole('heading', { name: '待办事项' }).waitFor();
  return page;
}

export const inGroups = (number) => number.replace(/(.{4})(?=.)/g, '$1 ');

export async function openCase(page, number) {
  await page.goto(`${page.url().split('#')[0]}#/`);
  await page.getByRole('link', { name: inGroups(number) }).click();
  await page.getByRole('heading', { name: '申请内容' }).waitFor();
}

export async function act(page, name) {
  await page.getByRole('button', { name, exact: true }).click();
}

export async function ship(page, waybill) {
  await act(page, '登记运单');
  await page.getByLabel('承运方').selectOption('ems');
  await page.getByLabel('运单号').fill(waybill);
  await act(page, '交寄');
}
