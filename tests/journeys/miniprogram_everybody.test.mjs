// Every screen of an application in the mini-program, for everybody: in the light and the dark, at 320 px, and with WeChat's
// larger scales of text.

import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import test from 'node:test';
import { steps } from './both_faces.mjs';
import { portrait } from './citizen.mjs';
import { act, openCase, signIn as signInAtDesk } from './clerk.mjs';
import { MiniProgramFace } from './faces.mjs';
import { grantedCase } from './granted.mjs';
import { journey } from './journey.mjs';
import { MiniProgramEverybody } from './miniprogram/everybody.mjs';
import { letter } from './photographs.mjs';
import { catalogueWithTwoHospitals } from './two_hospitals.mjs';

/** Walks, and says at the end all that is wrong with all screens. */
function walked(t, name, walk, { begin, ...settings } = {}) {
  const everybody = new MiniProgramEverybody();
  return journey(name, async ({ city, browser }) => {
    const before = await begin?.(city);
    const face = await MiniProgramFace.open(browser, city, { as: before });
    await walk(face, (screen) => everybody.look(face, screen), { city, browser });
    assert.deepEqual(face.errors, []);
    await face.close();
    t.diagnostic(`note: for everybody in the mini-program, ${everybody.said}`);
    assert.deepEqual([...new Set(everybody.wrong)], []);
  }, settings).finally(() => [...new Set(everybody.wrong)].forEach((text) => console.error(text)));
}

async function form(face, look) {
  await face.titled('您要办什么事？');
  await face.sees('教师资格认定');
  await look('find');
  await face.act('教师资格认定');
  await face.titled('教师资格认定');
  await face.sees('免交 ');
  await look('guide');
  await face.act('开始办理');
  await face.titled('申请人');
  await face.act('下一步');
  await face.sees(/处需要修改/);
  await look('form with mistakes');
  await steps.fill(face, { degreePlace: '境外' });
}

async function materials(face, look) {
  await face.titled('材料');
  await look('materials');
  await face.act('下一步');
  await face.sees(/处需要修改/);
  await look('materials with what is missing');
  await face.act('提供一寸证件照');
  await face.sees('从相册选择');
  await look('material');
  await face.offer('从相册选择', await portrait(face.page));
  await face.sees('本机检查通过，可以使用');
  await look('a photo is cut');
  await face.act('使用这张照片');
  await face.titled('材料');
  await face.act('提供学历证书');
  await face.offer('选择文件', await letter(face.page, { blur: 6 }));
  await face.sees('这张照片现在还不能用');
  await look('a blurred page');
  await face.offer('选择文件', await letter(face.page));
  await face.sees('本机检查通过，可以使用');
  await face.act('裁掉边上');
  await face.cut('上边');
  await look('a page is cut');
  await face.act('不裁了');
  await face.act('有好几页？合成一个 PDF');
  await face.offer('添加一页', await letter(face.page));
  await face.shows('第 1 页');
  await look('several pages');
  await face.act('合成并使用（1 页）');
  await face.titled('材料');
  await face.act('下一步');
}

async function sending(face, look, city) {
  await face.titled('预约教师资格体检');
  await face.sees('选时间');
  await look('booking');
  await face.chooseFirst('选时间');
  await face.act('约这个时间');
  await face.titled('登录');
  await look('sign in');
  await steps.enter_code(face, city, () => look('sign in with the code'));
  await face.sees('已为您留好');
  await look('booked');
  await face.act('下一步');
  await face.titled('核对并提交');
  await face.tick('我是帮别人填的');
  await face.act('提交');
  await face.sees(/处需要修改/);
  await look('review with what is missing');
  await face.tick('我是帮别人填的');
  await face.tick(/^我同意/);
  await face.phone.turn(false);
  await face.act('提交');
  await face.sees('已放进待发送');
  await look('waiting to be sent');
  await face.phone.turn(true);
  const number = await steps.receipt(face);
  await look('receipt');
  return number;
}

test('every screen of an application', (t) =>
  walked(t, 'miniprogram-everybody', async (face, look, { city, browser }) => {
    await form(face, look);
    await materials(face, look);
    const number = await sending(face, look, city);
    await face.act('看办理进度');
    await face.sees('等待受理');
    await look('follow');
    const desk = await signInAtDesk(browser, city);
    await openCase(desk, number);
    await act(desk, '发一次性告知书');
    await desk.getByRole('checkbox', { name: '一寸证件照' }).check();
    await desk.getByLabel('一寸证件照 要求').fill('请换一张近期照片');
    await act(desk, '发出告知书');
    await face.act('现在补正');
    await face.sees('请换一张近期照片');
    await look('supplement');
    await face.back();
    await face.act('改期、候补、加入日历');
    await face.shows('报到码');
    await look('visit');
    await face.act('改期');
    await face.titled('改到什么时间？');
    await look('visit to be moved');
  }));

test('the plan of trips, and booking where several halls will do', (t) => {
  const folder = catalogueWithTwoHospitals();
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  return walked(t, 'miniprogram-everybody-plan', async (face, look) => {
    await face.act('几件事一起办？算算最少跑几趟');
    await face.titled('最少跑几趟？');
    await face.act('加上教师资格认定');
    await face.act('整套一起加：姓名变更一件事');
    await face.write('家里人的称呼', '妈妈');
    await face.act('加上家里人');
    await face.sees('谁要到场');
    await look('what is to be planned');
    await face.act('看看要跑几趟');
    await face.titled('行程');
    await face.sees('不用跑的');
    await look('the plan');
    await face.act('先填表，填完就约这个时间：教师资格体检');
    await face.act('继续上次的填写');
    await steps.fill(face);
    await steps.give(face);
    await face.sees('在哪里办');
    await face.sees('哪些大厅都可以');
    await look('booking in one of several halls');
  }, { options: ['--catalog', folder] });
});

test('every screen of a certificate by mail, of one’s cases and visits', (t) =>
  walked(t, 'miniprogram-everybody-mail', async (face, look) => {
    await face.act('我的办件');
    await face.titled('我的办件');
    await face.sees('139');
    await look('my cases');
    await face.act('我的预约');
    await face.titled('我的预约');
    await look('my visits');
    await face.back();
    await face.act('教师资格认定');
    await face.titled('教师资格认定');
    await face.act('更改收件地址');
    await face.act('新增地址');
    await face.act('存入并使用');
    await face.sees('请填写或选择这一项');
    await look('address book');
    await face.act('指定代收人');
    await look('agent');
    await face.act('查看回执');
    await face.sees('回执有效');
    await look('receipt of before');
  }, { begin: grantedCase, paceMs: 60_000 }));
