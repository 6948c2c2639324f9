// One journey, step by step the same, in both faces: found, filled in, photographed, booked, signed in, submitted, followed to
// the door. The clerk's desk is the real one each time.

import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import { inBothFaces, steps } from './both_faces.mjs';
import { applicant } from './citizen.mjs';
import { act, openCase, ship, signIn as signInAtDesk } from './clerk.mjs';

/** An answer is changed after all; what was given since stands. */
async function go_back(face) {
  await face.titled('预约教师资格体检');
  await face.back();
  await face.titled('材料');
  await face.back();
  await face.titled('个人承诺');
  await face.tick(/承诺/);
  await face.tick(/承诺/);
  await face.act('下一步');
  await face.titled('材料');
  await face.sees('已提供');
  await face.act('下一步');
}

async function submit(face) {
  await steps.agree(face);
  await face.act('提交');
  const number = await steps.receipt(face);
  if (face.wechat) {
    await face.act('用微信通知我');
    await face.sees('微信会通知您');
  }
  await face.picture('receipt');
  await face.act('看办理进度');
  await face.sees('等待受理');
  return number;
}

/** Once for each that was accepted and has happened, whoever looks at the screen. */
async function told_in_wechat(face, number) {
  const wanted = ['demo-decision 已批准', 'demo-parcel 已寄出'];
  let told = [];
  for (let tries = 0; tries < 100 && told.length < wanted.length; tries += 1, await pause(100)) told = await face.wechat.messages();
  assert.deepEqual(told.map(({ template_id, data }) => `${template_id} ${data.phrase3}`), wanted);
  assert.deepEqual([...new Set(told.map(({ page }) => page))], [`pages/follow?number=${number}`]);
}

/** The clerk decides; the citizen's screen follows by itself to the door, and says what the one trip spared. */
async function follow(face, city, browser, number) {
  const desk = await signInAtDesk(browser, city);
  await openCase(desk, number);
  await act(desk, '受理');
  await face.sees('已受理，正在审核');
  await act(desk, '准予');
  await face.sees('已批准');
  await ship(desk, '1130012345678');
  await face.sees('正在派送');
  await face.sees('已签收');
  await face.sees('已办结');
  await face.sees(/免交了 \d+ 份材料|少跑/);
  if (face.wechat) await told_in_wechat(face, number);
  await face.picture('delivered');
  await desk.context().close();
}

inBothFaces('teacher qualification from finding it to the certificate at the door', async (face, { city, browser }) => {
  await face.picture('find');
  await steps.find(face);
  await face.titled('申请人');
  await face.act('下一步');
  await face.sees(/处需要修改/);
  await steps.fill(face);
  await steps.give(face);
  await go_back(face);
  await steps.book(face, city);
  const number = await submit(face);
  await follow(face, city, browser, number);
}, { wechat: applicant.手机号 });
