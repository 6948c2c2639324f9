// A journey that is walked in both faces, step by step the same; and what several of them do.

import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import test from 'node:test';
import { codeSentTo } from '../server/demo_sms.mjs';
import { applicant, portrait } from './citizen.mjs';
import { MiniProgramFace, PageFace } from './faces.mjs';
import { journey } from './journey.mjs';
import { demoWechat } from './miniprogram/demo_wechat.mjs';

/**
 * `walk(face, {city, browser})`. `begin(city)` makes whose case is there from before, who is signed in on the phone. `wechat`: the
 * mini-program's WeChat has this number. Other `settings` are the city's.
 */
export function inBothFaces(title, walk, { begin, wechat: number, ...settings } = {}) {
  for (const Kind of [PageFace, MiniProgramFace]) {
    test(`${title}, in ${Kind.title}`, async () => {
      const wechat = number && Kind === MiniProgramFace ? await demoWechat(number) : null;
      const go = async ({ city, browser }) => {
        const before = await begin?.(city);
        const face = await Kind.open(browser, city, { wechat, as: before });
        face.wechat = wechat;
        mkdirSync('build/journeys', { recursive: true });
        face.picture = (name) => face.page.screenshot({ path: `build/journeys/${Kind.name}-${name}.png` });
        await walk(face, { city, browser, before });
        assert.deepEqual(face.errors, []);
        await face.close();
      };
      try {
        await journey(`both-faces-${Kind.name}`, go, { ...settings, ...wechat?.settings });
      } finally {
        await wechat?.close();
      }
    });
  }
}

/** What a citizen does, by the words on the screen. */
export const steps = {
  async find(face) {
    await face.titled('您要办什么事？');
    await face.write('搜事项名称', 'jszg');
    await face.act('教师资格认定');
    await face.titled('教师资格认定');
    await face.sees('免交 ');
    await face.act('开始办理');
  },
  async fill(face, { degreePlace = '' } = {}) {
    await face.titled('申请人');
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
    await face.choose('学历在哪里取得', degreePlace);
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
  /** The one photo that is asked for, and on. */
  async give(face) {
    await face.titled('材料');
    await face.act('提供一寸证件照');
    await face.offer('从相册选择', await portrait(face.page));
    await face.sees('拖动照片，让头部位于框的中间');
    await face.sees('本机检查通过，可以使用');
    await face.picture('crop');
    await face.act('使用这张照片');
    await face.titled('材料');
    await face.sees('已提供');
    await face.act('下一步');
  },
  async enter_code(face, city, look = async () => {}) {
    assert.equal(await face.read('手机号'), applicant.手机号);
    const logged = city.said().length;
    await face.act('获取验证码');
    await face.look_elsewhere();
    await face.sees('短信验证码');
    await look();
    await face.write('短信验证码', await codeSentTo(applicant.手机号, city.said, logged));
    await face.act('登录并继续');
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
  async agree(face) {
    await face.titled('核对并提交');
    await face.tick(/^我同意/);
    await face.picture('review');
  },
  /** The number of the case. */
  async receipt(face) {
    await face.titled('已收到您的申请');
    await face.sees('回执有效，已在本机验证');
    await face.sees('与您在本机提交的内容一致');
    const number = /\d{4}( \d{2,4}){4,5}/.exec(await face.words())?.[0].replace(/ /g, '');
    assert.match(number ?? '', /^\d{19}$/);
    return number;
  },
  /** From the first page to one's own case. */
  async open_case(face) {
    await face.titled('您要办什么事？');
    await face.act('我的办件');
    await face.titled('我的办件');
    await face.act('教师资格认定');
    await face.titled('教师资格认定');
  },
};
