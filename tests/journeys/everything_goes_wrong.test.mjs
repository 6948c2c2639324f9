// The second citizen, for whom every step goes wrong first: each fault gets a clear answer, nothing is lost, nothing
// half-done is stored, and the case ends well all the same.

import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { action, applicant, begin, choose, chooseSlot, fillForm, givePhoto, next, portrait, receiptOf, review, title } from './citizen.mjs';
import { Citizen } from '../faults/citizen.mjs';
import { Random } from '../faults/random.mjs';
import { codeSentTo } from '../server/demo_sms.mjs';
import { openCity } from './city.mjs';
import { act, openCase, signIn } from './clerk.mjs';
import { journey } from './journey.mjs';

/** Others, without a browser: take every seat of one time. */
async function takeSlot(city, slot) {
  for (let seat = 0; seat < 10; seat++) {
    const other = new Citizen({ address: city.address, log: city.said }, new Random());
    await other.signIn();
    await other.hold(slot);
    if (!other.booking) return;
  }
  assert.fail('the slot never filled');
}

/** The first code is wrong, the second is not; the time chosen before is kept all the same. */
async function wrongCode(page, city) {
  await title(page, '登录');
  await page.getByLabel('手机号', { exact: true }).fill('1380013800');
  await action(page, '获取验证码').click();
  await page.locator('.findings .error').waitFor();
  await page.getByLabel('手机号', { exact: true }).fill(applicant.手机号);
  await action(page, '获取验证码').click();
  const code = await codeSentTo(applicant.手机号, city.said);
  await page.getByLabel('短信验证码').fill(code === '000000' ? '111111' : '000000');
  await action(page, '登录并继续').click();
  await page.getByText('验证码不对').waitFor();
  await page.getByText('还可以试 4 次').waitFor();
  await page.getByLabel('短信验证码').fill(code);
  await action(page, '登录并继续').click();
}

async function wrongForm(page) {
  await title(page, '申请人');
  await page.getByLabel('姓名', { exact: true }).fill(applicant.姓名);
  await choose(page, '证件类型', '居民身份证');
  const number = page.getByLabel('证件号码', { exact: true });
  await number.fill('110101199003078671');
  await page.getByLabel('手机号', { exact: true }).fill('1380013800');
  await next(page);
  // Everything wrong at once, the focus on the list, and each line leads to its field.
  await page.getByText('有 2 处需要修改').waitFor();
  await page.getByRole('link', { name: /^证件号码：.*逐位核对/ }).click();
  assert.equal(await number.evaluate((input) => input === document.activeElement), true);
  assert.equal(await number.getAttribute('aria-invalid'), 'true');
  // Nothing typed is lost when the page is opened anew.
  await page.reload();
  await title(page, '申请人');
  assert.equal(await page.getByLabel('姓名', { exact: true }).inputValue(), applicant.姓名);
}

async function wrongFiles(page, city) {
  await next(page);
  await page.getByText('有 1 处需要修改').waitFor();
  await page.getByRole('link', { name: /^一寸证件照：/ }).click();
  const choice = page.getByLabel('从相册选择');
  const file = (name, buffer, mimeType = 'image/jpeg') => ({ name, mimeType, buffer });
  await choice.setInputFiles(file('photo.jpg', Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n')));
  await page.getByText(/把 PDF 改名成了|不收这种格式/).first().waitFor();
  const large = path.join(city.folder, 'photo.jpg'); // from the disk: so much in a message takes the browser long
  writeFileSync(large, Buffer.alloc(40 << 20, 0xff));
  await choice.setInputFiles(large);
  await page.getByText(/处理不了这么大的文件/).waitFor();
  await choice.setInputFiles(file('photo.jpg', await portrait(page, { width: 150, height: 210 })));
  await page.getByText('这张照片太小，印出来会模糊').waitFor();
  await page.goBack();
  await title(page, '材料');
}

async function slotTakenMeanwhile(page, city) {
  const times = page.getByRole('group', { name: /^选时间/ });
  await times.waitFor();
  const slot = await times.locator('input:enabled').first().getAttribute('value');
  await times.locator('input:enabled').first().check();
  await takeSlot(city, slot);
  await action(page, '约这个时间').click();
  await wrongCode(page, city);
  await page.getByText(/刚刚被别人约走了/).waitFor();
  assert.equal(await times.locator(`input[value="${slot}"]`).isDisabled(), true);
  await chooseSlot(page);
  await page.getByText(/已为您留好/).waitFor();
}

/** The server does it, the answer is lost on the way; the page asks again with the same key. */
async function loseFirstAnswer(page, address, seen) {
  await page.route(address, async (route) => {
    if (route.request().method() !== 'POST') return route.continue();
    seen.push(route.request().headers()['idempotency-key']);
    if (seen.length > 1) return route.continue();
    await route.fetch();
    await route.abort('connectionreset');
  });
}

test('every step goes wrong first', () =>
  journey('goes-wrong', async ({ city, browser, page, pictures }) => {
    await begin(page, city);
    await wrongForm(page);
    await pictures('1-kept');
    await fillForm(page);
    await wrongFiles(page, city);
    await givePhoto(page, await portrait(page));
    await next(page);
    await slotTakenMeanwhile(page, city);
    await next(page);

    // Without consent nothing is sent.
    await title(page, '核对并提交');
    await action(page, '提交').click();
    await page.getByText(/处需要修改/).waitFor();
    await pictures('2-consent');
    await review(page);
    const keys = [];
    await loseFirstAnswer(page, '**/api/v1/cases', keys);
    await action(page, '提交').dblclick();
    const number = await receiptOf(page);
    assert.ok(keys.length >= 2, 'the lost answer was asked for again');
    assert.equal(new Set(keys).size, 1, 'with the same key');
    const mine = await page.evaluate(() => fetch('/api/v1/cases').then((answer) => answer.json()));
    assert.deepEqual(mine.cases.map((one) => one.number), [number], 'one case, however often it was sent');

    await page.getByRole('link', { name: '看办理进度' }).click();
    await page.getByText('等待受理').first().waitFor();
    const desk = await signIn(browser, city);
    await openCase(desk, number);
    await act(desk, '发一次性告知书');
    await act(desk, '发出告知书');
    await desk.getByText('至少勾选一项').waitFor();
    await desk.getByRole('checkbox', { name: '一寸证件照' }).check();
    await act(desk, '发出告知书');
    await desk.getByText('至少勾选一项').waitFor();
    await desk.getByLabel('一寸证件照 要求').fill('请换一张近期照片，头顶不要切掉');
    await act(desk, '发出告知书');
    await desk.getByText('已办理：需要您补正').waitFor();

    await page.getByText('需要您补正').first().waitFor();
    await page.getByText(/头顶不要切掉/).waitFor();
    await page.getByRole('link', { name: '现在补正' }).click();
    await page.getByText(/头顶不要切掉/).waitFor();
    await page.getByLabel('从相册选择').setInputFiles({ name: 'again.jpg', mimeType: 'image/jpeg', buffer: await portrait(page, { width: 1200, height: 1680 }) });
    await action(page, '使用这张照片').click();
    await page.getByText(/已收到/).first().waitFor();
    await pictures('3-supplement');
    await action(page, '提交补正').click();
    await page.getByText('已补正').first().waitFor();

    await openCase(desk, number);
    await act(desk, '受理');
    await desk.getByText(/已办理：已受理/).waitFor();
    await act(desk, '不予许可');
    await act(desk, '作出不予许可决定');
    await desk.getByText('请写明理由').waitFor();
    await desk.getByLabel('理由').fill('体检结论为不合格');
    await act(desk, '作出不予许可决定');
    await page.getByText('未批准').first().waitFor();
    await page.getByText('体检结论为不合格').first().waitFor();
    await pictures('4-refused');
  }));

test('what a client sends past the page is answered clearly, and nothing of it is kept', async () => {
  const city = await openCity();
  try {
    const post = async (path, body, headers = {}) => {
      const answer = await fetch(city.address + path, { method: 'POST', body, headers: { 'Content-Type': 'application/json', ...headers } });
      return { status: answer.status, type: answer.headers.get('content-type'), body: await answer.json().catch(() => ({})), cookie: answer.headers.get('set-cookie') };
    };
    const citizen = new Citizen({ address: city.address, log: city.said }, new Random());
    await citizen.signIn();
    const mine = { Cookie: citizen.client.cookie, 'Idempotency-Key': 'a-key-of-my-own' };
    const stranger = { Cookie: (await post('/api/v1/sessions', '{}')).cookie.split(';')[0], 'Idempotency-Key': 'a-stranger' };
    const callback = '/api/v1/couriers/kuaidi100/callbacks/0123456789abcdef';
    const form = { 'Content-Type': 'application/x-www-form-urlencoded' };
    const rows = [
      ['malformed JSON', post('/api/v1/cases', '{"service":', mine), 400, 'malformed_json'],
      ['an unknown field', post('/api/v1/cases', '{"service":"teacher-qualification","service_version":1,"answers":{},"materials":{},"booking":null,"consents":[],"free":1}', mine), 400, 'body_invalid'],
      ['answers that lie', post('/api/v1/cases', '{"service":"teacher-qualification","service_version":1,"answers":{"name":"x"},"materials":{},"booking":null,"consents":["processing"]}', mine), 422, 'findings'],
      ['a body over the limit', post('/api/v1/cases', `"${'x'.repeat(300 << 10)}"`, mine), 413, 'body_too_large'],
      ['no session', post('/api/v1/cases', '{}', { 'Idempotency-Key': 'somebody' }), 401, 'signed_out'],
      ['nobody signed in', post('/api/v1/cases', '{}', stranger), 401, 'sign_in_needed'],
      ['a foreign media type', post('/api/v1/cases', 'x', { ...mine, 'Content-Type': 'text/plain' }), 415, 'content_type_unsupported'],
      ['nothing there', post('/api/v1/nothing', '{}', mine), 404, 'not_found'],
    ];
    for (const [name, answer, status, code] of rows) {
      const { status: found, body, type } = await answer;
      assert.deepEqual([name, found, body.code, type.split(';')[0]], [name, status, code, 'application/problem+json']);
      assert.ok(body.title && body.detail, `${name}: says what happened and what to do`);
    }
    const forged = await post(callback, 'param=%7B%7D&sign=00000000000000000000000000000000', form);
    assert.deepEqual([forged.status, forged.body.result], [403, false]);
    const cases = await fetch(`${city.address}/api/v1/cases`, { headers: { Cookie: mine.Cookie } }).then((answer) => answer.json());
    assert.deepEqual(cases.cases, []);
    const english = await fetch(`${city.address}/api/v1/cases`, { headers: { 'Accept-Language': 'en' } }).then((answer) => answer.json());
    assert.match(english.title, /[a-z]/);
  } finally {
    assert.equal(await city.close(), 0);
  }
});
