// One journey, step by step the same, in both faces: found, filled in, photographed, booked, signed in, submitted, followed to
// the door. The clerk's desk is the real one each time.

import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import test from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { codeSentTo } from '../server/demo_sms.mjs';
import { applicant, portrait } from './citizen.mjs';
import { act, openCase, ship, signIn as signInAtDesk } from './clerk.mjs';
import { MiniProgramFace, PageFace } from './faces.mjs';
import { journey } from './journey.mjs';
import { demoWechat } from './miniprogram/demo_wechat.mjs';

/** What a citizen does, by the words on the screen. `picture` keeps what it looked like. */
const steps = {
  async find(face) {
    await face.titled('您要办什么事？');
    await face.write('搜事项名称', 'jszg');
    await face.act('教师资格认定');
    await face.titled('教师资格认定');
    await face.sees('免交 ');
    await face.act('开始办理');
  },
  async fill(face) {
    await face.titled('申请人');
    await face.act('下一步');
    await face.sees(/处需要修改/);
    await face.write('姓名', applicant.姓名);
    await face.choose('证件类型', '居民身份证');
    await face.write('证件号码', applicant.证件号码);
    await face.write('手机号', applicant.手机号);
    await face.act('下一步');
    await face.titled('申请的资格');
    await face.choose('认定批次', '秋季批次');
    await face.choose('资格种类', '小学');
    await face.choose('任教学科', '数学');
    await face.choose('为什么在云川市认定', '户籍');
    await face.act('下一步');
    await face.titled('学历与能力');
    await face.choose('最高学历', '大学本科');
    await face.choose('学历在哪里取得', '');
    await face.choose('教学能力依据', '');
    await face.choose('普通话等级', '二级甲等');
    await face.write('个人简历', '2008 年至 2012 年就读于云川师范学院，2012 年起在云川市任代课教师。');
    await face.act('下一步');
    await face.titled('领取证书');
    await face.choose('领取方式', '邮寄');
    await face.write('收件地址', '云川市城东区学府路 8 号 3 幢 201 室');
    await face.act('下一步');
    await face.titled('个人承诺');
    await face.tick(/承诺/);
    await face.act('下一步');
  },
  async give(face) {
    await face.titled('材料');
    await face.act('提供一寸证件照');
    await face.offer('从相册选择', await portrait(face.page));
    await face.sees('拖动照片，让头部位于框的中间');
    await face.picture('crop');
    await face.act('使用这张照片');
    await face.titled('材料');
    await face.sees('已提供');
    await face.act('下一步');
  },
  /** An answer is changed after all; what was given since stands. */
  async go_back(face) {
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
  },
  async book(face, city) {
    await face.titled('预约教师资格体检');
    await face.chooseFirst('选时间');
    await face.picture('slots');
    await face.act('约这个时间');
    await face.titled('登录');
    if (face.wechat) await face.act('用微信手机号登录');
    else await steps.enter_code(face, city);
    await face.sees('已为您留好');
    await face.act('下一步');
  },
  async enter_code(face, city) {
    assert.equal(await face.read('手机号'), applicant.手机号);
    const logged = city.said().length;
    await face.act('获取验证码');
    await face.look_elsewhere();
    await face.write('短信验证码', await codeSentTo(applicant.手机号, city.said, logged));
    await face.act('登录并继续');
  },
  async submit(face) {
    await face.titled('核对并提交');
    await face.tick(/^我同意/);
    await face.picture('review');
    await face.act('提交');
    await face.titled('已收到您的申请');
    await face.sees('回执有效，已在本机验证');
    await face.sees('与您在本机提交的内容一致');
    const number = /\d{4}( \d{2,4}){4,5}/.exec(await face.words())?.[0].replace(/ /g, '');
    assert.match(number ?? '', /^\d{19}$/);
    if (face.wechat) {
      await face.act('用微信通知我');
      await face.sees('微信会通知您');
    }
    await face.picture('receipt');
    await face.act('看办理进度');
    await face.sees('等待受理');
    return number;
  },
  /** Once for each that was accepted and has happened, whoever looks at the screen. */
  async told_in_wechat(face, number) {
    const wanted = ['demo-decision 已批准', 'demo-parcel 已寄出'];
    let told = [];
    for (let tries = 0; tries < 100 && told.length < wanted.length; tries += 1, await pause(100)) told = await face.wechat.messages();
    assert.deepEqual(told.map(({ template_id, data }) => `${template_id} ${data.phrase3}`), wanted);
    assert.deepEqual([...new Set(told.map(({ page }) => page))], [`pages/follow?number=${number}`]);
  },
  /** The clerk decides; the citizen's screen follows by itself to the door. */
  async follow(face, city, browser, number) {
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
    if (face.wechat) await steps.told_in_wechat(face, number);
    await face.picture('delivered');
    await desk.context().close();
  },
};

for (const Kind of [PageFace, MiniProgramFace]) {
  test(`teacher qualification in ${Kind.title}: from finding it to the certificate at the door`, async () => {
    const wechat = Kind === MiniProgramFace ? await demoWechat(applicant.手机号) : null;
    const walk = async ({ city, browser }) => {
      const face = await Kind.open(browser, city, { wechat });
      face.wechat = wechat;
      mkdirSync('build/journeys', { recursive: true });
      face.picture = (name) => face.page.screenshot({ path: `build/journeys/${Kind.name}-${name}.png` });
      await face.picture('find');
      await steps.find(face);
      await steps.fill(face);
      await steps.give(face);
      await steps.go_back(face);
      await steps.book(face, city);
      const number = await steps.submit(face);
      await steps.follow(face, city, browser, number);
      assert.deepEqual(face.errors, []);
      await face.close();
    };
    try {
      await journey(`both-faces-${Kind.name}`, walk, wechat?.settings);
    } finally {
      await wechat?.close();
    }
  });
}
