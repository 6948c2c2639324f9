// What a citizen does on the phone, step by step, found by the words and roles a person goes by.

import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { codeSentTo } from '../server/demo_sms.mjs';

// Vectors marked synthetic; nobody's.
export const applicant = {
  姓名: '李测试',
  证件号码: '110101199003078670',
  手机号: '13800138000',
};

export function picturesOf(page, journey) {
  mkdirSync('build/journeys', { recursive: true });
  return (name) => page.screenshot({ path: `build/journeys/${journey}-${name}.png`, fullPage: false });
}

export const action = (page, name) => page.getByRole('button', { name, exact: true });
export const title = (page, name) => page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
export const next = (page) => action(page, '下一步').click();

export async function choose(page, field, choice) {
  const group = page.getByRole('group', { name: new RegExp(`^${field}`) });
  if (await group.count()) await group.getByRole('radio', { name: new RegExp(`^${choice}`) }).first().check();
  else await page.getByLabel(field, { exact: true }).selectOption({ label: choice });
}

/** A portrait-like picture made in the browser: nobody's face, enough detail to weigh what a photo weighs. */
export function portrait(page, { width = 900, height = 1260, type = 'image/jpeg' } = {}) {
  return page.evaluate(async ([w, h, mediaType]) => {
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [w, h];
    const drawing = canvas.getContext('2d');
    drawing.fillStyle = '#ffffff';
    drawing.fillRect(0, 0, w, h);
    drawing.fillStyle = '#3a5a78';
    drawing.fillRect(w * 0.15, h * 0.72, w * 0.7, h * 0.28);
    drawing.fillStyle = '#2a2320';
    drawing.beginPath();
    drawing.ellipse(w / 2, h * 0.39, w * 0.25, h * 0.27, 0, 0, Math.PI * 2);
    drawing.fill();
    drawing.fillStyle = '#e2bfa2';
    drawing.beginPath();
    drawing.ellipse(w / 2, h * 0.43, w * 0.23, h * 0.26, 0, 0, Math.PI * 2);
    drawing.fill();
    let seed = 7;
    for (let i = 0; i < 4000; i++) {
      seed = (seed * 1103515245 + 12345) % 2147483648;
      const x = w * 0.27 + (seed % 1000) / 1000 * w * 0.46;
      seed = (seed * 1103515245 + 12345) % 2147483648;
      const y = h * 0.14 + (seed % 1000) / 1000 * h * 0.2;
      drawing.fillStyle = i % 2 ? '#2a2320' : '#4a3a30';
      drawing.fillRect(x, y, 3, 9);
    }
    const blob = await new Promise((resolve) => canvas.toBlob(resolve, mediaType, 0.92));
    return [...new Uint8Array(await blob.arrayBuffer())];
  }, [width, height, type]).then((bytes) => Buffer.from(bytes));
}

export async function begin(page, city) {
  await page.goto(`${city.address}/`);
  await title(page, '您要办什么事？');
  await page.getByRole('link', { name: '教师资格认定' }).click();
  await title(page, '教师资格认定');
  await page.getByRole('link', { name: '开始办理' }).click();
}

export async function fillForm(page, { pictures = async () => {}, mobile = applicant.手机号, degreePlace = '' } = {}) {
  await title(page, '申请人');
  await page.getByLabel('姓名', { exact: true }).fill(applicant.姓名);
  await choose(page, '证件类型', '居民身份证');
  await page.getByLabel('证件号码', { exact: true }).fill(applicant.证件号码);
  await page.getByLabel('手机号', { exact: true }).fill(mobile);
  await pictures('form');
  await next(page);

  await title(page, '申请的资格');
  await choose(page, '认定批次', '秋季批次');
  await choose(page, '资格种类', '小学');
  await choose(page, '任教学科', '数学');
  await choose(page, '为什么在云川市认定', '户籍');
  await next(page);

  await title(page, '学历与能力');
  await choose(page, '最高学历', '大学本科');
  await choose(page, '学历在哪里取得', degreePlace);
  await choose(page, '教学能力依据', '');
  await choose(page, '普通话等级', '二级甲等');
  await page.getByLabel('个人简历').fill('2008 年至 2012 年就读于云川师范学院，2012 年起在云川市任代课教师。');
  await next(page);

  await title(page, '领取证书');
  await choose(page, '领取方式', '邮寄');
  await page.getByLabel('收件地址', { exact: true }).fill('云川市城东区学府路 8 号 3 幢 201 室');
  await next(page);

  await title(page, '个人承诺');
  await page.getByRole('checkbox').check();
  await next(page);
  await title(page, '材料');
}

export async function givePhoto(page, bytes, pictures = async () => {}) {
  await page.getByRole('link', { name: /^提供.*照|换一个文件/ }).click();
  await page.getByLabel('从相册选择').setInputFiles({ name: 'photo.jpg', mimeType: 'image/jpeg', buffer: bytes });
  await action(page, '使用这张照片').waitFor();
  await pictures('crop');
  await action(page, '使用这张照片').click();
  await page.getByText('已提供', { exact: true }).waitFor();
}

/** Where something needs a person; the number of the form stands there already. */
export async function signIn(page, city, { phone, pictures = async () => {} } = {}) {
  await title(page, '登录');
  const number = page.getByLabel('手机号', { exact: true });
  if (phone) await number.fill(phone);
  const entered = await number.inputValue();
  await pictures('phone');
  const logged = city.said().length; // an earlier code for the same phone may stand there
  await action(page, '获取验证码').click();
  await page.getByLabel('短信验证码').fill(await codeSentTo(entered, city.said, logged));
  await pictures('code');
  await action(page, '登录并继续').click();
}

/** The first free time of the first free day. */
/** The first free time or, in a hall where that may begin before it is booked, the one after it if the day has one. */
export async function chooseSlot(page, { later = false } = {}) {
  const times = page.getByRole('group', { name: /^选时间/ });
  await times.waitFor();
  const free = times.locator('input:enabled');
  const slot = free.nth(later && (await free.count()) > 1 ? 1 : 0);
  await slot.check();
  await action(page, '约这个时间').click();
}

/** From the last material, or from wherever the time is chosen next, to where only the sending is left. */
export async function upToReview(page, city) {
  await next(page);
  await chooseSlot(page);
  await signIn(page, city);
  await page.getByText(/已为您留好/).waitFor();
  await next(page);
  await review(page);
}

export async function review(page) {
  await title(page, '核对并提交');
  await page.getByRole('checkbox', { name: /^我同意/ }).check();
}

export async function receiptOf(page) {
  await page.getByText('回执有效，已在本机验证').waitFor();
  const text = await page.locator('main').innerText();
  const number = /\d{19}|\d{4}( \d{2,4}){4,5}/.exec(text)?.[0].replace(/ /g, '');
  assert.match(number ?? '', /^\d{19}$/);
  return number;
}
