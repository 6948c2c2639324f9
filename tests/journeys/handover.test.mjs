// A form begun on one device goes on on another by a code, photo and all: from page to page, and into the mini-program.

import assert from 'node:assert/strict';
import test from 'node:test';
import { action, applicant, begin, fillForm, givePhoto, portrait, title } from './citizen.mjs';
import { MiniProgramFace, PageFace } from './faces.mjs';
import { journey } from './journey.mjs';

async function codeOf(page) {
  await action(page, '换一台设备接着填').click();
  const code = await page.locator('.handover .number').innerText();
  assert.match(code, /^[0-9A-Z]{3} [0-9A-Z]{3}$/);
  return code;
}

async function takeOver(face, code) {
  await face.act('我的办件');
  await face.titled('我的办件');
  await face.write('接续码（6 位）', code);
  await face.act('接过来');
}

for (const Kind of [PageFace, MiniProgramFace]) {
  test(`a form goes on in ${Kind.title} by a code`, () =>
    journey(`handover-${Kind.name}`, async ({ city, browser, page, pictures }) => {
      await begin(page, city);
      await fillForm(page);
      await givePhoto(page, await portrait(page));
      await page.goto(`${city.address}/#/services/teacher-qualification/form/applicant`);
      await title(page, '申请人');
      const code = await codeOf(page);
      await action(page, '换一台设备接着填').scrollIntoViewIfNeeded();
      await pictures('code');

      const other = await Kind.open(browser, city);
      await takeOver(other, '000000');
      await other.sees('接续码不对或已失效');
      await other.write('接续码（6 位）', code.toLowerCase());
      await other.act('接过来');
      await other.titled('教师资格认定');
      await other.act('继续上次的填写');
      await other.titled('申请人');
      assert.equal(await other.read('姓名'), applicant.姓名);
      for (const step of ['申请人', '申请的资格', '学历与能力', '领取证书', '个人承诺']) {
        await other.titled(step);
        await other.act('下一步');
      }
      await other.titled('材料');
      await other.sees('已提供');
      assert.deepEqual(other.errors, []);
      await other.close();

      // It counts once.
      const third = await PageFace.open(browser, city);
      await takeOver(third, code);
      await third.sees('接续码不对或已失效');
      await third.close();
    }, { looks: true }));
}
