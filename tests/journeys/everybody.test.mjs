// Every screen of an application, for everybody: in the light and the dark, with more contrast and forced colours, at
// 320 px, with text twice as large, by keyboard, and in the elder version by its measured rules.

import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import test from 'node:test';
import { action, applicant, begin, choose, chooseSlot, fillForm, next, portrait, receiptOf, review, title } from './citizen.mjs';
import { act, openCase, signIn as signInAtDesk } from './clerk.mjs';
import { codeSentTo } from '../server/demo_sms.mjs';
import { Everybody } from './everybody.mjs';
import { phone } from './browser.mjs';
import { journey } from './journey.mjs';

function tell(t, everybody) {
  t.diagnostic(`note: for everybody, ${everybody.said}`);
  assert.deepEqual([...new Set(everybody.wrong)], []);
}

/** On the waiting list of a service, for the next two weeks. */
async function waitFor(page, service, hall) {
  const [from, to] = [1, 14].map((days) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10));
  const status = await page.evaluate(async ([body, key]) => {
    const headers = { 'Content-Type': 'application/json', 'Idempotency-Key': key };
    return (await fetch('/api/v1/waiting', { method: 'POST', headers, body })).status;
  }, [JSON.stringify({ service, halls: [hall], from, to }), randomUUID()]);
  assert.equal(status, 201);
}

test('every screen of an application', (t) => {
  const everybody = new Everybody();
  return journey('everybody', async ({ city, browser, page }) => {
    const look = (name) => everybody.look(page, name);
    await page.goto(`${city.address}/`);
    await title(page, '您要办什么事？');
    await page.getByText('教师资格认定').first().waitFor();
    await look('find');
    await page.goto(`${city.address}/#/nowhere`);
    await look('unknown');
    await begin(page, city);
    await page.goBack();
    await page.getByText('谁可以办').waitFor();
    await look('guide');
    await page.goForward();
    await title(page, '申请人');
    await page.getByLabel('证件号码', { exact: true }).fill('110101199003078671');
    await next(page);
    await page.getByText(/处需要修改/).waitFor();
    assert.equal(await page.evaluate(() => document.activeElement?.getAttribute('aria-labelledby')), 'summary-title', 'the summary takes the focus');
    await look('form with mistakes');
    await fillForm(page, { pictures: () => look('form') });
    await look('materials');
    await next(page);
    await look('materials with what is missing');
    await page.getByRole('link', { name: /^提供.*照/ }).click();
    await page.getByLabel('从相册选择').waitFor();
    await look('material');
    await page.getByLabel('从相册选择').setInputFiles({ name: 'photo.jpg', mimeType: 'image/jpeg', buffer: await portrait(page) });
    await action(page, '使用这张照片').waitFor();
    await look('cropper');
    await action(page, '使用这张照片').click();
    await page.getByText('已提供', { exact: true }).waitFor();
    await next(page);
    await page.getByRole('group', { name: /^选时间/ }).waitFor();
    await look('booking');
    await chooseSlot(page);
    await title(page, '登录');
    await look('sign in');
    const logged = city.said().length;
    await action(page, '获取验证码').click();
    await page.getByLabel('短信验证码').waitFor();
    await look('sign in, the code');
    await page.getByLabel('短信验证码').fill(await codeSentTo(applicant.手机号, city.said, logged));
    await action(page, '登录并继续').click();
    await page.getByText(/已为您留好/).waitFor();
    await look('booked');
    await next(page);
    await title(page, '核对并提交');
    await action(page, '提交').click();
    await look('review with what is missing');
    await review(page);
    await page.context().setOffline(true);
    await action(page, '提交').click();
    await page.getByText('已放进待发送').waitFor();
    await look('waiting to be sent');
    await page.context().setOffline(false);
    const number = await receiptOf(page);
    await look('receipt');
    await page.getByRole('link', { name: '看办理进度' }).click();
    await page.getByText('等待受理').first().waitFor();
    await look('follow');
    const desk = await signInAtDesk(browser, city);
    await openCase(desk, number);
    await act(desk, '发一次性告知书');
    await desk.getByRole('checkbox', { name: '一寸证件照' }).check();
    await desk.getByLabel('一寸证件照 要求').fill('请换一张近期照片');
    await act(desk, '发出告知书');
    await page.getByRole('link', { name: '现在补正' }).waitFor();
    await look('follow, to be supplemented');
    await page.getByRole('link', { name: '现在补正' }).click();
    await page.getByText(/请换一张近期照片/).waitFor();
    await look('supplement');
    await page.goto(`${city.address}/#/cases`);
    await page.getByText('需要您补正').first().waitFor();
    await look('my cases');
    await waitFor(page, 'medical-check', 'demo-hospital');
    await waitFor(page, 'certificate-collection', 'city-hall');
    await page.goto(`${city.address}/#/visits`);
    await action(page, '退出候补').nth(1).waitFor();
    await look('my visits');
    await action(page, '退出候补').first().click();
    await action(page, '加入候补').waitFor();
    await look('my visits, about to wait');
    await page.goto(`${city.address}/#/cases`);
    await page.getByText('需要您补正').first().waitFor();
    await action(page, 'English').click();
    await page.getByRole('heading', { level: 1, name: 'My cases' }).waitFor();
    await look('my cases in English');
    tell(t, everybody);
  }, { isMobile: false }).finally(() => everybody.wrong.forEach((text) => console.error(text)));
});

test('a device without a voice says so: none for the language, none that begins, no speech at all', () =>
  journey('mute', async ({ city, browser }) => {
    const on_device = async (voices, speak, has_speech = true) => {
      const context = await browser.newContext({ viewport: phone, locale: 'zh-CN', serviceWorkers: 'block' });
      const page = await context.newPage();
      await page.addInitScript(
        ([langs, fails, has]) => {
          if (!has) delete Window.prototype.speechSynthesis;
          if (!has) return void delete window.speechSynthesis;
          speechSynthesis.getVoices = () => langs.map((lang) => ({ lang }));
          speechSynthesis.speak = (speech) => (fails ? speech.onerror({ error: fails }) : speech.onstart());
        },
        [voices, speak, has_speech],
      );
      await page.goto(`${city.address}/`);
      await action(page, '长辈版').click();
      await action(page, '读给我听').click();
      return page;
    };
    const told = (page) => page.getByRole('status').filter({ hasText: '这台手机没有能读中文的声音' });

    for (const [voices, speak, has] of [[['en-US', 'yue-HK'], null], [[], 'synthesis-failed'], [['zh-CN'], 'voice-unavailable'], [[], null, false]]) {
      const page = await on_device(voices, speak, has);
      await told(page).waitFor();
      await action(page, '读给我听').waitFor();
      await page.goto(`${city.address}/#/cases`);
      await title(page, '我的办件');
      assert.equal(await told(page).count(), 0);
    }
    for (const voices of [['en-US', 'zh_CN'], []]) {
      const page = await on_device(voices, null);
      await action(page, '不读了').click();
      await action(page, '读给我听').waitFor();
      assert.equal(await told(page).count(), 0);
    }
  }));

test('the elder version: one question at a time, read aloud, a call, sizes to 30 px', () =>
  journey('elder', async ({ city, page, pictures }) => {
    await page.addInitScript(() => {
      window.heard = [];
      speechSynthesis.speak = (speech) => {
        window.heard.push(speech.text);
        speech.onstart();
      };
    });
    await page.goto(`${city.address}/`);
    await action(page, '长辈版').click();
    await pictures('1-find');
    await action(page, '读给我听').click();
    assert.match(await page.evaluate(() => window.heard.join()), /您要办什么事/);
    assert.equal(await page.getByRole('link', { name: '打电话问人' }).getAttribute('href'), 'tel:12345');
    const textSize = () => page.evaluate(() => parseFloat(getComputedStyle(document.querySelector('main p')).fontSize));
    assert.ok((await textSize()) >= 18);
    await action(page, '字大一点').click();
    await action(page, '字大一点').click();
    assert.ok((await textSize()) >= 30, String(await textSize()));
    await pictures('2-largest');
    await action(page, '字小一点').click();
    await action(page, '字小一点').click();
    await page.reload();
    await action(page, '标准版').waitFor();
    await begin(page, city);
    const fields = () => page.locator('main .field').count();
    await title(page, '申请人');
    await page.getByText(/第 1 题/).waitFor();
    assert.equal(await fields(), 1);
    await next(page);
    await page.getByText('有 1 处需要修改').waitFor();
    await page.getByLabel('姓名', { exact: true }).fill(applicant.姓名);
    await next(page);
    await page.getByText(/第 2 题/).waitFor();
    assert.equal(await fields(), 1);
    assert.equal(await page.evaluate(() => document.activeElement?.tagName), 'H1', 'the new question is announced');
    await choose(page, '证件类型', '居民身份证');
    await pictures('3-question');
    await action(page, '上一题').click();
    assert.equal(await page.getByLabel('姓名', { exact: true }).inputValue(), applicant.姓名);
    await next(page);
    await page.getByText(/第 2 题/).waitFor();
    await next(page);
    await page.getByLabel('证件号码', { exact: true }).fill(applicant.证件号码);
    await next(page);
    await page.getByLabel('手机号', { exact: true }).fill(applicant.手机号);
    await next(page);
    await title(page, '申请的资格');
  }));
