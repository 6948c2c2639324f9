// What an office can find out nobody is asked for: the applicant agrees, the register is asked at once, and what it does not
// have is said before anything is sent. The data-sharing platform is a twin on this machine.

import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import test from 'node:test';
import { action, applicant, begin, chooseSlot, fillForm, next, portrait, receiptOf, review, signIn } from './citizen.mjs';
import { journey } from './journey.mjs';
import { letter } from './photographs.mjs';

/** Answers every question with what `said` holds and keeps what it was asked. */
async function openPlatform() {
  const platform = { said: { found: false }, asked: [] };
  const server = createServer(async (request, response) => {
    let text = '';
    for await (const part of request) text += part;
    platform.asked.push({ key: request.headers.authorization, ...JSON.parse(text) });
    response.setHeader('Content-Type', 'application/json');
    response.end(JSON.stringify(platform.said));
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  platform.address = `http://127.0.0.1:${server.address().port}/registers`;
  platform.close = () => server.close();
  return platform;
}

test('a diploma that the register does not have is asked for at once', async (t) => {
  const platform = await openPlatform();
  t.after(platform.close);
  await journey(
    'registers',
    async ({ city, page, pictures }) => {
      await page.goto(`${city.address}/#/cases`);
      await action(page, '用手机号登录').click();
      await signIn(page, city, { phone: applicant.手机号 });
      await page.getByText(/^已登录/).waitFor();
      await begin(page, city);
      await fillForm(page);
      await page.getByText(/学历证书可以现在就向主管部门查询/).waitFor();
      await pictures('1-may-be-asked');
      assert.deepEqual(platform.asked, [], 'nothing is asked before the applicant agrees');
      await action(page, '同意查询').click();
      await page.getByText('学历数据里没有查到，请上传学历证书。').waitFor();
      await pictures('2-not-found');
      await page.getByRole('link', { name: '提供学历证书' }).click();
      await page.getByLabel('选择文件').setInputFiles({ name: 'diploma.jpg', mimeType: 'image/jpeg', buffer: await letter(page) });
      await action(page, '使用这张照片').click();
      await page.getByRole('link', { name: '提供一寸证件照' }).click();
      await page.getByLabel('从相册选择').setInputFiles({ name: 'photo.jpg', mimeType: 'image/jpeg', buffer: await portrait(page) });
      await action(page, '使用这张照片').click();
      await page.getByText('已提供', { exact: true }).nth(1).waitFor();
      await next(page);
      await chooseSlot(page);
      await page.getByText(/已为您留好/).waitFor();
      await next(page);
      await review(page);
      await action(page, '提交').click();
      await receiptOf(page);
      const question = {
        key: 'Bearer twin-key',
        register: 'higher_education_diplomas',
        name: applicant.姓名,
        number: applicant.证件号码,
        purpose: 'teacher-qualification',
        consent: true,
      };
      assert.deepEqual(platform.asked, [question, question], 'once for the applicant, once for the office');
    },
    { options: ['--registry-url', platform.address], environment: { ONETRIP_REGISTRY_KEY: 'twin-key' }, looks: true },
  );
});
