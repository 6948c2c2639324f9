// A day in a hall: booked on the phone, checked in by its code, called to a window; somebody on foot in the same line.

import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import test from 'node:test';
import { action, begin, chooseSlot, fillForm, givePhoto, next, picturesOf, portrait, receiptOf, review, signIn } from './citizen.mjs';
import { signIn as signInAtDesk } from './clerk.mjs';
import { journey } from './journey.mjs';

const days = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

/** The demo city with a hospital that never closes: whoever walks the journey comes at once, whatever the hour. */
function cityThatNeverSleeps() {
  const folder = mkdtempSync(path.join(tmpdir(), 'onetrip-catalog-'));
  cpSync('catalog', folder, { recursive: true });
  const file = path.join(folder, 'halls/demo-hospital.json');
  const hall = JSON.parse(readFileSync(file, 'utf8'));
  hall.weekly = Object.fromEntries(days.map((day) => [day, [['00:00', '24:00']]]));
  hall.services[0].days_ahead_min = 0;
  Object.assign(hall, { closures: [], follows_holidays: false });
  writeFileSync(file, JSON.stringify(hall));
  return folder;
}

/** What stands on the paper: the parts of the page that are not hidden from a printer. */
const printed = (desk) =>
  desk.evaluate(() => {
    const shown = [...document.querySelectorAll('body *')].filter((one) => one.getClientRects().length > 0 && getComputedStyle(one).visibility === 'visible');
    return [...new Set(shown.map((one) => one.closest('.slip')?.className ?? one.tagName))];
  });

/** What the phone's code says; a camera is not at hand. */
const passOf = (page) =>
  page.evaluate(async () => {
    const id = decodeURIComponent(location.hash.split('/').at(-1));
    return (await (await fetch(`/api/v1/bookings/${id}/pass`)).json()).pass.text;
  });

test('check in, be called, be served; somebody on foot, a screen on the wall', async () => {
  const catalogue = cityThatNeverSleeps();
  try {
    await journey('hall', walk, { options: ['--catalog', catalogue] });
  } finally {
    rmSync(catalogue, { recursive: true, force: true });
  }
});

async function walk({ city, browser, page, pictures }) {
  await begin(page, city);
  await fillForm(page);
  await givePhoto(page, await portrait(page));
  await next(page);
  await chooseSlot(page, { later: true });
  await signIn(page, city);
  await page.getByText(/已为您留好/).waitFor();
  await next(page);
  await review(page);
  await action(page, '提交').click();
  await receiptOf(page);
  await page.getByRole('link', { name: '看办理进度' }).click();
  await page.getByRole('link', { name: '改期、候补、加入日历' }).click();
  await page.getByRole('img', { name: '报到码' }).waitFor();
  await pictures('1-pass');

  const desk = await signInAtDesk(browser, city);
  const deskPictures = picturesOf(desk, 'hall-desk');
  await desk.getByRole('link', { name: '大厅叫号' }).click();
  await desk.getByLabel('查找大厅').fill('第二人民医院');
  await deskPictures('0-halls');
  await desk.getByRole('link', { name: /第二人民医院/ }).click();
  await desk.getByLabel('窗口').fill('3');
  const wall = await desk.context().newPage();
  await wall.goto(`${city.address}/console#/halls/demo-hospital/display`);

  // A forged code, a good one, and the good one once more.
  const pass = await passOf(page);
  await check(desk, pass.replace('demo-hospital', 'city-hall'), '不是有效的报到码');
  await check(desk, pass, '报到成功，排队号 A001');
  await check(desk, pass, '这个码已经用过');
  await page.getByText('A001').waitFor();
  await page.getByText(/前面还有 0 人/).waitFor();
  await pictures('2-number');

  // Somebody walks in; their slip leads to the same page.
  await act(desk, '取号：教师资格体检');
  await desk.getByText('B002').first().waitFor();
  await deskPictures('1-slip');
  await desk.emulateMedia({ media: 'print' });
  assert.deepEqual(await printed(desk), ['slip']);
  await deskPictures('1-slip-printed');
  await desk.emulateMedia({ media: 'screen' });
  await wall.getByText(/A001　B002|B002　A001/).waitFor();

  // Whoever is next, both are called once, one after the other.
  for (const round of [1, 2]) {
    await act(desk, '叫下一位');
    const at = await desk.getByText(/^[AB]00\d 正在本窗口$/).innerText();
    await wall.getByText(new RegExp(`${at.slice(0, 4)} 请到 3 号窗口`)).waitFor();
    if (at.startsWith('A')) {
      await page.getByText('请到 3 号窗口').waitFor();
      await pictures('3-called');
      await deskPictures(`2-called-${round}`);
    }
    await act(desk, '办结');
    await desk.getByText('正在本窗口').waitFor({ state: 'detached' });
  }
  await page.getByText('已办理').first().waitFor();
  await act(desk, '叫下一位');
  await desk.getByText('现在没有人排队').first().waitFor();
  assert.equal(await desk.getByRole('alert').count(), 0);
}

const act = (desk, name) => desk.getByRole('button', { name, exact: true }).first().click();

async function check(desk, pass, said) {
  await desk.getByLabel('报到码').fill(pass);
  await desk.getByLabel('报到码').press('Enter');
  await desk.getByText(said).waitFor();
}
